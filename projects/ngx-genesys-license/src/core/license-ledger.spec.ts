import type { ReadTicket } from './fences';
import type { LedgerOptions } from './ledger-cells';
import { LicenseLedger } from './license-ledger';
import { play } from './license-ledger.laws';
import { Batch, type Operation } from './operation';
import { markOf } from './cell';

/** A ledger and a course of events, told one by one. */
class Course {
  readonly ledger: LicenseLedger;
  now = 1000;

  constructor(options: Partial<LedgerOptions> = {}) {
    this.ledger = new LicenseLedger({ verification: 'always', lag: 0, maxAge: 60_000, ...options });
  }

  /** A read that leaves and arrives at once. */
  read(users: Readonly<Record<string, readonly string[]>>): void {
    this.arrive(this.ask(), users);
  }

  ask(): ReadTicket {
    return this.ledger.beginRead(this.now);
  }

  arrive(ticket: ReadTicket, users: Readonly<Record<string, readonly string[]>>): void {
    const rows = Object.entries(users).map(([id, licenses]) => ({ id, licenses }));
    this.ledger.applyRead(ticket, rows, this.now);
    this.ledger.endRead(ticket, this.now);
  }

  submit(userId: string, licenseId: string, value: boolean): Operation {
    const batch = new Batch('batch');
    this.ledger.submit(batch, [{ userId, licenseId, value }], this.now);
    return batch.operations[0] as Operation;
  }

  /** Submits and sends. */
  send(userId: string, licenseId: string, value: boolean): Operation {
    const operation = this.submit(userId, licenseId, value);
    this.ledger.markSent(operation);
    return operation;
  }

  acknowledge(operation: Operation): void {
    this.ledger.acknowledge(operation, { result: 'OK' }, this.now);
  }

  doubt(operation: Operation): void {
    this.ledger.doubt(operation, {}, this.now);
  }

  wait(time: number): void {
    this.now += time;
    this.ledger.releaseFences(this.now);
  }

  shown(userId: string): string[] {
    const { users, licenses } = this.ledger;
    return this.ledger.view(users.of(userId)).licenses.map((license) => licenses.name(license));
  }

  mark(userId: string, licenseId: string): string | undefined {
    const cell = this.ledger.cell(this.ledger.users.of(userId), this.ledger.licenses.of(licenseId));
    return cell && markOf(cell);
  }
}

describe('LicenseLedger, rule 1: a read tells only what it can know', () => {
  it('skips one cell of a page asked for before a write and arriving after its success', () => {
    const course = new Course();
    course.read({ ann: [], bob: [] });
    const page = course.ask();
    course.acknowledge(course.send('ann', 'x', true));
    course.arrive(page, { ann: ['y'], bob: ['z'] });
    expect(course.shown('ann')).toEqual(['x', 'y']);
    expect(course.shown('bob')).toEqual(['z']);
  });

  it('takes everything of a page where the write has failed', () => {
    const course = new Course();
    course.read({ ann: [] });
    const page = course.ask();
    course.ledger.fail(course.send('ann', 'x', true), {}, course.now);
    course.arrive(page, { ann: ['x', 'y'] });
    expect(course.shown('ann').sort()).toEqual(['x', 'y']);
    expect(course.mark('ann', 'x')).toBeUndefined();
  });

  it('keeps the operation on top of a page that arrives while the write is in flight', () => {
    const course = new Course();
    course.read({ ann: ['x'] });
    const page = course.ask();
    const write = course.send('ann', 'x', false);
    course.arrive(page, { ann: ['x', 'y'] });
    expect(course.shown('ann')).toEqual(['y']);
    course.ledger.fail(write, {}, course.now);
    expect(course.shown('ann')).toEqual(['x', 'y']);
  });

  it('ignores a row that already holds a later-requested read, whichever arrives first', () => {
    const course = new Course();
    const early = course.ask();
    const late = course.ask();
    course.arrive(late, { ann: ['new'] });
    course.arrive(early, { ann: ['old'] });
    expect(course.shown('ann')).toEqual(['new']);
  });

  it('does not lose what a read requested during a write brings', () => {
    const course = new Course();
    course.read({ ann: [] });
    const write = course.send('ann', 'x', true);
    const during = course.ask();
    course.arrive(during, { ann: ['x', 'y'] });
    course.acknowledge(write);
    expect(course.shown('ann').sort()).toEqual(['x', 'y']);
  });
});

