import { LicenseApiError } from 'genesys-license-client';
import { LicenseLedger } from '../core/license-ledger';
import type { Operation } from '../core/operation';
import type { RunReport } from '../model/assignment';
import { LicenseRun } from './license-run';

/** A run over users who have been read and hold nothing, and short ways to have its cells end. */
function tryRun(...userIds: readonly string[]) {
  const ledger = new LicenseLedger({ verification: 'unconfirmed', lag: 0, maxAge: 60_000 });
  const ticket = ledger.beginRead(0);
  ledger.applyRead(
    ticket,
    userIds.map((id) => ({ id, licenses: [] })),
    0,
  );
  ledger.endRead(ticket, 0);
  const run = new LicenseRun(ledger, 'run');
  ledger.submit(
    run,
    userIds.map((userId) => ({ userId, licenseId: 'l', value: true })),
    0,
  );
  const operation = (index: number) => run.operations[index] as Operation;
  /** Sent, and called a success. */
  const confirm = (index: number) => {
    ledger.markSent(operation(index));
    ledger.acknowledge(operation(index), { result: 'OK' }, 0);
  };
  /** Tells the run of what has settled, as the engine does. */
  const tell = () => {
    for (const settled of ledger.log.takeChanges().settled) run.settle(settled);
    run.reportIfTold();
  };
  return { ledger, run, operation, confirm, tell };
}

describe('LicenseRun', () => {
  it('is queued, running, verifying and done, as its cells are', () => {
    const { ledger, run, operation, confirm } = tryRun('a', 'b');
    expect(run.state).toBe('queued');
    ledger.markSent(operation(0));
    expect(run.state).toBe('running');
    ledger.doubt(operation(0), {}, 0);
    expect(run.state).toBe('running');
    confirm(1);
    expect(run.state).toBe('verifying');
    ledger.giveUp(operation(0).row, undefined, 0);
    expect(run.state).toBe('done');
    expect(run.progress).toEqual(
      jasmine.objectContaining({ asked: 2, queued: 0, sent: 0, confirmed: 1, unresolved: 1 }),
    );
  });

  it('is cancelled only where something was dropped by it', () => {
    const done = tryRun('a');
    done.run.stop.abort();
    done.confirm(0);
    expect(done.run.state).toBe('done');
    const dropped = tryRun('a');
    dropped.run.stop.abort();
    dropped.ledger.cancel(dropped.operation(0), 0);
    expect(dropped.run.state).toBe('cancelled');
  });

  it('tells late comers everything, and reports once, when all has been told', async () => {
    const { ledger, run, operation, confirm, tell } = tryRun('a', 'b');
    const reports: RunReport[] = [];
    void run.report.then((report) => reports.push(report));
    confirm(0);
    tell();
    ledger.markSent(operation(1));
    const error = new LicenseApiError({ code: 'not.found', message: 'No such user.', effect: 'none' });
    ledger.fail(operation(1), { error, correlationId: 'c' }, 0);
    run.reportIfTold();
    await Promise.resolve();
    expect(reports).toEqual([]);
    tell();
    run.reportIfTold();
    await Promise.resolve();
    expect(reports.length).toBe(1);
    expect(reports[0]?.cells.map(({ userId, state }) => [userId, state])).toEqual([
      ['a', 'confirmed'],
      ['b', 'failed'],
    ]);
    expect(reports[0]?.failures).toEqual([
      {
        userId: 'b',
        licenseId: 'l',
        asked: true,
        state: 'failed',
        result: undefined,
        error,
        correlationId: 'c',
      },
    ]);
    const late: string[] = [];
    run.changes$.subscribe({ next: ({ userId }) => late.push(userId), complete: () => late.push('end') });
    expect(late).toEqual(['a', 'b', 'end']);
  });

  it('reports at once where nothing was asked', async () => {
    const { run, tell } = tryRun();
    tell();
    expect((await run.report).progress.asked).toBe(0);
  });

  it('keeps to itself what is no error of the server’s', () => {
    const { ledger, run, operation } = tryRun('a');
    ledger.markSent(operation(0));
    ledger.fail(operation(0), { error: new Error('a bug') }, 0);
    expect(run.failures.map(({ error }) => error)).toEqual([undefined]);
    expect(run.failedCells()).toEqual([{ userId: 'a', licenseId: 'l', value: true }]);
  });

  it('inverts what it confirmed, but for what others have changed since or nobody knew before', () => {
    const { ledger, run, confirm, operation } = tryRun('a', 'b', 'c');
    for (const index of [0, 1, 2]) confirm(index);
    operation(2).before = undefined;
    const ticket = ledger.beginRead(1);
    ledger.applyRead(ticket, [{ id: 'b', licenses: [] }], 1);
    ledger.endRead(ticket, 1);
    expect(run.inverse()).toEqual({
      cells: [{ userId: 'a', licenseId: 'l', value: false }],
      skipped: ['b', 'c'].map((userId) => ({ userId, licenseId: 'l', asked: true })),
    });
  });
});
