import { LicenseLedger } from '../license-ledger';
import { holds } from '../license-sets';
import { Batch, isFinal, type Operation } from '../operation';
import {
  licenses,
  userCount,
  users,
  licenseCount,
  type Step,
  type Word,
  type WorldOptions,
} from './ledger-course';
import { HonestEnds } from './honest-ends';
import { lookOfRow } from './look-of-row';
import { ModelServer, type Read, type Write } from './model-server';
import { requireLaw } from './require-law';

/*
 * A world in which everything may happen that a network and a server do, in any order: reads and writes leave, take
 * effect, arrive, get lost; somebody else writes; the server shows writes late. The ledger is held against it after
 * every step. Users u0…, licenses l0…; the last license is never written here, so that a missing row clock shows.
 */

/** Rows and licenses are numbered in order of first sight, which the first sweep makes the order of their names. */
export class LedgerWorld {
  readonly ledger: LicenseLedger;
  readonly #options: WorldOptions;
  now = 1000;
  readonly #server: ModelServer;
  #ready: Operation[] = [];
  #writes: Write[] = [];
  #reads: Read[] = [];
  #proofs: { row: number; at: number }[] = [];
  readonly #batches: Batch[] = [];
  readonly #settled = new Set<Operation>();
  readonly #ends: HonestEnds;
  readonly #seen = new Map<string, string>();

  constructor(options: WorldOptions) {
    this.#options = options;
    this.ledger = new LicenseLedger(options);
    this.#server = new ModelServer(options.lag);
    this.#ends = new HonestEnds(options, this.#server);
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
        for (const operation of batch.operations) this.#ends.asked(operation);
        for (const [user, license, value] of cells.values()) {
          requireLaw(
            this.#viewed(user, license) === value,
            'I1: the view shows the asked value when submit returns',
          );
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
          requireLaw(cell.length === 0, 'I11: at most one write in flight per cell');
          this.ledger.markSent(operation);
          this.#ends.sent.add(operation);
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
            this.#ends.told(operation.row, operation.license, operation.value, this.now);
            this.ledger.acknowledge(operation, { result: 'OK' }, this.now);
          }
          if (word === 'denial') this.#ends.denied.add(operation);
          if (word === 'refusal' || word === 'denial')
            this.ledger.refuse(operation, { result: 'NO' }, this.now);
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
          this.#ends.sent.delete(operation);
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
        if (this.#options.hasOthers) this.#server.set(step.user, step.license, step.value, this.now);
        break;
      case 'wait':
        this.now += step.time;
        this.#server.show(this.now);
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
    requireLaw(
      this.#batches.every((batch) => batch.isSettled),
      'I15: every operation ends',
    );
    this.step({ kind: 'wait', time: this.#options.lag + 1 });
    for (const cell of this.ledger.allCells())
      requireLaw(cell.fence === 0, 'I7: with nothing in flight and the grace over no fence is left');
    this.#sweep();
    this.check();
    for (let user = 0; user < userCount; user++) {
      for (let license = 0; license < licenseCount; license++) {
        requireLaw(
          this.#viewed(user, license) === this.#server.holds(user, license),
          `I3: at rest u${user}/l${license} is what the server holds`,
        );
      }
    }
    for (const cell of this.ledger.allCells()) {
      const isQuiet =
        cell.head === undefined && cell.next === undefined && cell.answered === undefined && cell.fence === 0;
      requireLaw(isQuiet, 'I7: at rest no operation and no fence is left');
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
          requireLaw(holds(view, cell.license) === live.value, 'I1: a cell shows its last live operation');
      }
      if (this.#options.isAlone) {
        for (let license = 0; license < licenseCount; license++) {
          const number = this.ledger.licenses.find(`l${license}`);
          const cell = number === undefined ? undefined : this.ledger.cell(row, number);
          if ((cell?.next ?? cell?.head) === undefined) {
            requireLaw(
              this.#viewed(user, license) === this.#server.holds(user, license),
              'I2: alone, a cell without operation equals the server',
            );
          }
        }
      }
    }
    for (const id of licenses) {
      const number = this.ledger.licenses.find(id);
      requireLaw(
        (number === undefined ? 0 : this.ledger.holders(number)) === (counts.get(id) ?? 0),
        'I6: counts are what the view holds',
      );
    }
    this.#notified();
    for (const batch of this.#batches) {
      const total = Object.values(batch.tally).reduce((sum, count) => sum + count, 0);
      requireLaw(total === batch.operations.length, 'a batch counts each operation once');
    }
  }

  /** I8 and I10: the log names exactly the rows that look different, and each settled operation once. */
  #notified(): void {
    const changes = this.ledger.log.takeChanges();
    for (const operation of changes.settled) {
      requireLaw(!this.#settled.has(operation), 'I10: an operation settles once');
      requireLaw(isFinal(operation.state), 'I10: what is logged as settled is final');
      this.#settled.add(operation);
      this.#ends.require(operation, this.now);
    }
    for (let user = 0; user < userCount; user++) {
      const row = this.ledger.users.find(`u${user}`);
      if (row === undefined) continue;
      const looks = lookOfRow(this.ledger, row);
      const before = this.#seen.get(`u${user}`);
      if (before !== looks) requireLaw(changes.rows.has(row), 'I8: a visible change is told');
      this.#seen.set(`u${user}`, looks);
    }
  }

  #execute(write: Write, words: readonly Word[]): void {
    const { isAlone, lag } = this.#options;
    write.words = write.operations.map((_, index) => {
      const word = words[index] ?? 'success';
      // A no is read for at once: what was done all the same and shows late is seen by the next read.
      if (word === 'denial' && (isAlone || lag > 0)) return 'refusal';
      return isAlone && (word === 'unclear' || word === 'missing') ? 'success' : word;
    });
    write.operations.forEach((operation, index) => {
      const word = write.words?.[index];
      if (word === 'refusal') return;
      this.#ends.effective.add(operation);
      this.#server.set(operation.row, operation.license, operation.value, this.now);
    });
  }

  #capture(read: Read): void {
    read.captured ??= read.users.map((user) => ({
      id: `u${user}`,
      licenses: this.#server.shown(user),
    }));
  }

  #arrive(read: Read): void {
    this.#capture(read);
    this.#reads = this.#reads.filter((other) => other !== read);
    for (const user of read.users) {
      licenses.forEach((id, license) => {
        const value =
          read.captured?.some((row) => row.id === `u${user}` && row.licenses.includes(id)) === true;
        this.#ends.told(user, license, value, read.ticket.time);
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
    return row !== undefined && holds(this.ledger.view(row), number);
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
      requireLaw(this.#viewed(user, license) === value, law);
    }
  }

  #pick<Item>(items: readonly Item[], pick: number): Item | undefined {
    return items.length === 0 ? undefined : items[pick % items.length];
  }
}