describe('LicenseLedger, rule 2: one write in flight per cell', () => {
  it('lets a later operation wait for the one that has left, and calls it ready afterwards', () => {
    const course = new Course();
    course.read({ ann: [] });
    const on = course.send('ann', 'x', true);
    course.ledger.log.takeReady();
    const off = course.submit('ann', 'x', false);
    expect(course.ledger.log.takeReady()).toEqual([]);
    expect(course.shown('ann')).toEqual([]);
    course.acknowledge(on);
    expect(course.ledger.log.takeReady()).toEqual([off]);
  });

  it('replaces what has not left: superseded, and unchanged where base is as asked', () => {
    const course = new Course();
    course.read({ ann: [] });
    const on = course.submit('ann', 'x', true);
    const off = course.submit('ann', 'x', false);
    expect([on.state, off.state]).toEqual(['superseded', 'unchanged']);
    expect([...course.ledger.allCells()]).toEqual([]);
  });

  it('replaces the one that waits, not the one that has left', () => {
    const course = new Course();
    course.read({ ann: [] });
    const sent = course.send('ann', 'x', true);
    const waiting = course.submit('ann', 'x', false);
    const last = course.submit('ann', 'x', true);
    expect([sent.state, waiting.state, last.state]).toEqual(['sent', 'superseded', 'queued']);
    expect(course.shown('ann')).toEqual(['x']);
  });

  it('refuses to settle an operation twice', () => {
    const course = new Course();
    const write = course.send('ann', 'x', true);
    course.acknowledge(write);
    expect(() => course.acknowledge(write)).toThrowError(/cannot settle again/);
  });
});

describe('LicenseLedger, rule 3: success is a claim, reading is proof', () => {
  it('asks for a proof of what was acknowledged, and confirms it by a later read', () => {
    const course = new Course();
    course.read({ ann: [] });
    const write = course.send('ann', 'x', true);
    course.acknowledge(write);
    expect(write.state).toBe('verifying');
    expect(course.ledger.log.takeProofs().map(({ row }) => row)).toEqual([course.ledger.users.of('ann')]);
    course.read({ ann: ['x'] });
    expect(write.state).toBe('confirmed');
  });

  it('says reverted, and believes the read, where it shows otherwise after the lag', () => {
    const course = new Course({ lag: 100 });
    course.read({ ann: [] });
    const write = course.send('ann', 'x', true);
    course.acknowledge(write);
    course.wait(50);
    course.read({ ann: [] });
    expect(write.state).toBe('verifying');
    expect(course.shown('ann')).toEqual(['x']);
    course.wait(51);
    course.read({ ann: [] });
    expect(write.state).toBe('reverted');
    expect(course.shown('ann')).toEqual([]);
    expect(course.mark('ann', 'x')).toBe('failed');
  });

  it('believes the word where only unconfirmed cells are to be read', () => {
    const course = new Course({ verification: 'unconfirmed' });
    course.read({ ann: [] });
    const write = course.send('ann', 'x', true);
    course.acknowledge(write);
    expect(write.state).toBe('confirmed');
    expect(course.ledger.log.takeProofs()).toEqual([]);
  });

  it('confirms a change whose own successor was lost and took effect', () => {
    const course = new Course();
    course.read({ ann: [] });
    const on = course.send('ann', 'x', true);
    course.acknowledge(on);
    const off = course.send('ann', 'x', false);
    course.doubt(off);
    course.read({ ann: [] });
    expect([on.state, off.state]).toEqual(['confirmed', 'confirmed']);
  });

  it('does not confirm a lost change by a read that may be older than the one before it', () => {
    const course = new Course({ verification: 'unconfirmed', lag: 100 });
    course.read({ ann: [] });
    const on = course.send('ann', 'x', true);
    const off = course.submit('ann', 'x', false);
    course.acknowledge(on);
    course.ledger.markSent(off);
    course.doubt(off);
    const within = course.ask();
    course.wait(150);
    // Captured by the server before it showed the first write.
    course.arrive(within, { ann: [] });
    expect(off.state).toBe('unconfirmed');
    course.read({ ann: ['x'] });
    expect(off.state).toBe('failed');
    expect(course.shown('ann')).toEqual(['x']);
  });

  it('proves nothing by a read that shows the value of before three writes', () => {
    const course = new Course({ lag: 100 });
    course.read({ ann: ['x'] });
    course.wait(61_000);
    const first = course.send('ann', 'x', true);
    course.acknowledge(first);
    const off = course.send('ann', 'x', false);
    course.acknowledge(off);
    const last = course.send('ann', 'x', true);
    course.doubt(last);
    course.read({ ann: ['x'] });
    expect(last.state).toBe('unconfirmed');
    course.wait(101);
    course.read({ ann: [] });
    expect([first.state, off.state, last.state]).toEqual(['confirmed', 'confirmed', 'failed']);
  });
});

describe('LicenseLedger, rule 4: failure removes exactly its own operation', () => {
  it('leaves what was asked since, and every other cell, alone', () => {
    const course = new Course();
    course.read({ ann: ['y'] });
    const on = course.send('ann', 'x', true);
    course.submit('ann', 'y', false);
    const again = course.submit('ann', 'x', true);
    course.ledger.fail(on, {}, course.now);
    expect(on.state).toBe('failed');
    expect(again.state).toBe('queued');
    expect(course.shown('ann')).toEqual(['x']);
  });

  it('puts back what the server surely did not act on', () => {
    const course = new Course();
    course.read({ ann: [] });
    const write = course.send('ann', 'x', true);
    course.ledger.log.takeReady();
    course.ledger.requeue(write, course.now);
    expect(write.state).toBe('queued');
    expect(course.ledger.log.takeReady()).toEqual([write]);
    expect(course.shown('ann')).toEqual(['x']);
  });
});

