import { awaitsProof, isForgettable, makeCell, markOf, overlaid, type Cell, type CellMark } from './cell';
import { Fences, type ReadTicket } from './fences';
import type { LedgerEcho } from './ledger-echo';
import { ChangeLog } from './ledger-changes';
import { holds, type LicenseSet } from './license-sets';
import { Numbering } from './numbering';
import {
  isFinal,
  isTrouble,
  type Batch,
  type Evidence,
  type FinalState,
  type Operation,
  type OperationState,
} from './operation';
import { UserRows } from './user-rows';

export interface LedgerOptions {
  /** Whether every acknowledged write is proved by a read, or only those of unknown outcome. */
  readonly verification: 'always' | 'unconfirmed';
  /** How long the server may take to show a write, in ms. */
  readonly lag: number;
  /** How old the base may be for a change that looks like a no-op to be dropped, in ms. */
  readonly maxAge: number;
}

export interface ReadRow {
  readonly id: string;
  readonly licenses: readonly string[];
}

export interface AskedCell {
  readonly userId: string;
  readonly licenseId: string;
  readonly value: boolean;
}

/** An asked cell of an earlier session, as far as it had come. */
export interface ResumedCell extends AskedCell {
  readonly state: OperationState;
  readonly before: boolean | undefined;
  readonly evidence: Evidence;
}

/**
 * The optimistic state: base (what the server is known to hold), operations on top, and the view that follows from both.
 * Pure and synchronous: it is told the time and never asks for it. The rules are in docs/decisions/0002-ledger.md.
 */
export class LicenseLedger {
  readonly users = new UserRows();
  readonly licenses = new Numbering();
  readonly log = new ChangeLog();
  /** Known users in the order in which they were first seen. */
  readonly members = this.users.known;
  /** Writes of an earlier session may still turn up, younger than any read: until then nothing counts as fresh. */
  expectsWrites = false;
  /** Hears what this ledger learns from the server, where somebody else wants to know. */
  echo: LedgerEcho | undefined;
  readonly #options: LedgerOptions;
  readonly #cells = new Map<number, Map<number, Cell>>();
  readonly #fences = new Fences();
  readonly #readsInFlight = new Map<number, ReadTicket>();
  readonly #holders: number[] = [];
  #tick = 0;

  constructor(options: LedgerOptions) {
    this.#options = options;
  }

  // --- what is on view ---------------------------------------------------------------------------

  /** The licenses on view: base with the live operations on top. O(operations of the row). */
  view(row: number): LicenseSet {
    let set = this.users.base(row);
    const cells = this.#cells.get(row);
    if (cells === undefined) return set;
    for (const cell of cells.values()) {
      const value = overlaid(cell);
      if (value === true) set = this.users.sets.with(set, cell.license);
      else if (value === false) set = this.users.sets.without(set, cell.license);
    }
    return set;
  }

  cells(row: number): Iterable<Cell> {
    return this.#cells.get(row)?.values() ?? [];
  }

  cell(row: number, license: number): Cell | undefined {
    return this.#cells.get(row)?.get(license);
  }

  /** Known users whose view holds the license, counted as they change. */
  holders(license: number): number {
    return this.#holders[license] ?? 0;
  }

