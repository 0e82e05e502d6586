import { ChangeLog } from './ledger-changes';
import { Batch, type Operation } from './operation';

describe('ChangeLog', () => {
  const operation = { state: 'queued' } as Operation;
  const batch = new Batch('one');

  it('begins with nothing', () => {
    const log = new ChangeLog();
    expect(log.isEmpty).toBeTrue();
    expect(log.takeChanges()).toEqual({
      rows: new Set(),
      counts: false,
      members: false,
      settled: [],
      batches: new Set(),
    });
    expect(log.takeReady()).toEqual([]);
    expect(log.takeProofs()).toEqual([]);
  });

  for (const [what, change, expected] of [
    ['a row', (log: ChangeLog) => log.row(7), { rows: new Set([7]) }],
    ['a count', (log: ChangeLog) => log.count(), { counts: true }],
    ['a member', (log: ChangeLog) => log.member(), { members: true }],
    ['a batch', (log: ChangeLog) => log.batch(batch), { batches: new Set([batch]) }],
  ] as const) {
    it(`tells of ${what} once`, () => {
      const log = new ChangeLog();
      change(log);
      change(log);
      expect(log.isEmpty).toBeFalse();
      const nothing = new ChangeLog().takeChanges();
      expect(log.takeChanges()).toEqual({ ...nothing, ...expected });
      expect(log.isEmpty).toBeTrue();
      expect(log.takeChanges()).toEqual(nothing);
    });
  }

  it('is not empty with as many rows as batches', () => {
    const log = new ChangeLog();
    log.row(7);
    log.batch(batch);
    expect(log.isEmpty).toBeFalse();
  });

  it('tells what has settled in its order, and with the batch it belongs to', () => {
    const log = new ChangeLog();
    const other = { state: 'failed' } as Operation;
    log.settled(operation);
    log.settled(other);
    expect(log.takeChanges().settled).toEqual([operation, other]);
    expect(log.takeChanges().settled).toEqual([]);
  });

  it('hands out what is ready, and what is to be read, once', () => {
    const log = new ChangeLog();
    log.ready(operation);
    log.proof(7, 1000);
    expect(log.isEmpty).toBeTrue();
    expect(log.takeReady()).toEqual([operation]);
    expect(log.takeReady()).toEqual([]);
    expect(log.takeProofs()).toEqual([{ row: 7, at: 1000 }]);
    expect(log.takeProofs()).toEqual([]);
  });
});