describe('LicenseLedger, rule 5: not knowing is a state', () => {
  it('keeps the asked value on view, marked, until a read requested afterwards decides', () => {
    const course = new Course();
    course.read({ ann: [] });
    const before = course.ask();
    const write = course.send('ann', 'x', true);
    course.doubt(write);
    course.arrive(before, { ann: ['x'] });
    expect(write.state).toBe('unconfirmed');
    expect([course.shown('ann'), course.mark('ann', 'x')]).toEqual([['x'], 'unconfirmed']);
    course.read({ ann: ['x'] });
    expect(write.state).toBe('confirmed');
  });

  it('ends unresolved, with the error, where reading gives up', () => {
    const course = new Course();
    course.read({ ann: [] });
    const write = course.send('ann', 'x', true);
    course.doubt(write);
    course.ledger.giveUp(course.ledger.users.of('ann'), 'no network', course.now);
    expect(write.state).toBe('unresolved');
    expect(write.evidence.error).toBe('no network');
    expect([course.shown('ann'), course.mark('ann', 'x')]).toEqual([[], 'failed']);
  });
});

describe('LicenseLedger, rule 6: nothing is dropped on old knowledge', () => {
  it('sends what looks like a no-op once the base is old', () => {
    const course = new Course({ maxAge: 1000 });
    course.read({ ann: ['x'] });
    expect(course.submit('ann', 'x', true).state).toBe('unchanged');
    course.wait(5000);
    expect(course.submit('ann', 'x', true).state).toBe('queued');
  });

  it('sends a change of a user nobody has read', () => {
    expect(new Course().submit('eve', 'x', false).state).toBe('queued');
  });

  it('calls a cell unchanged that is as asked though the server said no', () => {
    const course = new Course({ maxAge: 0 });
    course.read({ ann: ['x'] });
    course.wait(10_000);
    const write = course.send('ann', 'x', true);
    course.ledger.refuse(write, { result: 'FAILED' }, course.now);
    expect(course.mark('ann', 'x')).toBe('verifying');
    course.read({ ann: ['x'] });
    expect(write.state).toBe('unchanged');
    expect(write.evidence.result).toBe('FAILED');
    expect(course.mark('ann', 'x')).toBeUndefined();
  });

  it('forgets the trouble once a read shows the cell as asked', () => {
    const course = new Course();
    course.read({ ann: [] });
    course.ledger.fail(course.send('ann', 'x', true), {}, course.now);
    expect(course.mark('ann', 'x')).toBe('failed');
    course.read({ ann: ['x'] });
    expect(course.mark('ann', 'x')).toBeUndefined();
    expect([...course.ledger.allCells()]).toEqual([]);
  });
});

describe('LicenseLedger, courses that went wrong once', () => {
  const world = { verification: 'always', lag: 0, maxAge: 0, isAlone: false, hasOthers: false } as const;
  const on = { kind: 'submit', cells: [[0, 0, true]] } as const;
  const off = { kind: 'submit', cells: [[0, 0, false]] } as const;
  const send = { kind: 'send', most: 4 } as const;
  const yes = { kind: 'answer', pick: 0, words: ['success'] } as const;

  it('keep the laws: an answer without its row, after a claim of the same cell', () => {
    expect(() =>
      play(world, [
        on,
        send,
        yes,
        off,
        send,
        { kind: 'answer', pick: 0, words: ['missing'] },
        { kind: 'prove' },
      ]),
    ).not.toThrow();
  });

  it('keep the laws: a lost write behind an acknowledged one, and a read of within the grace', () => {
    expect(() =>
      play({ ...world, verification: 'unconfirmed', lag: 100 }, [
        on,
        send,
        off,
        yes,
        send,
        { kind: 'lose', pick: 0, effect: false },
        { kind: 'ask', users: [0] },
        { kind: 'capture', pick: 0 },
        { kind: 'wait', time: 100 },
        { kind: 'arrive', pick: 0 },
      ]),
    ).not.toThrow();
  });

  it('keep the laws: a third write lost while the first two are not on show yet', () => {
    expect(() =>
      play({ ...world, lag: 100 }, [
        on,
        send,
        { kind: 'execute', pick: 0 },
        off,
        yes,
        send,
        yes,
        on,
        send,
        { kind: 'lose', pick: 0, effect: false },
        { kind: 'prove' },
        { kind: 'wait', time: 40 },
        { kind: 'prove' },
      ]),
    ).not.toThrow();
  });
});