  /** Whether a read or an acknowledgement young enough stands behind this cell's base. */
  isFresh(row: number, license: number, now: number): boolean {
    if (this.expectsWrites) return false;
    const cell = this.cell(row, license);
    if (cell !== undefined && cell.fence !== 0) {
      const acknowledgedAt = cell.graceUntil - this.#options.lag;
      if (now - acknowledgedAt <= this.#options.maxAge) return true;
    }
    // A row kept from an earlier session may lack what was acknowledged before that ended.
    if (this.users.tick(row) === 0) return false;
    const readAt = this.users.readAt(row);
    return this.users.isKnown(row) && readAt !== undefined && now - readAt <= this.#options.maxAge;
  }

  /** Cells with anything to say beyond the base: operations, fences, troubles. For tests and counters. */
  *allCells(): Generator<Cell> {
    for (const cells of this.#cells.values()) yield* cells.values();
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

  /**
   * Somebody else's write was acknowledged, who asks in the same person's name: base and fence as for one's own, but for
   * cells with changes of one's own and rows read after `tick`.
   */
  applyWritten({ userId, licenseId, value }: AskedCell, tick: number, now: number): void {
    const row = this.users.of(userId);
    if (this.users.tick(row) > tick) return;
    const cell = this.#cellAt(row, this.licenses.of(licenseId));
    if (cell.head !== undefined || awaitsProof(cell)) return;
    this.#change(cell, () => {
      this.#write(cell, value, now);
      if (cell.trouble?.value === value) cell.trouble = undefined;
    });
  }

  /** Shows a row kept from an earlier session until it is read: any read of this session knows better. */
  restore(userId: string, licenses: LicenseSet, readAt: number): void {
    const row = this.users.of(userId);
    if (this.users.tick(row) !== 0 || (this.users.readAt(row) ?? 0) > readAt) return;
    const before = this.#visible(row);
    let base = licenses;
    for (const cell of this.cells(row)) if (cell.fence !== 0) base = this.#keep(base, cell);
    this.users.setBase(row, base);
    this.users.stamp(row, 0, readAt);
    this.#setKnown(row, true);
    this.#recount(row, before);
  }

  /** Takes down fences that nothing needs any more. */
  releaseFences(now: number): void {
    const [oldest] = this.#readsInFlight.values();
    for (const cell of this.#fences.release(now, oldest)) this.#forget(cell);
  }

  get nextFenceRelease(): number | undefined {
    return this.#fences.nextRelease;
  }

  /** How long fences stay up beyond their grace, in ms: reads that others asked for meanwhile may still turn up. */
  set fencePatience(patience: number) {
    this.#fences.patience = patience;
  }

  /** Reads asked for and writes acknowledged so far. */
  get tick(): number {
    return this.#tick;
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
      const row = this.users.of(userId);
      const cell = this.#cellAt(row, this.licenses.of(licenseId));
      const operation: Operation = {
        batch,
        row,
        license: cell.license,
        value,
        before: this.#known(cell),
        state: 'queued',
        evidence: {},
        decidableAfter: 0,
        graceUntil: 0,
      };
      batch.operations.push(operation);
      batch.tally.queued++;
      this.log.batch(batch);
      this.#change(cell, () => {
        if (cell.refusal !== undefined) this.#settleRefusal(cell, cell.refusal, 'failed');
        cell.trouble = undefined;
        if (cell.head === undefined) return this.#place(cell, operation, now);
        if (cell.head.state === 'queued') {
          this.#settle(cell, cell.head, 'superseded');
          cell.head = undefined;
          return this.#place(cell, operation, now);
        }
        if (cell.next !== undefined) this.#settle(cell, cell.next, 'superseded');
        cell.next = operation;
      });
    }
  }

  /**
   * Takes up a batch of an earlier session, batches in the order in which they were asked for. What had ended stays so;
   * of all else a read says what became of it: what had left stays on view, unconfirmed; what had not is out of view
   * and is not sent. O(cells).
   */
  resume(batch: Batch, cells: Iterable<ResumedCell>, now: number): void {
    for (const { userId, licenseId, value, state, before, evidence } of cells) {
      const cell = this.#cellAt(this.users.of(userId), this.licenses.of(licenseId));
      const operation: Operation = {
        batch,
        row: cell.row,
        license: cell.license,
        value,
        before,
        state,
        evidence,
        decidableAfter: this.#tick,
        graceUntil: now + this.#options.lag,
      };
      batch.operations.push(operation);
      batch.tally[state]++;
      this.log.batch(batch);
      if (isFinal(state)) this.#forget(cell);
      else if (state === 'queued') this.#change(cell, () => this.#resumeUnsent(cell, operation));
      else this.#change(cell, () => this.#resumeSent(cell, operation));
      if (!isFinal(operation.state)) this.log.proof(cell.row, now);
    }
  }

  /** Whether the operation may be sent: its turn may have been taken since it was called ready. */
  isReady(operation: Operation): boolean {
    if (operation.state !== 'queued') return false;
    return this.cell(operation.row, operation.license)?.head === operation;
  }

  /** The operation is on its way; from here on the server may have acted on it. */
  markSent(operation: Operation): void {
    this.#move(operation, 'sent');
  }

  /** The server surely did not act (429, 413): back into the queue, unless a later operation waits. */
  requeue(operation: Operation, now: number): void {
    this.#changeHead(operation, (cell) => {
      if (cell.next !== undefined) {
        this.#settle(cell, operation, 'superseded');
        this.#release(cell, now);
      } else {
        this.#move(operation, 'queued');
        this.log.ready(operation);
      }
    });
  }

  /** The server says that it is done: base and fence are set, and a proof may be asked for. */
  acknowledge(operation: Operation, evidence: Evidence, now: number): void {
    this.#changeHead(operation, (cell) => {
      operation.evidence = evidence;
      // An earlier claim can no longer be proved: what it set is gone. The server's word stands.
      if (cell.claim !== undefined) this.#settle(cell, cell.claim, 'confirmed');
      cell.claim = undefined;
      if (this.#options.verification === 'always') {
        cell.claim = operation;
        this.#move(operation, 'verifying');
        this.log.proof(cell.row, now);
      } else {
        this.#settle(cell, operation, 'confirmed');
      }
      this.#write(cell, operation.value, now);
      this.#release(cell, now);
    });
    this.echo?.written(this.#tick, operation);
  }

  /** The whole request was refused, nothing was done: exactly this operation leaves the view. */
  fail(operation: Operation, evidence: Evidence, now: number): void {
    this.#changeHead(operation, (cell) => {
      operation.evidence = evidence;
      this.#settle(cell, operation, 'failed');
      this.#release(cell, now);
    });
  }

  /**
   * The server's word on this cell is no: exactly this operation leaves the view. With proofs on a read has the last
   * word, since a cell may be as asked all the same.
   */
  refuse(operation: Operation, evidence: Evidence, now: number): void {
    this.#changeHead(operation, (cell) => {
      operation.evidence = evidence;
      operation.decidableAfter = ++this.#tick;
      this.users.forgetAge(cell.row);
      if (this.#options.verification === 'always' && cell.next === undefined) {
        cell.refusal = operation;
        this.#move(operation, 'verifying');
        this.log.proof(cell.row, now);
      } else {
        this.#settle(cell, operation, 'failed');
      }
      this.#release(cell, now);
    });
  }

  /** Nobody can say what the server did: the asked value stays on view, marked, until a read requested from now on decides. */
  doubt(operation: Operation, evidence: Evidence, now: number): void {
    this.#changeHead(operation, (cell) => {
      operation.evidence = evidence;
      operation.decidableAfter = ++this.#tick;
      operation.graceUntil = now + this.#options.lag;
      this.#move(operation, 'unconfirmed');
      this.log.proof(cell.row, now);
    });
  }

  /** Drops the operation where it has not been sent; returns whether it was dropped. */
  cancel(operation: Operation, now: number): boolean {
    const cell = this.cell(operation.row, operation.license);
    if (cell === undefined || operation.state !== 'queued') return false;
    this.#change(cell, () => {
      this.#settle(cell, operation, 'cancelled');
      if (cell.next === operation) cell.next = undefined;
      else if (cell.head === operation) this.#release(cell, now);
    });
    return true;
  }

  /** When the user may be read again for the proof that is still missing; undefined where none is. */
  proofDue(row: number): number | undefined {
    let due: number | undefined;
    for (const cell of this.cells(row)) {
      if (!awaitsProof(cell)) continue;
      const at = cell.fence === 0 ? (cell.head?.graceUntil ?? 0) : cell.graceUntil;
      due = due === undefined ? at : Math.min(due, at);
    }
    return due;
  }

  /** Reading gave up: what still awaits a proof for this user ends `unresolved`. */
  giveUp(row: number, error: unknown, now: number): void {
    for (const cell of [...this.cells(row)]) {
      if (!awaitsProof(cell)) continue;
      this.#change(cell, () => {
        this.users.forgetAge(row);
        if (cell.claim !== undefined) {
          const { claim } = cell;
          cell.claim = undefined;
          claim.evidence = { ...claim.evidence, error };
          this.#settle(cell, claim, 'unresolved');
          this.#fences.put(cell, ++this.#tick, now);
        }
        if (cell.refusal !== undefined) this.#settleRefusal(cell, cell.refusal, 'failed');
        if (cell.head?.state === 'unconfirmed') {
          cell.head.evidence = { ...cell.head.evidence, error };
          this.#settle(cell, cell.head, 'unresolved');
          this.#release(cell, now);
        }
      });
    }
    this.releaseFences(now);
  }

  // --- inside ------------------------------------------------------------------------------------

  #applyRow(row: number, ticket: ReadTicket, read: LicenseSet, known: boolean, now: number): void {
    if (this.users.tick(row) > ticket.tick) return;
    this.users.stamp(row, ticket.tick, ticket.time);
    const cells = this.#cells.get(row);
    if (cells === undefined) {
      const before = this.#visible(row);
      this.users.setBase(row, read);
      this.#setKnown(row, known);
      this.#recount(row, before);
      return;
    }
    const before = this.#visible(row);
    const marks = [...cells.values()].map(markOf);
    let base = read;
    for (const cell of cells.values()) {
      const shown = holds(read, cell.license);
      if (!this.#heeds(cell, ticket, shown)) base = this.#keep(base, cell);
    }
    const heeded = [...cells.values()];
    this.users.setBase(row, base);
    this.#setKnown(row, known);
    for (const cell of heeded) {
      if (cell.fence === 0) this.#decide(cell, ticket, holds(read, cell.license), now);
    }
    this.#recount(row, before);
    if (heeded.some((cell, index) => markOf(cell) !== marks[index])) this.log.row(row);
    for (const cell of heeded) this.#forget(cell);
  }

  /** The set with this cell as the base has it. */
  #keep(set: LicenseSet, { row, license }: Cell): LicenseSet {
    const { sets } = this.users;
    return holds(this.users.base(row), license) ? sets.with(set, license) : sets.without(set, license);
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
    const { claim, head, refusal } = cell;
    const isEarly = (operation: Operation): boolean => cell.isContested && ticket.time < operation.graceUntil;
    if (refusal !== undefined && ticket.tick > refusal.decidableAfter && !isEarly(refusal)) {
      this.#settleRefusal(cell, refusal, shown === refusal.value ? 'unchanged' : 'failed');
    }
    if (claim !== undefined) {
      cell.claim = undefined;
      // Our own later write, on its way or of unknown outcome, may be what the read shows: then the server's word stands.
      const isExplained = head !== undefined && head.state !== 'queued' && head.value === shown;
      this.#settle(cell, claim, shown === claim.value || isExplained ? 'confirmed' : 'reverted');
    }
    if (head?.state === 'unconfirmed' && ticket.tick > head.decidableAfter && !isEarly(head)) {
      if (shown === head.value) {
        this.#settle(cell, head, 'confirmed');
        this.#release(cell, now);
      } else if (ticket.time >= head.graceUntil) {
        this.#settle(cell, head, 'failed');
        this.#release(cell, now);
      }
    }
    if (cell.trouble?.value === shown) cell.trouble = undefined;
  }

  #write(cell: Cell, value: boolean, now: number): void {
    const { sets } = this.users;
    const base = this.users.base(cell.row);
    this.users.setBase(cell.row, value ? sets.with(base, cell.license) : sets.without(base, cell.license));
    cell.isContested = cell.fence !== 0;
    this.#fences.put(cell, ++this.#tick, now + this.#options.lag);
  }

  #resumeUnsent(cell: Cell, operation: Operation): void {
    const { head, next, refusal } = cell;
    const isReplaced = next !== undefined || head?.state === 'queued' || head?.state === 'sent';
    if (isReplaced) return this.#settle(cell, operation, 'superseded');
    if (refusal !== undefined) this.#settleRefusal(cell, refusal, 'superseded');
    cell.refusal = operation;
    cell.isContested ||= head !== undefined;
    this.#move(operation, 'verifying');
  }

  #resumeSent(cell: Cell, operation: Operation): void {
    const { head, refusal } = cell;
    if (head?.state === 'sent') return this.#settle(cell, operation, 'superseded');
    if (head?.state === 'queued') cell.next = head;
    else if (head !== undefined) {
      this.#settle(cell, head, 'superseded');
      cell.isContested = true;
    }
    if (refusal !== undefined) this.#settleRefusal(cell, refusal, 'superseded');
    cell.head = operation;
    this.#move(operation, 'unconfirmed');
  }

  /** The operation's turn has come: sent next, or found to be so already. */
  #place(cell: Cell, operation: Operation, now: number): void {
    operation.before = this.#known(cell);
    const base = holds(this.users.base(cell.row), cell.license);
    if (base === operation.value && this.isFresh(cell.row, cell.license, now)) {
      this.#settle(cell, operation, 'unchanged');
    } else {
      cell.head = operation;
      this.log.ready(operation);
    }
  }

  /** The head has settled: the waiting operation's turn. */
  #release(cell: Cell, now: number): void {
    const { next } = cell;
    cell.head = undefined;
    cell.next = undefined;
    if (next !== undefined) this.#place(cell, next, now);
  }

  #settle(cell: Cell, operation: Operation, state: FinalState): void {
    this.#move(operation, state);
    this.log.settled(operation);
    cell.trouble = isTrouble(state) ? operation : undefined;
  }

  #settleRefusal(cell: Cell, refusal: Operation, state: FinalState): void {
    cell.refusal = undefined;
    this.#settle(cell, refusal, state);
  }

  #move(operation: Operation, state: Operation['state']): void {
    operation.batch.tally[operation.state]--;
    operation.batch.tally[state]++;
    operation.state = state;
    this.log.batch(operation.batch);
  }

  #changeHead(operation: Operation, change: (cell: Cell) => void): void {
    const cell = this.cell(operation.row, operation.license);
    if (cell?.head !== operation) {
      throw new Error(`ngx-genesys-license: an operation that is ${operation.state} cannot settle again.`);
    }
    this.#change(cell, () => change(cell));
  }

  #change(cell: Cell, change: () => void): void {
    const before = this.#visible(cell.row);
    const mark: CellMark | undefined = markOf(cell);
    change();
    this.#recount(cell.row, before);
    if (markOf(cell) !== mark) this.log.row(cell.row);
    this.#forget(cell);
  }

  /** What the server is known to hold of this cell; undefined where the user has not been read. */
  #known({ row, license }: Cell): boolean | undefined {
    const isRead = this.users.isKnown(row) && this.users.tick(row) !== 0;
    return isRead ? holds(this.users.base(row), license) : undefined;
  }

  #visible(row: number): LicenseSet | undefined {
    return this.users.isKnown(row) ? this.view(row) : undefined;
  }

  #recount(row: number, before: LicenseSet | undefined): void {
    const after = this.#visible(row);
    if (before === after) return;
    this.log.row(row);
    const old = before?.licenses ?? [];
    const current = after?.licenses ?? [];
    // Both ascend: one walk along both, since a row may hold thousands.
    for (let a = 0, b = 0; a < old.length || b < current.length;) {
      const license = Math.min(old[a] ?? Infinity, current[b] ?? Infinity);
      const wasHeld = old[a] === license;
      const isHeld = current[b] === license;
      if (!isHeld) this.#count(license, -1);
      else if (!wasHeld) this.#count(license, 1);
      if (wasHeld) a++;
      if (isHeld) b++;
    }
  }

  #count(license: number, by: number): void {
    this.#holders[license] = (this.#holders[license] ?? 0) + by;
    this.log.count();
  }

  #setKnown(row: number, known: boolean): void {
    if (!this.users.setKnown(row, known)) return;
    this.log.member();
    this.log.row(row);
  }

  #cellAt(row: number, license: number): Cell {
    let cells = this.#cells.get(row);
    if (cells === undefined) this.#cells.set(row, (cells = new Map<number, Cell>()));
    let cell = cells.get(license);
    if (cell === undefined) cells.set(license, (cell = makeCell(row, license)));
    return cell;
  }

  #forget(cell: Cell): void {
    if (!isForgettable(cell)) return;
    const cells = this.#cells.get(cell.row);
    if (cells?.get(cell.license) !== cell) return;
    cells.delete(cell.license);
    if (cells.size === 0) this.#cells.delete(cell.row);
  }
}
