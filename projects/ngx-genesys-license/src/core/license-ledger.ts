import { awaitsProof, markOf, type Cell } from './cell';
import { Fences, type ReadTicket } from './fences';
import { LedgerCells } from './ledger-cells';
import type { LedgerEcho } from './ledger-echo';
import { holds, type LicenseSet } from './license-sets';
import { makeOperation, type Batch, type Evidence, type FinalState, type Operation } from './operation';

export interface ReadRow {
  readonly id: string;
  readonly licenses: readonly string[];
}

export interface AskedCell {
  readonly userId: string;
  readonly licenseId: string;
  readonly value: boolean;
}

/**
 * The optimistic state: base (what the server is known to hold), operations on top, and the view that follows from both.
 * Pure and synchronous: it is told the time and never asks for it. The rules are in docs/decisions/0002-ledger.md.
 */
export class LicenseLedger extends LedgerCells {
  /** Hears what this ledger learns from the server, where somebody else wants to know. */
  echo: LedgerEcho | undefined;
  readonly #fences = new Fences();
  readonly #readsInFlight = new Map<number, ReadTicket>();
  /** Nothing of its own has the first tick: it is for what others knew before. */
  #tick = 1;

  /** Reads asked for and writes acknowledged so far. */
  get tick(): number {
    return this.#tick;
  }

  // --- reading -----------------------------------------------------------------------------------

  /** To be called when the request leaves; `endRead` must follow, whatever comes. */
  beginRead(now: number): ReadTicket {
    const tick = ++this.#tick;
    const ticket = { tick, time: now };
    this.#readsInFlight.set(tick, ticket);
    this.echo?.asked(tick);
    return ticket;
  }

  endRead({ tick }: ReadTicket, now: number): void {
    this.#readsInFlight.delete(tick);
    this.releaseFences(now);
  }

  /** Takes from each row what a read of that age can know. O(rows). */
  applyRead(ticket: ReadTicket, rows: readonly ReadRow[], now: number): void {
    for (const { id, licenses } of rows) {
      const set = this.users.sets.of(licenses.map((license) => this.licenses.of(license)));
      this.#applyRow(this.users.of(id), ticket, set, true, now);
    }
    this.echo?.read(ticket, rows);
  }

  /** A read by id says that there is no such user. */
  applyGone(ticket: ReadTicket, userId: string, now: number): void {
    this.#applyRow(this.users.of(userId), ticket, this.users.sets.empty, false, now);
    this.echo?.gone(ticket, userId);
  }

