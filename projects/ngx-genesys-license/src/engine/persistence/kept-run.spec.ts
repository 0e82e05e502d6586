import { LicenseApiError } from 'genesys-license-client';
import { LicenseLedger } from '../../core/license-ledger';
import { resumeBatch, type ResumedCell } from '../../core/resume-batch';
import { Batch, operationStates } from '../../core/operation';
import { cellsOfPart, cellsPerPart, isKeptPart, keepPart, partCount, statesOf } from './kept-run';

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

describe('keepPart', () => {
  it('is what cellsOfPart gives back, in every state', () => {
    const cells = operationStates.map((state, index) =>
      cellOf(index, state, { before: [undefined, false, true][index % 3] }),
    );
    const { ledger, batch } = batchOf(cells);
    const kept = structuredClone(keepPart(ledger, batch, 0, [5, 1]));
    expect(isKeptPart(kept)).toBeTrue();
    expect([kept.run, kept.part, kept.order]).toEqual(['run-1', 0, [5, 1]]);
    expect(cellsOfPart(kept).map((cell) => ({ ...cell, evidence: {} }))).toEqual(cells);
  });

  it('keeps what was said about cells that did not end well', () => {
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
    const [failed, confirmed] = cellsOfPart(structuredClone(keepPart(ledger, batch, 0, [0, 0])));
    expect(failed?.evidence).toEqual(jasmine.objectContaining({ result: 'NO', correlationId: 'c-1' }));
    expect((failed?.evidence.error as LicenseApiError).toJSON()).toEqual(
      jasmine.objectContaining({ code: 'not.found', message: error.message, effect: 'none', status: 404 }),
    );
    expect(confirmed?.evidence).toEqual({});
  });

  it('cuts a run into parts', () => {
    const { ledger, batch } = batchOf(Array.from({ length: cellsPerPart + 1 }, (_, index) => cellOf(index)));
    expect(partCount(batch)).toBe(2);
    const last = cellsOfPart(keepPart(ledger, batch, 1, [0, 0]));
    expect(last.map(({ userId }) => userId)).toEqual([`user-${cellsPerPart}`]);
    expect(partCount(new Batch('empty'))).toBe(0);
  });
});

describe('cellsOfPart', () => {
  it('says of cells that had not ended that they were interrupted, and whether they may have left', () => {
    const { ledger, batch } = batchOf([cellOf(0, 'queued'), cellOf(1, 'sent')]);
    const effects = cellsOfPart(keepPart(ledger, batch, 0, [0, 0])).map(
      ({ evidence }) => evidence.error as LicenseApiError,
    );
    expect(effects.map(({ code, effect }) => [code, effect])).toEqual([
      ['interrupted', 'none'],
      ['interrupted', 'unknown'],
    ]);
  });

  it('takes cells whose state is unknown for sent', () => {
    const { ledger, batch } = batchOf([cellOf(0), cellOf(1), cellOf(2)]);
    const kept = keepPart(ledger, batch, 0, [0, 0]);
    const strange = kept.cells.map((cell, index) => ({ ...cell, state: [undefined, 7, 'done'][index] }));
    const given = cellsOfPart({ ...kept, cells: strange as unknown as typeof kept.cells });
    expect(given.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('isKeptPart', () => {
  it('refuses what is damaged', () => {
    const { ledger, batch } = batchOf([cellOf(0), cellOf(1)]);
    const kept = keepPart(ledger, batch, 0, [0, 0]);
    const [cell] = kept.cells;
    const damaged: unknown[] = [
      undefined,
      null,
      'text',
      {},
      { ...kept, run: 1 },
      { ...kept, part: undefined },
      { ...kept, order: [1] },
      { ...kept, order: ['a', 'b'] },
      { ...kept, cells: 'cells' },
      ...[
        undefined,
        { ...cell, userId: 7 },
        { ...cell, licenseId: undefined },
        { ...cell, value: 'true' },
        { ...cell, evidence: null },
      ].map((broken) => ({ ...kept, cells: [cell, broken] })),
    ];
    expect(damaged.filter(isKeptPart)).toEqual([]);
  });
});

describe('statesOf', () => {
  it('differs as soon as any cell of the part has come further, and for no other part', () => {
    const { batch } = batchOf(Array.from({ length: cellsPerPart + 1 }, (_, index) => cellOf(index)));
    const before = [statesOf(batch, 0), statesOf(batch, 1)];
    (batch.operations[3] as (typeof batch.operations)[number]).state = 'confirmed';
    expect([statesOf(batch, 0) === before[0], statesOf(batch, 1) === before[1]]).toEqual([false, true]);
  });
});
