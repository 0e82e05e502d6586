import { markOf } from './cell';
import type { ReadTicket } from './fences';
import type { LedgerOptions } from './ledger-cells';
import { LicenseLedger } from './license-ledger';
import { Batch, type Operation } from './operation';

/** A ledger of one user and one license, and what is done to it. */
class Course {
  readonly ledger: LicenseLedger;
  now = 100_000;

  constructor(options: Partial<LedgerOptions> = {}) {
    this.ledger = new LicenseLedger({ verification: 'always', lag: 3000, maxAge: 60_000, ...options });
  }

  read(licenses: readonly string[], ticket: ReadTicket = this.ledger.beginRead(this.now)): void {
    this.ledger.applyRead(ticket, [{ id: 'user', licenses }], this.now);
    this.ledger.endRead(ticket, this.now);
  }

  submit(value: boolean): Operation {
    const batch = new Batch('batch');
    this.ledger.submit(batch, [{ userId: 'user', licenseId: 'license', value }], this.now);
    return batch.operations[0] as Operation;
  }

  send(value: boolean): Operation {
    const operation = this.submit(value);
    this.ledger.markSent(operation);
    return operation;
  }

  get license(): number {
    return this.ledger.licenses.of('license');
  }

  get isHeld(): boolean {
    return this.ledger.view(this.ledger.users.of('user')).licenses.includes(this.license);
  }

  get mark(): string | undefined {
    const cell = this.ledger.cell(0, this.license);
    return cell && markOf(cell);
  }
}

function known(licenses: readonly string[] = [], options?: Partial<LedgerOptions>): Course {
  const course = new Course(options);
  course.read(licenses);
  course.ledger.log.takeChanges();
  return course;
}

describe('LicenseLedger, cancel', () => {
  it('drops what is queued: out of view, counted and told', () => {
    const course = known();
    const operation = course.submit(true);
    expect([course.isHeld, course.ledger.holders(course.license)]).toEqual([true, 1]);
    course.ledger.log.takeChanges();
    expect(course.ledger.cancel(operation, course.now)).toBeTrue();
    expect([operation.state, course.isHeld, course.mark]).toEqual(['cancelled', false, undefined]);
    expect(course.ledger.holders(course.license)).toBe(0);
    const { rows, settled } = course.ledger.log.takeChanges();
    expect([[...rows], settled]).toEqual([[0], [operation]]);
    expect([...course.ledger.allCells()]).toEqual([]);
  });

  it('drops what waits behind another, which goes on', () => {
    const course = known();
    const first = course.send(true);
    const second = course.submit(false);
    expect(course.isHeld).toBeFalse();
    expect(course.ledger.cancel(second, course.now)).toBeTrue();
    expect([first.state, course.isHeld, course.mark]).toEqual(['sent', true, 'pending']);
    course.ledger.acknowledge(first, {}, course.now);
    expect(first.state).toBe('verifying');
  });

  it('lets alone what has been sent, and what has ended', () => {
    const course = known();
    const operation = course.send(true);
    expect(course.ledger.cancel(operation, course.now)).toBeFalse();
    expect(operation.state).toBe('sent');
    course.ledger.fail(operation, {}, course.now);
    expect(course.ledger.cancel(operation, course.now)).toBeFalse();
    expect(operation.state).toBe('failed');
    const superseded = course.submit(true);
    course.submit(false);
    expect(course.ledger.cancel(superseded, course.now)).toBeFalse();
    expect(superseded.state).toBe('superseded');
  });
});

describe('LicenseLedger, users who are gone', () => {
  it('are no members any more and hold nothing, until a later read shows them', () => {
    const course = known(['license']);
    const { ledger } = course;
    const early = ledger.beginRead(course.now);
    const ticket = ledger.beginRead(course.now);
    ledger.applyGone(ticket, 'user', course.now);
    ledger.endRead(ticket, course.now);
    expect([ledger.members.size, ledger.holders(course.license), ledger.users.isKnown(0)]).toEqual([
      0,
      0,
      false,
    ]);
    expect(ledger.log.takeChanges().members).toBeTrue();
    course.read(['license'], early);
    expect(ledger.members.size).toBe(0);
    course.read(['license']);
    expect([ledger.members.size, ledger.holders(course.license)]).toEqual([1, 1]);
  });
});

describe('LicenseLedger, isFresh', () => {
  it('is so until the read that stands behind it is older than allowed', () => {
    const course = known();
    const { ledger } = course;
    expect(ledger.isFresh(0, -1, 160_000)).toBeTrue();
    expect(ledger.isFresh(0, -1, 160_001)).toBeFalse();
    ledger.users.forgetAge(0, ledger.tick);
    expect(ledger.isFresh(0, -1, 100_000)).toBeFalse();
  });

  it('is not so for whom nobody has read, and who is gone', () => {
    const { ledger, now } = known();
    expect(ledger.isFresh(ledger.users.of('eve'), -1, now)).toBeFalse();
    const ticket = ledger.beginRead(now);
    ledger.applyGone(ticket, 'user', now);
    expect(ledger.isFresh(0, -1, now)).toBeFalse();
  });

  it('is so for a cell that the server acknowledged lately, however old the read', () => {
    const course = known();
    course.now += 100_000;
    course.ledger.acknowledge(course.send(true), {}, course.now);
    expect(course.ledger.isFresh(0, course.license, course.now + 60_000)).toBeTrue();
    expect(course.ledger.isFresh(0, course.license, course.now + 60_001)).toBeFalse();
    expect(course.ledger.isFresh(0, -1, course.now)).toBeFalse();
  });
});

