import fc from 'fast-check';
import type { ReadTicket } from './fences';
import type { LedgerOptions } from './ledger-cells';
import { LicenseLedger } from './license-ledger';
import { holds } from './license-sets';
import { Batch, isFinal, type Operation } from './operation';

/*
 * A world in which everything may happen that a network and a server do, in any order: reads and writes leave, take
 * effect, arrive, get lost; somebody else writes; the server shows writes late. The ledger is held against it after
 * every step. Users u0…, licenses l0…; the last license is never written here, so that a missing row clock shows.
 */

const userCount = 4;
const licenseCount = 3;
const users = Array.from({ length: userCount }, (_, index) => `u${index}`);
const licenses = Array.from({ length: licenseCount }, (_, index) => `l${index}`);
const untouched = licenseCount - 1;

export interface WorldOptions extends LedgerOptions {
  /** Nobody else writes, no answer is lost or unclear, no lag: the view must equal the server after every step. */
  readonly isAlone: boolean;
  /** Whether somebody else writes too. */
  readonly hasOthers: boolean;
}

type Step =
  | { readonly kind: 'submit'; readonly cells: readonly (readonly [number, number, boolean])[] }
  | { readonly kind: 'send'; readonly most: number }
  | { readonly kind: 'execute'; readonly pick: number }
  | { readonly kind: 'answer'; readonly pick: number; readonly words: readonly Word[] }
  | { readonly kind: 'lose'; readonly pick: number; readonly effect: boolean }
  | { readonly kind: 'refuse'; readonly pick: number }
  | { readonly kind: 'cancel'; readonly pick: number }
  | { readonly kind: 'ask'; readonly users: readonly number[] }
  | { readonly kind: 'capture'; readonly pick: number }
  | { readonly kind: 'arrive'; readonly pick: number }
  | { readonly kind: 'drop'; readonly pick: number }
  | { readonly kind: 'other'; readonly user: number; readonly license: number; readonly value: boolean }
  | { readonly kind: 'wait'; readonly time: number }
  | { readonly kind: 'prove' };

/** What the server says of a cell it wrote; `refusal` means that it did not write it. */
type Word = 'success' | 'refusal' | 'unclear' | 'missing';

interface Write {
  readonly operations: readonly Operation[];
  words: readonly Word[] | undefined;
}

interface Read {
  readonly ticket: ReadTicket;
  readonly users: readonly number[];
  captured: readonly { readonly id: string; readonly licenses: readonly string[] }[] | undefined;
}

/** A change that reads will show from `at` on. */
interface LateChange {
  readonly at: number;
  readonly user: number;
  readonly license: number;
  readonly value: boolean;
}

class World {
  readonly ledger: LicenseLedger;
  readonly #options: WorldOptions;
  now = 1000;
  readonly #truth = users.map(() => licenses.map(() => false));
  /** What reads show, behind the truth by the lag. */
  readonly #shown = users.map(() => licenses.map(() => false));
  readonly #late: LateChange[] = [];
  #ready: Operation[] = [];
  #writes: Write[] = [];
  #reads: Read[] = [];
  #proofs: { row: number; at: number }[] = [];
  readonly #batches: Batch[] = [];
  readonly #settled = new Set<Operation>();
  readonly #sent = new Set<Operation>();
  /** Operations that took effect on the server. */
  readonly #effective = new Set<Operation>();
  /** Per cell and value, when something last told the ledger that the cell has it. */
  readonly #toldAt = new Map<string, number>();
  readonly #seen = new Map<string, string>();

  constructor(options: WorldOptions) {
    this.#options = options;
    this.ledger = new LicenseLedger(options);
    this.#sweep();
    this.check();
  }

