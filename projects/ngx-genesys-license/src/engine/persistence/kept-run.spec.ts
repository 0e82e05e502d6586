import { LicenseApiError } from 'genesys-license-client';
import { LicenseLedger } from '../../core/license-ledger';
import { resumeBatch, type ResumedCell } from '../../core/resume-batch';
import { Batch, operationStates } from '../../core/operation';
import {
  cellsOfPart,
  cellsPerPart,
  hasEnded,
  isKeptCells,
  keepCells,
  keepStates,
  partCount,
} from './kept-run';

function batchOf(cells: readonly ResumedCell[]): { readonly ledger: LicenseLedger; readonly batch: Batch } {
  const ledger = new LicenseLedger({ verification: 'always', lag: 3000, maxAge: 60_000 });
  const batch = new Batch('run-1');
  resumeBatch(ledger, batch, cells, 0);
  for (const [index, { state }] of cells.entries()) {
    const operation = batch.operations[index];
    if (operation !== undefined) operation.state = state;
  }
  return { ledger, batch };
}

const cellOf = (
  index: number,
  state: ResumedCell['state'] = 'sent',
  more: Partial<ResumedCell> = {},
): ResumedCell => ({
  userId: `user-${index}`,
  licenseId: `license-${index % 3}`,
  value: index % 2 === 0,
  state,
  before: undefined,
  evidence: {},
  ...more,
});

describe('keepCells and keepStates', () => {
  it('are what cellsOfPart gives back, in every state', () => {
    const cells = operationStates.map((state, index) =>
      cellOf(index, state, { before: [undefined, false, true][index % 3] }),
    );
    const { ledger, batch } = batchOf(cells);
    const kept = structuredClone(keepCells(ledger, batch, 0, [5, 1]));
    expect(isKeptCells(kept)).toBeTrue();
    expect([kept.run, kept.order]).toEqual(['run-1', [5, 1]]);
    const given = cellsOfPart(kept, structuredClone(keepStates(batch, 0)));
    expect(given.map((cell) => ({ ...cell, evidence: {} }))).toEqual(cells);
  });

  it('keep what was said about cells that did not end well', () => {
    const error = new LicenseApiError({
      code: 'not.found',
      message: 'no such user',
      effect: 'none',
      status: 404,
      operation: 'postLicenseOrganization',
    });
    const { ledger, batch } = batchOf([
      cellOf(0, 'failed', { evidence: { result: 'NO', correlationId: 'c-1', error } }),
      cellOf(1, 'confirmed', { evidence: { result: 'OK' } }),
    ]);
    const [failed, confirmed] = cellsOfPart(
      keepCells(ledger, batch, 0, [0, 0]),
      structuredClone(keepStates(batch, 0)),
    );
    expect(failed?.evidence).toEqual(jasmine.objectContaining({ result: 'NO', correlationId: 'c-1' }));
    expect((failed?.evidence.error as LicenseApiError).toJSON()).toEqual(
      jasmine.objectContaining({ code: 'not.found', message: error.message, effect: 'none', status: 404 }),
    );
    expect(confirmed?.evidence).toEqual({});
  });

  it('cut a run into parts', () => {
    const { ledger, batch } = batchOf(Array.from({ length: cellsPerPart + 1 }, (_, index) => cellOf(index)));
    expect(partCount(batch)).toBe(2);
    const last = cellsOfPart(keepCells(ledger, batch, 1, [0, 0]), keepStates(batch, 1));
    expect(last.map(({ userId }) => userId)).toEqual([`user-${cellsPerPart}`]);
    expect(partCount(new Batch('empty'))).toBe(0);
  });
});

describe('cellsOfPart', () => {
  it('says of cells that had not ended that they were interrupted, and whether they may have left', () => {
    const { ledger, batch } = batchOf([cellOf(0, 'queued'), cellOf(1, 'sent')]);
    const effects = cellsOfPart(keepCells(ledger, batch, 0, [0, 0]), keepStates(batch, 0)).map(
      ({ evidence }) => evidence.error as LicenseApiError,
    );
    expect(effects.map(({ code, effect }) => [code, effect])).toEqual([
      ['interrupted', 'none'],
      ['interrupted', 'unknown'],
    ]);
  });

  it('takes cells whose states are lost for sent', () => {
    const { ledger, batch } = batchOf([cellOf(0, 'queued'), cellOf(1, 'confirmed')]);
    const kept = keepCells(ledger, batch, 0, [0, 0]);
    for (const lost of [undefined, 7, {}, { states: Uint8Array.of(0), evidence: new Map() }]) {
      expect(cellsOfPart(kept, lost).map(({ state }) => state)).toEqual(['sent', 'sent']);
    }
  });
});

describe('isKeptCells', () => {
  it('refuses what is damaged', () => {
    const { ledger, batch } = batchOf([cellOf(0), cellOf(1)]);
    const kept = keepCells(ledger, batch, 0, [0, 0]);
    const damaged: unknown[] = [
      undefined,
      null,
      'text',
      {},
      { ...kept, run: 1 },
      { ...kept, order: [1] },
      { ...kept, order: ['a', 'b'] },
      { ...kept, users: ['user-0'] },
      { ...kept, licenses: [] },
      { ...kept, userOf: [0, 1] },
      { ...kept, askedOf: Uint32Array.of(0) },
    ];
    expect(damaged.filter(isKeptCells)).toEqual([]);
  });
});

describe('hasEnded', () => {
  it('is so when nothing in the part can change any more', () => {
    const states = (...given: readonly ResumedCell['state'][]) =>
      keepStates(batchOf(given.map((state, index) => cellOf(index, state))).batch, 0);
    expect(hasEnded(states('confirmed', 'failed', 'unresolved'))).toBeTrue();
    expect(hasEnded(states('confirmed', 'verifying'))).toBeFalse();
    expect(hasEnded(states('queued'))).toBeFalse();
  });
});
