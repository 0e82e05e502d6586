import { applyWritten } from './apply-written';
import { LicenseLedger } from './license-ledger';
import { holds } from './license-sets';
import { Batch } from './operation';

describe('applyWritten', () => {
  const cell = { userId: 'u', licenseId: 'a', value: true };
  let ledger: LicenseLedger;

  const read = (licenses: readonly string[], now: number, asked = ledger.beginRead(now)) => {
    ledger.applyRead(asked, [{ id: 'u', licenses }], now);
    ledger.endRead(asked, now);
  };
  const shown = (): boolean => holds(ledger.view(ledger.users.of('u')), ledger.licenses.of('a'));

  beforeEach(() => {
    ledger = new LicenseLedger({ verification: 'always', lag: 1000, maxAge: 60_000 });
    read([], 0);
  });

  it('is on view at once, and stays through reads that were asked for before or come too early', () => {
    const early = ledger.beginRead(5);
    applyWritten(ledger, cell, ledger.tick, 10);
    expect(shown()).toBeTrue();
    read([], 20, early);
    read([], 500);
    expect(shown()).toBeTrue();
    read([], 1500);
    expect(shown()).toBeFalse();
    expect([...ledger.allCells()]).toEqual([]);
  });

  it('tells nothing of a row that was read since', () => {
    const { tick } = ledger;
    read([], 20);
    applyWritten(ledger, cell, tick, 30);
    expect(shown()).toBeFalse();
    expect([...ledger.allCells()]).toEqual([]);
  });

  it('leaves a cell alone that has changes of its own', () => {
    const batch = new Batch('own');
    ledger.submit(
      batch,
      [
        { ...cell, value: false },
        { userId: 'u', licenseId: 'b', value: true },
      ],
      5,
    );
    const [, operation] = batch.operations;
    applyWritten(ledger, { userId: 'u', licenseId: 'b', value: false }, ledger.tick, 10);
    expect(operation?.state).toBe('queued');
    expect(holds(ledger.view(ledger.users.of('u')), ledger.licenses.of('b'))).toBeTrue();
    if (operation === undefined) return fail('no operation');
    expect(ledger.cell(operation.row, operation.license)?.fence).toBe(0);
  });

  it('takes a failure’s mark away where it came to what was asked', () => {
    const batch = new Batch('own');
    ledger.submit(batch, [cell], 5);
    const [operation] = batch.operations;
    if (operation === undefined) return fail('no operation');
    ledger.markSent(operation);
    ledger.fail(operation, {}, 10);
    expect([...ledger.allCells()].map(({ trouble }) => trouble?.state)).toEqual(['failed']);
    applyWritten(ledger, cell, ledger.tick, 20);
    expect([...ledger.allCells()].map(({ trouble }) => trouble)).toEqual([undefined]);
    expect(shown()).toBeTrue();
  });

  it('leaves the mark of a failure where it came to something else', () => {
    const batch = new Batch('own');
    ledger.submit(batch, [cell], 5);
    const [operation] = batch.operations;
    if (operation === undefined) return fail('no operation');
    ledger.markSent(operation);
    ledger.fail(operation, {}, 10);
    applyWritten(ledger, { ...cell, value: false }, ledger.tick, 20);
    expect([...ledger.allCells()].map(({ trouble }) => trouble)).toEqual([operation]);
  });

  it('keeps the fence up for as long as others may still tell of old reads', () => {
    ledger.fencePatience = 5000;
    applyWritten(ledger, cell, ledger.tick, 0);
    expect(ledger.nextFenceRelease).toBe(6000);
    ledger.releaseFences(5999);
    expect([...ledger.allCells()].length).toBe(1);
    ledger.releaseFences(6000);
    expect([...ledger.allCells()].length).toBe(0);
  });
});
