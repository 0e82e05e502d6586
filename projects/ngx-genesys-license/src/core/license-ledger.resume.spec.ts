import { markOf } from './cell';
import { LicenseLedger } from './license-ledger';
import { restoreRow } from './restore-row';
import { resumeBatch, type ResumedCell } from './resume-batch';
import { holds } from './license-sets';
import { Batch, type OperationState } from './operation';

const lag = 3000;

/** A ledger in which a user "u" was, and a license "l". */
function tryLedger() {
  const ledger = new LicenseLedger({ verification: 'always', lag, maxAge: 60_000 });
  const resume = (id: string, value: boolean, state: OperationState, now = 0) => {
    const batch = new Batch(id);
    const cell: ResumedCell = { userId: 'u', licenseId: 'l', value, state, before: undefined, evidence: {} };
    resumeBatch(ledger, batch, [cell], now);
    return batch;
  };
  const ask = (id: string, value: boolean, now = 0) => {
    const batch = new Batch(id);
    ledger.submit(batch, [{ userId: 'u', licenseId: 'l', value }], now);
    return batch;
  };
  const read = (isHeld: boolean, now: number) => {
    const ticket = ledger.beginRead(now);
    ledger.applyRead(ticket, [{ id: 'u', licenses: isHeld ? ['l'] : [] }], now);
    ledger.endRead(ticket, now);
  };
  const shown = () => holds(ledger.view(ledger.users.of('u')), ledger.licenses.of('l'));
  const cell = () => ledger.cell(ledger.users.of('u'), ledger.licenses.of('l'));
  const mark = () => {
    const current = cell();
    return current === undefined ? undefined : markOf(current);
  };
  return { ledger, resume, ask, read, shown, mark, cell };
}

function stateOf(batch: Batch): OperationState | undefined {
  return batch.operations[0]?.state;
}

describe('LicenseLedger, resuming', () => {
  it('shows what had left, unconfirmed, until a read asked for after the lag shows it', () => {
    const { resume, read, shown, mark, ledger } = tryLedger();
    const batch = resume('a', true, 'sent');
    expect([shown(), mark()]).toEqual([true, 'unconfirmed']);
    expect(ledger.log.takeProofs()).toEqual([{ row: 0, at: 0 }]);
    read(true, lag - 1);
    expect([stateOf(batch), ledger.proofDue(0)]).toEqual(['unconfirmed', lag]);
    read(true, lag);
    expect(stateOf(batch)).toBe('confirmed');
    expect([...ledger.allCells()]).toEqual([]);
  });

  it('believes a read that disagrees only when the request may no longer be on its way', () => {
    const { resume, read } = tryLedger();
    const batch = resume('a', true, 'unconfirmed');
    read(false, lag - 1);
    expect(stateOf(batch)).toBe('unconfirmed');
    read(false, lag);
    expect(stateOf(batch)).toBe('failed');
  });

  it('takes what had not left out of view, and lets a read after the lag say whether it is so all the same', () => {
    for (const isSo of [true, false]) {
      const { resume, read, shown, mark, ledger } = tryLedger();
      const batch = resume('a', true, 'queued');
      expect([shown(), mark()]).toEqual([false, 'verifying']);
      read(isSo, lag - 1);
      expect([stateOf(batch), ledger.proofDue(0)]).toEqual(['verifying', lag]);
      read(isSo, lag);
      expect(stateOf(batch)).toBe(isSo ? 'unchanged' : 'failed');
    }
  });

  it('sends what looks like none behind it: what was written before may show later', () => {
    const { ask, resume, read, ledger } = tryLedger();
    resume('a', false, 'queued');
    read(true, 10);
    const batch = ask('b', true, 20);
    expect(stateOf(batch)).toBe('queued');
    expect(ledger.log.takeReady()).toEqual(batch.operations);
  });

  it('never calls ready what had not left', () => {
    const { resume, ledger, read } = tryLedger();
    resume('a', true, 'queued');
    read(false, 10);
    expect(ledger.log.takeReady()).toEqual([]);
  });

  it('leaves alone what had ended', () => {
    const { resume, ledger, read } = tryLedger();
    const batch = resume('a', true, 'failed');
    expect(batch.isSettled).toBeTrue();
    expect(batch.tally.failed).toBe(1);
    read(true, 10);
    expect(stateOf(batch)).toBe('failed');
    expect([...ledger.allCells()]).toEqual([]);
    expect(ledger.log.takeChanges().settled).toEqual([]);
  });

  it('puts a change that was asked for meanwhile behind what had left', () => {
    const { ask, resume, read, ledger, shown } = tryLedger();
    const later = ask('b', false);
    const [operation] = ledger.log.takeReady();
    if (operation === undefined) throw new Error('nothing to send');
    const earlier = resume('a', true, 'sent');
    expect(ledger.isReady(operation)).toBeFalse();
    expect(shown()).toBeFalse();
    read(true, lag);
    expect(stateOf(earlier)).toBe('confirmed');
    expect(stateOf(later)).toBe('queued');
    expect(ledger.isReady(operation)).toBeTrue();
    expect(ledger.log.takeReady()).toEqual([operation]);
  });

  it('drops what had not left where something newer is asked for', () => {
    const { ask, resume } = tryLedger();
    ask('b', false);
    expect(stateOf(resume('a', true, 'queued'))).toBe('superseded');
  });

  it('lets go of what had left where something newer has been sent already', () => {
    const { ask, resume, ledger } = tryLedger();
    const later = ask('b', false);
    for (const operation of ledger.log.takeReady()) ledger.markSent(operation);
    expect(stateOf(resume('a', true, 'sent'))).toBe('superseded');
    expect(stateOf(later)).toBe('sent');
  });

  it('shows the later of two that had left, and believes no read within the lag about it', () => {
    const { resume, read, shown } = tryLedger();
    const earlier = resume('a', false, 'verifying');
    const later = resume('b', true, 'sent');
    expect(stateOf(earlier)).toBe('superseded');
    read(true, 10);
    expect([stateOf(later), shown()]).toEqual(['unconfirmed', true]);
    read(false, lag);
    expect(stateOf(later)).toBe('failed');
  });

  it('believes no read within the lag about what waited behind what had left', () => {
    const { resume, read } = tryLedger();
    const earlier = resume('a', false, 'verifying');
    const later = resume('b', true, 'queued');
    read(true, 10);
    expect([stateOf(earlier), stateOf(later)]).toEqual(['unconfirmed', 'verifying']);
    read(false, lag);
    expect([stateOf(earlier), stateOf(later)]).toEqual(['confirmed', 'failed']);
  });

  it('asks for no proof of what had ended, or is replaced by something newer', () => {
    for (const [state, isAsked] of [
      ['failed', false],
      ['queued', true],
    ] as const) {
      const { resume, ask, ledger } = tryLedger();
      if (isAsked) ask('b', false);
      resume('a', true, state);
      expect(ledger.log.takeProofs()).toEqual([]);
    }
  });

  it('drops what had not left where something newer has been sent, or waits', () => {
    for (const isWaiting of [true, false]) {
      const { ask, resume, ledger } = tryLedger();
      const newer = ask('b', false);
      const [operation] = ledger.log.takeReady();
      if (operation === undefined) throw new Error('nothing to send');
      ledger.markSent(operation);
      if (isWaiting) {
        ledger.doubt(operation, {}, 0);
        ask('c', true);
      }
      expect(stateOf(resume('a', true, 'queued'))).toBe('superseded');
      expect(stateOf(newer)).toBe(isWaiting ? 'unconfirmed' : 'sent');
    }
  });

  it('calls superseded whatever of two that had not left, or had, came first', () => {
    const waited = tryLedger();
    const first = waited.resume('a', true, 'queued');
    expect(stateOf(waited.resume('b', false, 'queued'))).toBe('verifying');
    expect(stateOf(first)).toBe('superseded');
    const left = tryLedger();
    const unsent = left.resume('a', true, 'queued');
    expect(stateOf(left.resume('b', false, 'sent'))).toBe('unconfirmed');
    expect(stateOf(unsent)).toBe('superseded');
  });

  it('gives up on what nobody can read', () => {
    const { resume, ledger } = tryLedger();
    const batch = resume('a', true, 'sent');
    ledger.giveUp(0, new Error('no answer'), 10);
    expect(stateOf(batch)).toBe('unresolved');
  });
});