  step(step: Step): void {
    switch (step.kind) {
      case 'submit': {
        const batch = new Batch(String(this.#batches.length));
        this.#batches.push(batch);
        const others = this.#views();
        const cells = new Map(
          step.cells.map(([user, license, value]) => [`${user}/${license}`, [user, license, value] as const]),
        );
        this.ledger.submit(
          batch,
          [...cells.values()].map(([user, license, value]) => ({
            userId: `u${user}`,
            licenseId: `l${license}`,
            value,
          })),
          this.now,
        );
        for (const [user, license, value] of cells.values()) {
          require(this.#viewed(user, license) ===
            value, 'I1: the view shows the asked value when submit returns');
          others.delete(`${user}/${license}`);
        }
        this.#unchanged(others, 'I4: submitting changes no other cell');
        break;
      }
      case 'send': {
        this.#takeReady();
        const operations = this.#ready.splice(0, step.most).filter(({ state }) => state === 'queued');
        if (operations.length === 0) break;
        for (const operation of operations) {
          const cell = this.#writes
            .flatMap((write) => write.operations)
            .filter((other) => other.row === operation.row && other.license === operation.license);
          require(cell.length === 0, 'I11: at most one write in flight per cell');
          this.ledger.markSent(operation);
          this.#sent.add(operation);
        }
        this.#writes.push({ operations, words: undefined });
        break;
      }
      case 'execute': {
        const write = this.#pick(this.#writes, step.pick);
        if (write !== undefined && write.words === undefined) this.#execute(write, []);
        break;
      }
      case 'answer': {
        const write = this.#pick(this.#writes, step.pick);
        if (write === undefined) break;
        if (write.words === undefined) this.#execute(write, step.words);
        this.#writes = this.#writes.filter((other) => other !== write);
        write.operations.forEach((operation, index) => {
          const word = write.words?.[index] ?? 'success';
          const others = this.#views();
          others.delete(`${operation.row}/${operation.license}`);
          if (word === 'success') {
            this.#toldAt.set(`${operation.row}/${operation.license}/${operation.value}`, this.now);
            this.ledger.acknowledge(operation, { result: 'OK' }, this.now);
          }
          if (word === 'refusal') this.ledger.refuse(operation, { result: 'NO' }, this.now);
          if (word === 'unclear' || word === 'missing') this.ledger.doubt(operation, {}, this.now);
          this.#unchanged(others, 'I4: settling one operation changes no other cell');
        });
        break;
      }
      case 'lose': {
        const write = this.#pick(this.#writes, step.pick);
        if (write === undefined || this.#options.isAlone) break;
        if (write.words === undefined && step.effect) this.#execute(write, []);
        this.#writes = this.#writes.filter((other) => other !== write);
        for (const operation of write.operations) this.ledger.doubt(operation, { error: 'lost' }, this.now);
        break;
      }
      case 'refuse': {
        const write = this.#pick(this.#writes, step.pick);
        if (write === undefined || write.words !== undefined) break;
        this.#writes = this.#writes.filter((other) => other !== write);
        for (const operation of write.operations) {
          this.#sent.delete(operation);
          this.ledger.requeue(operation, this.now);
        }
        break;
      }
      case 'cancel': {
        const batch = this.#pick(this.#batches, step.pick);
        for (const operation of batch?.operations ?? []) this.ledger.cancel(operation, this.now);
        break;
      }
      case 'ask':
        this.#reads.push({ ticket: this.ledger.beginRead(this.now), users: step.users, captured: undefined });
        break;
      case 'capture': {
        const read = this.#pick(this.#reads, step.pick);
        if (read !== undefined) this.#capture(read);
        break;
      }
      case 'arrive': {
        const read = this.#pick(this.#reads, step.pick);
        if (read !== undefined) this.#arrive(read);
        break;
      }
      case 'drop': {
        const read = this.#pick(this.#reads, step.pick);
        if (read === undefined) break;
        this.#reads = this.#reads.filter((other) => other !== read);
        this.ledger.endRead(read.ticket, this.now);
        break;
      }
      case 'other':
        if (this.#options.hasOthers) this.#set(step.user, step.license, step.value);
        break;
      case 'wait':
        this.now += step.time;
        this.#show();
        this.ledger.releaseFences(this.now);
        break;
      case 'prove':
        this.#prove();
        break;
    }
    this.check();
  }

  /** Everything arrives, every proof is read, the lag ends, one full sweep: then the screen must be right. */
  rest(): void {
    for (let round = 0; round < 50; round++) {
      while (this.#reads.length > 0) this.#arrive(this.#reads[0] as Read);
      this.#takeReady();
      if (this.#ready.length > 0) this.step({ kind: 'send', most: 100 });
      while (this.#writes.length > 0) this.step({ kind: 'answer', pick: 0, words: [] });
      this.step({ kind: 'wait', time: this.#options.lag / 2 });
      this.#prove();
      if (this.#batches.every((batch) => batch.isSettled) && this.#ready.length === 0) break;
    }
    require(this.#batches.every((batch) => batch.isSettled), 'I15: every operation ends');
    this.step({ kind: 'wait', time: this.#options.lag + 1 });
    for (const cell of this.ledger.allCells())
      require(cell.fence === 0, 'I7: with nothing in flight and the grace over no fence is left');
    this.#sweep();
    this.check();
    for (let user = 0; user < userCount; user++) {
      for (let license = 0; license < licenseCount; license++) {
        require(this.#viewed(user, license) ===
          this.#truth[user]?.[license], `I3: at rest u${user}/l${license} is what the server holds`);
      }
    }
    for (const cell of this.ledger.allCells()) {
      const isQuiet =
        cell.head === undefined && cell.next === undefined && cell.claim === undefined && cell.fence === 0;
      require(isQuiet, 'I7: at rest no operation and no fence is left');
    }
  }

  check(): void {
    const counts = new Map<string, number>();
    for (let user = 0; user < userCount; user++) {
      const row = this.ledger.users.find(`u${user}`);
      if (row === undefined) continue;
      const view = this.ledger.view(row);
      for (const license of view.licenses) {
        const id = this.ledger.licenses.name(license);
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      for (const cell of this.ledger.cells(row)) {
        const live = cell.next ?? cell.head;
        if (live !== undefined)
          require(holds(view, cell.license) === live.value, 'I1: a cell shows its last live operation');
      }
      if (this.#options.isAlone) {
        for (let license = 0; license < licenseCount; license++) {
          const number = this.ledger.licenses.find(`l${license}`);
          const cell = number === undefined ? undefined : this.ledger.cell(row, number);
          if ((cell?.next ?? cell?.head) === undefined) {
            require(this.#viewed(user, license) ===
              this.#truth[user]?.[license], 'I2: alone, a cell without operation equals the server');
          }
        }
      }
    }
    for (const id of licenses) {
      const number = this.ledger.licenses.find(id);
      require((number === undefined ? 0 : this.ledger.holders(number)) ===
        (counts.get(id) ?? 0), 'I6: counts are what the view holds');
    }
    this.#notified();
    for (const batch of this.#batches) {
      const total = Object.values(batch.tally).reduce((sum, count) => sum + count, 0);
      require(total === batch.operations.length, 'a batch counts each operation once');
    }
  }

  /** I8 and I10: the log names exactly the rows that look different, and each settled operation once. */
  #notified(): void {
    const changes = this.ledger.log.takeChanges();
    for (const operation of changes.settled) {
      require(!this.#settled.has(operation), 'I10: an operation settles once');
      require(isFinal(operation.state), 'I10: what is logged as settled is final');
      this.#settled.add(operation);
      this.#honest(operation);
    }
    for (let user = 0; user < userCount; user++) {
      const row = this.ledger.users.find(`u${user}`);
      if (row === undefined) continue;
      const looks = JSON.stringify([
        this.ledger
          .view(row)
          .licenses.map((license) => this.ledger.licenses.name(license))
          .sort(),
        [...this.ledger.cells(row)]
          .map((cell) => [cell.license, markText(cell)])
          .filter(([, mark]) => mark !== undefined)
          .sort(),
      ]);
      const before = this.#seen.get(`u${user}`);
      if (before !== looks) require(changes.rows.has(row), 'I8: a visible change is told');
      this.#seen.set(`u${user}`, looks);
    }
  }

  /** What an operation's end says must be so. */
  #honest(operation: Operation): void {
    const { hasOthers, maxAge } = this.#options;
    const isSent = this.#sent.has(operation);
    const isEffective = this.#effective.has(operation);
    const isAsAsked = this.#truth[operation.row]?.[operation.license] === operation.value;
    switch (operation.state) {
      case 'confirmed':
        require(isSent && (isEffective || isAsAsked || hasOthers), 'what is confirmed took effect');
        break;
      case 'failed':
        require(isSent && (!isEffective || hasOthers), 'what failed was sent and did not take effect');
        break;
      case 'reverted':
        require(hasOthers, 'only somebody else reverts what took effect');
        break;
      case 'unchanged': {
        if (isSent) {
          require(!isEffective &&
            (isAsAsked || hasOthers), 'what was refused is unchanged only where a read shows it as asked');
          break;
        }
        const toldAt = this.#toldAt.get(`${operation.row}/${operation.license}/${operation.value}`);
        require(toldAt !== undefined && this.now - toldAt <= maxAge, 'only fresh knowledge drops a no-op');
        break;
      }
      case 'cancelled':
      case 'superseded':
        require(!isSent, 'what was sent is never dropped');
        break;
      default:
        require(false, `nothing here ends ${operation.state}`);
    }
  }

  #execute(write: Write, words: readonly Word[]): void {
    write.words = write.operations.map((_, index) => {
      const word = words[index] ?? 'success';
      return this.#options.isAlone && (word === 'unclear' || word === 'missing') ? 'success' : word;
    });
    write.operations.forEach((operation, index) => {
      const word = write.words?.[index];
      if (word === 'refusal') return;
      this.#effective.add(operation);
      this.#set(operation.row, operation.license, operation.value);
    });
  }

  /** Rows and licenses are numbered in order of first sight, which the first sweep makes the order of their names. */
  #set(user: number, license: number, value: boolean): void {
    (this.#truth[user] as boolean[])[license] = value;
    this.#late.push({
      at: this.now + (this.#options.lag > 0 ? this.#options.lag - 1 : 0),
      user,
      license,
      value,
    });
    this.#show();
  }

  #show(): void {
    while (this.#late[0] !== undefined && this.#late[0].at <= this.now) {
      const { user, license, value } = this.#late.shift() as LateChange;
      (this.#shown[user] as boolean[])[license] = value;
    }
  }

  #capture(read: Read): void {
    read.captured ??= read.users.map((user) => ({
      id: `u${user}`,
      licenses: licenses.filter((_, license) => this.#shown[user]?.[license]),
    }));
  }

  #arrive(read: Read): void {
    this.#capture(read);
    this.#reads = this.#reads.filter((other) => other !== read);
    for (const user of read.users) {
      licenses.forEach((id, license) => {
        const value =
          read.captured?.some((row) => row.id === `u${user}` && row.licenses.includes(id)) === true;
        const key = `${user}/${license}/${value}`;
        this.#toldAt.set(key, Math.max(read.ticket.time, this.#toldAt.get(key) ?? 0));
      });
    }
    this.ledger.applyRead(read.ticket, read.captured ?? [], this.now);
    this.ledger.endRead(read.ticket, this.now);
    for (const user of read.users) {
      const due = this.ledger.proofDue(user);
      if (due !== undefined) this.#proofs.push({ row: user, at: Math.max(due, this.now) });
    }
    this.check();
  }

  #prove(): void {
    this.#proofs.push(...this.ledger.log.takeProofs());
    const due = [...new Set(this.#proofs.filter(({ at }) => at <= this.now).map(({ row }) => row))];
    this.#proofs = this.#proofs.filter(({ at }) => at > this.now);
    if (due.length === 0) return;
    this.#arrive({ ticket: this.ledger.beginRead(this.now), users: due, captured: undefined });
  }

  #sweep(): void {
    // The licenses get their numbers in the order of their names: a first read that shows them all, then the truth.
    for (const id of licenses) this.ledger.licenses.of(id);
    this.#arrive({
      ticket: this.ledger.beginRead(this.now),
      users: users.map((_, index) => index),
      captured: undefined,
    });
  }

  #takeReady(): void {
    this.#ready.push(...this.ledger.log.takeReady());
  }

  #viewed(user: number, license: number): boolean {
    const row = this.ledger.users.find(`u${user}`);
    const number = this.ledger.licenses.find(`l${license}`);
    return row !== undefined && number !== undefined && holds(this.ledger.view(row), number);
  }

  #views(): Map<string, boolean> {
    const views = new Map<string, boolean>();
    for (let user = 0; user < userCount; user++) {
      for (let license = 0; license < licenseCount; license++)
        views.set(`${user}/${license}`, this.#viewed(user, license));
    }
    return views;
  }

  #unchanged(views: ReadonlyMap<string, boolean>, law: string): void {
    for (const [key, value] of views) {
      const [user, license] = key.split('/').map(Number) as [number, number];
      require(this.#viewed(user, license) === value, law);
    }
  }

  #pick<Item>(items: readonly Item[], pick: number): Item | undefined {
    return items.length === 0 ? undefined : items[pick % items.length];
  }
}

function markText(cell: {
  head: Operation | undefined;
  next: Operation | undefined;
  claim: Operation | undefined;
  refusal: Operation | undefined;
  trouble: Operation | undefined;
}): string | undefined {
  if (cell.next !== undefined) return 'pending';
  if (cell.head !== undefined) return cell.head.state === 'unconfirmed' ? 'unconfirmed' : 'pending';
  if (cell.claim !== undefined || cell.refusal !== undefined) return 'verifying';
  return cell.trouble === undefined ? undefined : 'failed';
}

function require(condition: boolean, law: string): void {
  if (!condition) throw new Error(law);
}

const user = fc.nat(userCount - 1);
const pick = fc.nat(5);
const words = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Word>('success') },
    { weight: 2, arbitrary: fc.constant<Word>('refusal') },
    { weight: 1, arbitrary: fc.constant<Word>('unclear') },
    { weight: 1, arbitrary: fc.constant<Word>('missing') },
  ),
  { maxLength: 4 },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('submit' as const),
      cells: fc.array(fc.tuple(user, fc.nat(untouched - 1), fc.boolean()), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('send' as const), most: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('execute' as const), pick }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('answer' as const), pick, words }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), pick, effect: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refuse' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      users: fc.uniqueArray(user, { minLength: 1, maxLength: userCount }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('capture' as const), pick }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('arrive' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('other' as const),
      user,
      license: fc.nat(licenseCount - 1),
      value: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), time: fc.constantFrom(1, 40, 100, 2000) }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'prove' as const }) },
);

const options: fc.Arbitrary<WorldOptions> = fc
  .record({
    verification: fc.constantFrom('always' as const, 'unconfirmed' as const),
    lag: fc.constantFrom(0, 100),
    maxAge: fc.constantFrom(0, 1000),
    isAlone: fc.boolean(),
    hasOthers: fc.boolean(),
  })
  .map((world) => (world.isAlone ? { ...world, lag: 0, hasOthers: false } : world));

/** A course of the world that has gone wrong once, told step by step. */
export function play(world: WorldOptions, steps: readonly Step[]): void {
  const course = new World(world);
  for (const next of steps) course.step(next);
  course.rest();
}

/** Holds the ledger against generated courses of the world; throws with the shrunk course where a law is broken. */
export function checkLedgerLaws({ runs, seed }: { readonly runs: number; readonly seed: number }): void {
  fc.assert(
    fc.property(options, fc.array(step, { maxLength: 120, size: 'max' }), (world, steps) =>
      play(world, steps),
    ),
    { numRuns: runs, seed },
  );
}