describe('LicenseLedger, proofDue', () => {
  it('is nothing where nothing awaits a proof', () => {
    const course = known();
    course.submit(true);
    expect(course.ledger.proofDue(0)).toBeUndefined();
    expect(course.ledger.proofDue(99)).toBeUndefined();
  });

  it('is at once for a refusal, and after the lag for a claim that a read disagrees with, and for a doubt', () => {
    const refused = known();
    refused.ledger.refuse(refused.send(true), {}, refused.now);
    expect(refused.ledger.proofDue(0)).toBe(0);
    for (const end of ['acknowledge', 'doubt'] as const) {
      const course = known();
      course.ledger[end](course.send(true), {}, course.now);
      course.now += 10;
      course.read([]);
      expect(course.ledger.proofDue(0)).withContext(end).toBe(103_000);
    }
  });

  it('is the earliest of a user’s', () => {
    for (const order of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const course = known();
      const { ledger } = course;
      const operations = order.map((licenseId) => {
        const batch = new Batch(licenseId);
        ledger.submit(batch, [{ userId: 'user', licenseId, value: true }], course.now);
        ledger.markSent(batch.operations[0] as Operation);
        return batch.operations[0] as Operation;
      });
      for (const operation of operations) {
        const isLater = ledger.licenses.name(operation.license) === 'b';
        ledger.doubt(operation, {}, course.now + (isLater ? 500 : 0));
      }
      expect(ledger.proofDue(0)).toBe(103_000);
    }
  });
});

describe('LicenseLedger, refusals', () => {
  it('end without a read where proofs are off', () => {
    const unproved = known([], { verification: 'unconfirmed' });
    const operation = unproved.send(true);
    unproved.ledger.refuse(operation, {}, unproved.now);
    expect([operation.state, unproved.mark]).toEqual(['failed', 'failed']);
    expect(unproved.ledger.log.takeProofs()).toEqual([]);
  });

  it('end failed once something newer leaves, which was asked for before or after', () => {
    for (const isBefore of [true, false]) {
      const course = known();
      const first = course.send(true);
      const before = isBefore ? course.submit(true) : undefined;
      course.ledger.refuse(first, {}, course.now);
      const second = before ?? course.submit(true);
      expect([first.state, second.state, course.mark]).toEqual(['verifying', 'queued', 'pending']);
      course.ledger.markSent(second);
      expect([first.state, second.state, course.mark]).toEqual(['failed', 'sent', 'pending']);
    }
  });

  it('are decided by a read though something newer waits', () => {
    const course = known();
    const first = course.send(true);
    course.ledger.refuse(first, {}, course.now);
    const second = course.submit(false);
    course.read(['license']);
    expect([first.state, second.state]).toEqual(['unchanged', 'queued']);
  });

  it('are decided by a read asked for afterwards, no earlier one', () => {
    for (const [licenses, state] of [
      [['license'], 'unchanged'],
      [[], 'failed'],
    ] as const) {
      const course = known();
      const operation = course.send(true);
      const early = course.ledger.beginRead(course.now);
      course.ledger.refuse(operation, {}, course.now);
      course.read(licenses, early);
      expect(operation.state).toBe('verifying');
      course.read(licenses);
      expect(operation.state).toBe(state);
    }
  });
});

describe('LicenseLedger, setIdentity', () => {
  it('names users of whom there is a row, and tells of what is new', () => {
    const { ledger } = known();
    expect(ledger.setIdentity('eve', 'Eve', undefined)).toBeFalse();
    expect(ledger.users.find('eve')).toBeUndefined();
    expect(ledger.setIdentity('user', 'Ann', 'ann@example.com')).toBeTrue();
    expect([ledger.users.name(0), ledger.users.email(0)]).toEqual(['Ann', 'ann@example.com']);
    expect([...ledger.log.takeChanges().rows]).toEqual([0]);
    expect(ledger.setIdentity('user', 'Ann', 'ann@example.com')).toBeTrue();
    expect(ledger.log.isEmpty).toBeTrue();
    ledger.setIdentity('user', 'Ann', 'new@example.com');
    ledger.setIdentity('user', 'Anna', 'new@example.com');
    expect([...ledger.log.takeChanges().rows]).toEqual([0]);
  });
});

describe('LicenseLedger, what was there before', () => {
  it('is what the base said when the turn came, and unknown of whom nobody has read', () => {
    expect(known(['license']).submit(false).before).toBeTrue();
    expect(known([]).submit(true).before).toBeFalse();
    expect(new Course().submit(true).before).toBeUndefined();
  });
});

describe('LicenseLedger, a write of unknown outcome after one that was acknowledged', () => {
  it('is not confirmed by a read that may be from before the acknowledged one showed', () => {
    const course = known();
    const { ledger } = course;
    const on = course.send(true);
    const off = course.submit(false);
    ledger.acknowledge(on, {}, course.now);
    ledger.markSent(off);
    ledger.doubt(off, {}, course.now);
    const [first, second] = [ledger.beginRead(course.now), ledger.beginRead(course.now)];
    course.now += 10_000;
    // The first was answered late and shows the write; the second was answered before the server showed it.
    course.read(['license'], first);
    course.read([], second);
    expect(off.state).toBe('unconfirmed');
    course.read(['license']);
    expect(off.state).toBe('failed');
    expect(course.isHeld).toBeTrue();
  });
});