  /** Takes down fences that nothing needs any more. */
  releaseFences(now: number): void {
    const [oldest] = this.#readsInFlight.values();
    for (const cell of this.#fences.release(now, oldest)) this.forget(cell);
  }

  get nextFenceRelease(): number | undefined {
    return this.#fences.nextRelease;
  }

  /** How long fences stay up beyond their grace, in ms: reads that others asked for meanwhile may still turn up. */
  set fencePatience(patience: number) {
    this.#fences.patience = patience;
  }

  /** Names a user. Returns whether there is such a row: names of users nobody has read are not kept. */
  setIdentity(userId: string, name: string | undefined, email: string | undefined): boolean {
    const row = this.users.find(userId);
    if (row === undefined) return false;
    if (this.users.setIdentity(row, name, email)) this.log.row(row);
    return true;
  }

  // --- writing -----------------------------------------------------------------------------------

  /** Asks for cells. The view has changed when it returns. O(cells). */
  submit(batch: Batch, asked: Iterable<AskedCell>, now: number): void {
    for (const { userId, licenseId, value } of asked) {
      const cell = this.cellAt(userId, licenseId);
      const operation = makeOperation(batch, cell, value, this.known(cell));
      this.log.batch(batch);
      this.change(cell, () => {
        if (cell.head === undefined || cell.head.state === 'queued') {
          this.settle(cell, cell.head, 'superseded');
          cell.head = undefined;
          return this.place(cell, operation, now);
        }
        this.settle(cell, cell.next, 'superseded');
        cell.next = operation;
      });
    }
  }

  /** Whether the operation may be sent: its turn may have been taken since it was called ready. */
  isReady(operation: Operation): boolean {
    if (operation.state !== 'queued') return false;
    return this.cell(operation.row, operation.license)?.head === operation;
  }

  /** The operation is on its way; from here on the server may have acted on it. */
  markSent(operation: Operation): void {
    const cell = this.cell(operation.row, operation.license);
    // What reads show may be of this write from now on.
    if (cell !== undefined) this.conclude(cell);
    this.move(operation, 'sent');
  }

  /** The server surely did not act (429, 413): back into the queue, unless a later operation waits. */
  requeue(operation: Operation, now: number): void {
    this.#changeHead(operation, operation.evidence, (cell) => {
      if (cell.next !== undefined) return this.#end(cell, operation, 'superseded', now);
      this.move(operation, 'queued');
      this.log.ready(operation);
    });
  }

  /** The server says that it is done: base and fence are set, and a proof may be asked for. */
  acknowledge(operation: Operation, evidence: Evidence, now: number): void {
    this.#changeHead(operation, evidence, (cell) => {
      operation.isClaimed = true;
      this.#answer(cell, operation, now);
      this.write(cell, operation.value, now);
      this.release(cell, now);
    });
    this.echo?.written(this.#tick, operation);
  }

  /** The request has reached nobody: exactly this operation leaves the view. */
  fail(operation: Operation, evidence: Evidence, now: number): void {
    this.#changeHead(operation, evidence, (cell) => this.#end(cell, operation, 'failed', now));
  }

  /**
   * The answer is no, to this cell or to the whole request: exactly this operation leaves the view. With proofs on a read
   * has the last word, since a cell may be as asked all the same.
   */
  refuse(operation: Operation, evidence: Evidence, now: number): void {
    this.#changeHead(operation, evidence, (cell) => {
      operation.decidableAfter = ++this.#tick;
      operation.graceUntil = cell.graceUntil;
      this.users.forgetAge(cell.row, this.#tick);
      this.#answer(cell, operation, now);
      this.release(cell, now);
    });
  }

  /** Nobody can say what the server did: the asked value stays on view, marked, until a read requested from now on decides. */
  doubt(operation: Operation, evidence: Evidence, now: number): void {
    this.#changeHead(operation, evidence, (cell) => {
      operation.decidableAfter = ++this.#tick;
      operation.graceUntil = now + this.options.lag;
      this.move(operation, 'unconfirmed');
      this.log.proof(cell.row, now);
    });
  }

  /** Drops the operation where it has not been sent; returns whether it was dropped. */
  cancel(operation: Operation, now: number): boolean {
    const cell = this.cell(operation.row, operation.license);
    if (cell === undefined || operation.state !== 'queued') return false;
    this.change(cell, () => {
      this.settle(cell, operation, 'cancelled');
      if (cell.next === operation) cell.next = undefined;
      else this.release(cell, now);
    });
    return true;
  }

  /** When the user may be read again for the proof that is still missing; undefined where none is. */
  proofDue(row: number): number | undefined {
    let due: number | undefined;
    for (const cell of this.cells(row)) {
      if (!awaitsProof(cell)) continue;
      const { answered, fence, graceUntil, head, isContested } = cell;
      const last = isContested ? (answered ?? head) : head;
      const at = fence === 0 ? (last?.graceUntil ?? 0) : graceUntil;
      due = Math.min(due ?? at, at);
    }
    return due;
  }

  /** Reading gave up: what still awaits a proof for this user ends `unresolved`. */
  giveUp(row: number, error: unknown, now: number): void {
    for (const cell of [...this.cells(row)]) {
      if (!awaitsProof(cell)) continue;
      this.change(cell, () => {
        const { answered, head } = cell;
        this.users.forgetAge(row, this.#tick);
        if (answered?.isClaimed === true) {
          answered.evidence = { ...answered.evidence, error };
          this.settle(cell, answered, 'unresolved');
        }
        this.conclude(cell);
        const isLost = head?.state === 'unconfirmed';
        if (isLost) {
          // It may show as late as any other, whatever comes after it.
          cell.graceUntil = Math.max(cell.graceUntil, head.graceUntil);
          cell.isContested = true;
          head.evidence = { ...head.evidence, error };
        }
        if (cell.fence !== 0) this.#fences.put(cell, ++this.#tick, cell.graceUntil);
        if (isLost) this.#end(cell, head, 'unresolved', now);
      });
    }
    this.releaseFences(now);
  }

  /** The server has acknowledged a write of this cell: base and fence are set. Within `change`. */
  write(cell: Cell, value: boolean, now: number): void {
    const { users } = this;
    users.setBase(cell.row, users.sets.put(users.base(cell.row), cell.license, value));
    cell.isContested = cell.fence !== 0 || (cell.isContested && now < cell.graceUntil);
    this.#fences.put(cell, ++this.#tick, now + this.options.lag);
  }

  // --- inside ------------------------------------------------------------------------------------

  #applyRow(row: number, ticket: ReadTicket, read: LicenseSet, known: boolean, now: number): void {
    const { users } = this;
    if (users.tick(row) > ticket.tick) return;
    users.stamp(row, ticket.tick, ticket.time);
    const before = this.visible(row);
    const cells = [...this.cells(row)];
    const marks = cells.map(markOf);
    let base = read;
    for (const cell of cells) {
      if (!this.#heeds(cell, ticket, holds(read, cell.license))) base = this.asInBase(base, cell);
    }
    users.setBase(row, base);
    this.setKnown(row, known);
    for (const cell of cells) {
      if (cell.fence === 0) this.#decide(cell, ticket, holds(read, cell.license), now);
    }
    this.recount(row, before, this.visible(row));
    if (cells.some((cell, index) => markOf(cell) !== marks[index])) this.log.row(row);
    for (const cell of cells) this.forget(cell);
  }

  /** Whether the read may say anything about this cell. Takes the fence down where it proved or disproved the write. */
  #heeds(cell: Cell, ticket: ReadTicket, shown: boolean): boolean {
    if (cell.fence === 0) return true;
    if (ticket.tick <= cell.fence) return false;
    const acknowledged = holds(this.users.base(cell.row), cell.license);
    if (ticket.time < cell.graceUntil && (shown !== acknowledged || cell.isContested)) {
      this.#fences.put(cell, ticket.tick, cell.graceUntil);
      return false;
    }
    cell.fence = 0;
    return true;
  }

  #decide(cell: Cell, ticket: ReadTicket, shown: boolean, now: number): void {
    const { answered, head } = cell;
    const isDecidable = ({ decidableAfter, graceUntil }: Operation): boolean =>
      ticket.tick > decidableAfter && !(cell.isContested && ticket.time < graceUntil);
    if (answered !== undefined && isDecidable(answered)) {
      const [asAsked, otherwise] = answered.isClaimed
        ? (['confirmed', 'reverted'] as const)
        : (['unchanged', 'failed'] as const);
      this.settle(cell, answered, shown === answered.value ? asAsked : otherwise);
    }
    if (head?.state === 'unconfirmed' && isDecidable(head)) {
      // Asked for before the write that was acknowledged last must be shown, it may be from before that: then another decides.
      if (shown === head.value) {
        if (ticket.time >= cell.graceUntil) this.#end(cell, head, 'confirmed', now);
      } else if (ticket.time >= head.graceUntil) this.#end(cell, head, 'failed', now);
    }
    if (cell.trouble?.value === shown) cell.trouble = undefined;
  }

  #changeHead(operation: Operation, evidence: Evidence, change: (cell: Cell) => void): void {
    const cell = this.cell(operation.row, operation.license);
    if (cell?.head !== operation) {
      throw new Error(`ngx-genesys-license: an operation that is ${operation.state} cannot settle again.`);
    }
    operation.evidence = evidence;
    this.change(cell, () => change(cell));
  }

  /** Ends the head: the next one's turn. */
  #end(cell: Cell, head: Operation, state: FinalState, now: number): void {
    this.settle(cell, head, state);
    this.release(cell, now);
  }

  /** A read is to have the last word where proofs are on. */
  #answer(cell: Cell, operation: Operation, now: number): void {
    cell.answered = operation;
    if (this.options.verification === 'unconfirmed') return this.conclude(cell);
    this.move(operation, 'verifying');
    this.log.proof(operation.row, now);
  }
}
