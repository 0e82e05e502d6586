import { LicenseLedger } from './license-ledger';
import { Batch, type Operation } from './operation';

const lag = 1000;

/** A ledger of one user, and how the changes since the last look are told. */
function tryLedger() {
  const ledger = new LicenseLedger({ verification: 'always', lag, maxAge: 60_000 });
  const told = () => {
    const { rows, counts, members } = ledger.log.takeChanges();
    return [rows.size, counts, members];
  };
  return {
    ledger,
    told,
    read(licenses: readonly string[], now: number) {
      const ticket = ledger.beginRead(now);
      ledger.applyRead(ticket, [{ id: 'user', licenses }], now);
      ledger.endRead(ticket, now);
    },
    send(value: boolean, now: number): Operation {
      const batch = new Batch('batch');
      ledger.submit(batch, [{ userId: 'user', licenseId: 'license', value }], now);
      const [operation] = batch.operations as [Operation];
      ledger.markSent(operation);
      return operation;
    },
  };
}

describe('LicenseLedger, what is told', () => {
  it('is no count where somebody without a license comes, or goes', () => {
    const { ledger, told, read } = tryLedger();
    read([], 0);
    expect(told()).toEqual([1, false, true]);
    ledger.applyGone(ledger.beginRead(1), 'user', 1);
    expect(told()).toEqual([1, false, true]);
  });

  it('is nothing where a read shows what is on view, whatever is said beside it', () => {
    const { ledger, told, read, send } = tryLedger();
    read(['license'], 0);
    expect(told()).toEqual([1, true, true]);
    read(['license'], 1);
    expect(told()).toEqual([0, false, false]);
    ledger.fail(send(false, 2), {}, 3);
    told();
    read(['license'], 4);
    expect(told()).toEqual([0, false, false]);
  });

  it('is nothing of an operation that waits again, or is sent again', () => {
    const { ledger, told, send } = tryLedger();
    const operation = send(true, 0);
    told();
    ledger.requeue(operation, 1);
    expect(told()).toEqual([0, false, false]);
    ledger.markSent(operation);
    expect(told()).toEqual([0, false, false]);
  });
});

describe('LicenseLedger, a change that looks like none', () => {
  it('is sent after one that ended in trouble, though a read shows it: what came of that may show later', () => {
    const { ledger, read, send } = tryLedger();
    read([], 0);
    const on = send(true, 1);
    ledger.doubt(on, {}, 2);
    ledger.giveUp(on.row, new Error('refused'), 3);
    read([], 4);
    expect(on.state).toBe('unresolved');
    const off = new Batch('off');
    ledger.submit(off, [{ userId: 'user', licenseId: 'license', value: false }], 5);
    expect(off.operations[0]?.state).toBe('queued');
  });
});

describe('LicenseLedger, a user of whom a write was refused', () => {
  it('is not fresh by a read asked for before: the server may have done it since', () => {
    const { ledger, read, send } = tryLedger();
    read(['license'], 0);
    const onItsWay = ledger.beginRead(1);
    ledger.refuse(send(false, 2), {}, 3);
    ledger.applyRead(onItsWay, [{ id: 'user', licenses: ['license'] }], 4);
    expect(ledger.isFresh(0, -1, 4)).toBeFalse();
    read(['license'], 5);
    expect(ledger.isFresh(0, -1, 5)).toBeTrue();
  });
});

describe('LicenseLedger, writes of one cell within the lag', () => {
  it('are proved at once where there was one, and the read shows it', () => {
    const { ledger, read, send } = tryLedger();
    read([], 0);
    const operation = send(true, 1);
    ledger.acknowledge(operation, {}, 2);
    read(['license'], 3);
    expect(operation.state).toBe('confirmed');
    expect([...ledger.allCells()]).toEqual([]);
  });

  it('are proved after the lag where there were two: an early read may show neither', () => {
    const { ledger, read, send } = tryLedger();
    read([], 0);
    const on = send(true, 1);
    ledger.acknowledge(on, {}, 2);
    const off = send(false, 3);
    expect(on.state).toBe('confirmed');
    ledger.acknowledge(off, {}, 4);
    read([], 5);
    expect(off.state).toBe('verifying');
    read([], 4 + lag);
    expect(off.state).toBe('confirmed');
    expect([...ledger.allCells()]).toEqual([]);
  });

  it('leave the word of the first standing once the second leaves', () => {
    const { ledger, read, send } = tryLedger();
    read([], 0);
    const on = send(true, 1);
    ledger.acknowledge(on, {}, 2);
    const off = send(false, 3);
    ledger.refuse(off, {}, 4);
    read([], 5 + lag);
    // It took effect, whatever was said: nothing was reverted.
    expect([on.state, off.state]).toEqual(['confirmed', 'unchanged']);
  });
});