describe('LicenseLedger, restoring', () => {
  it('shows a user of an earlier session, counted, until any read', () => {
    const { ledger, shown, read } = tryLedger();
    const license = ledger.licenses.of('l');
    restoreRow(ledger, 'u', ledger.users.sets.of([license]), 1_000_000);
    expect(shown()).toBeTrue();
    expect([...ledger.members]).toEqual([0]);
    expect(ledger.holders(license)).toBe(1);
    read(false, 0);
    expect(shown()).toBeFalse();
    expect(ledger.holders(license)).toBe(0);
  });

  it('leaves alone what this session has read, and what was read later', () => {
    const { ledger, shown, read } = tryLedger();
    const held = ledger.users.sets.of([ledger.licenses.of('l')]);
    read(false, 0);
    restoreRow(ledger, 'u', held, 1_000_000);
    expect(shown()).toBeFalse();
    restoreRow(ledger, 'v', held, 2000);
    restoreRow(ledger, 'v', ledger.users.sets.empty, 1000);
    expect(ledger.holders(ledger.licenses.of('l'))).toBe(1);
  });

  it('drops no change as a no-op, however young the row is', () => {
    const { ledger, ask } = tryLedger();
    restoreRow(ledger, 'u', ledger.users.sets.of([ledger.licenses.of('l')]), 1000);
    const batch = ask('a', true, 1000);
    expect(stateOf(batch)).toBe('queued');
    expect(batch.operations[0]?.before).toBeUndefined();
  });

  it('drops no change as a no-op while writes of an earlier session may still turn up', () => {
    const { ledger, ask, read } = tryLedger();
    read(false, 0);
    ledger.expectsWrites = true;
    expect(stateOf(ask('a', false))).toBe('queued');
    ledger.expectsWrites = false;
    expect(stateOf(ask('b', false))).toBe('unchanged');
  });

  it('keeps what was acknowledged before it came', () => {
    const { ledger, ask, shown } = tryLedger();
    ask('a', true);
    for (const operation of ledger.log.takeReady()) {
      ledger.markSent(operation);
      ledger.acknowledge(operation, {}, 10);
    }
    restoreRow(ledger, 'u', ledger.users.sets.empty, 5);
    expect(shown()).toBeTrue();
  });

  it('shows what is kept of a cell of which this session knows nothing but that it failed', () => {
    const { ledger, ask, shown } = tryLedger();
    ask('a', true);
    for (const operation of ledger.log.takeReady()) {
      ledger.markSent(operation);
      ledger.fail(operation, {}, 10);
    }
    restoreRow(ledger, 'u', ledger.users.sets.of([ledger.licenses.of('l')]), 5);
    expect(shown()).toBeTrue();
  });
});
