import { markOf } from './cell';
import { LicenseLedger } from './license-ledger';
import { Batch, type Operation } from './operation';

/** A change of one cell on a ledger that knows its user, sent. */
function sent(): { readonly ledger: LicenseLedger; readonly operation: Operation } {
  const ledger = new LicenseLedger({ verification: 'always', lag: 3000, maxAge: 60_000 });
  read(ledger, [], 0);
  return { ledger, operation: send(ledger, true) };
}

function send(ledger: LicenseLedger, value: boolean): Operation {
  const batch = new Batch('batch');
  ledger.submit(batch, [{ userId: 'user', licenseId: 'license', value }], 0);
  const [operation] = batch.operations as [Operation];
  ledger.markSent(operation);
  return operation;
}

function read(ledger: LicenseLedger, licenses: readonly string[], now: number): void {
  const ticket = ledger.beginRead(now);
  ledger.applyRead(ticket, [{ id: 'user', licenses }], now);
  ledger.endRead(ticket, now);
}

function shown({ ledger }: ReturnType<typeof sent>): readonly [number, string | undefined] {
  const cell = ledger.cell(0, 0);
  return [ledger.view(0).licenses.length, cell && markOf(cell)];
}

describe('LicenseLedger, giving up', () => {
  it('leaves a success that could not be proved on view, unresolved, with what the server said and why', () => {
    const course = sent();
    const { ledger, operation } = course;
    ledger.acknowledge(operation, { result: 'OK', correlationId: 'id' }, 10);
    expect(shown(course)).toEqual([1, 'verifying']);
    ledger.giveUp(0, 'gone', 20);
    expect(operation.state).toBe('unresolved');
    expect(operation.evidence).toEqual({ result: 'OK', correlationId: 'id', error: 'gone' });
    expect(shown(course)).toEqual([1, 'failed']);
    expect(ledger.users.readAt(0)).toBeUndefined();
    expect(ledger.proofDue(0)).toBeUndefined();
  });

  it('ends a refusal that could not be checked as failed', () => {
    const course = sent();
    const { ledger, operation } = course;
    ledger.refuse(operation, { result: 'NO' }, 10);
    expect(shown(course)).toEqual([0, 'verifying']);
    ledger.giveUp(0, 'gone', 20);
    expect(operation.state).toBe('failed');
    expect(operation.evidence).toEqual({ result: 'NO' });
    expect(shown(course)).toEqual([0, 'failed']);
  });

  it('takes an outcome nobody knows out of view, unresolved', () => {
    const course = sent();
    const { ledger, operation } = course;
    ledger.doubt(operation, { correlationId: 'id' }, 10);
    expect(shown(course)).toEqual([1, 'unconfirmed']);
    ledger.giveUp(0, 'gone', 20);
    expect(operation.state).toBe('unresolved');
    expect(operation.evidence).toEqual({ correlationId: 'id', error: 'gone' });
    expect(shown(course)).toEqual([0, 'failed']);
  });

  it('changes nothing where nothing awaits a proof', () => {
    const course = sent();
    course.ledger.giveUp(0, 'gone', 20);
    expect(course.operation.state).toBe('sent');
    expect(shown(course)).toEqual([1, 'pending']);
    expect(course.ledger.users.readAt(0)).toBe(0);
  });

  it('lets a read asked for after the lag have the last word, and none before', () => {
    const course = sent();
    const { ledger, operation } = course;
    const early = ledger.beginRead(5);
    ledger.acknowledge(operation, {}, 10);
    ledger.giveUp(0, 'gone', 20);
    ledger.applyRead(early, [{ id: 'user', licenses: [] }], 30);
    ledger.endRead(early, 30);
    expect(shown(course)[0]).toBe(1);
    read(ledger, [], 3009);
    expect(shown(course)[0]).toBe(1);
    read(ledger, [], 3010);
    expect(shown(course)[0]).toBe(0);
  });

  for (const before of ['acknowledge', 'doubt'] as const) {
    it(`leaves a refusal that follows ${before}() open until what came before must show`, () => {
      const { ledger, operation } = sent();
      ledger[before](operation, {}, 10);
      ledger.giveUp(0, 'gone', 20);
      const refused = send(ledger, false);
      ledger.refuse(refused, {}, 500);
      read(ledger, [], 510);
      expect(refused.state).toBe('verifying');
      expect(ledger.proofDue(0)).toBe(3010);
      read(ledger, ['license'], 3010);
      expect(refused.state).toBe('failed');
    });
  }

  it('leaves a success that follows open until what may have been done before must show', () => {
    const { ledger, operation } = sent();
    ledger.doubt(operation, {}, 10);
    ledger.giveUp(0, 'gone', 20);
    const done = send(ledger, false);
    ledger.acknowledge(done, {}, 500);
    read(ledger, [], 510);
    expect(done.state).toBe('verifying');
    read(ledger, [], 3500);
    expect(done.state).toBe('confirmed');
  });
});

describe('LicenseLedger, isReady', () => {
  it('is so for a queued operation whose turn it is', () => {
    const { ledger, operation } = sent();
    expect(ledger.isReady(operation)).toBeFalse();
    const batch = new Batch('later');
    ledger.submit(batch, [{ userId: 'user', licenseId: 'license', value: false }], 0);
    const later = batch.operations[0] as Operation;
    expect(ledger.isReady(later)).toBeFalse();
    ledger.fail(operation, {}, 10);
    // It may be so already; after a failure nobody relies on that.
    expect(later.state).toBe('queued');
    expect(ledger.isReady(later)).toBeTrue();
    ledger.cancel(later, 10);
    expect(ledger.isReady(later)).toBeFalse();
    const again = new Batch('again');
    ledger.submit(again, [{ userId: 'user', licenseId: 'license', value: true }], 20);
    expect(ledger.isReady(again.operations[0] as Operation)).toBeTrue();
  });
});
