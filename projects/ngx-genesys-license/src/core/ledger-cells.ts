import { isForgettable, makeCell, markOf, overlaid, type Cell } from './cell';
import { ChangeLog } from './ledger-changes';
import { holds, type LicenseSet } from './license-sets';
import { Numbering } from './numbering';
import { isTrouble, type FinalState, type Operation, type OperationState } from './operation';
import { UserRows } from './user-rows';

export interface LedgerOptions {
  /** Whether every acknowledged write is proved by a read, or only those of unknown outcome. */
  readonly verification: 'always' | 'unconfirmed';
  /** How long the server may take to show a write, in ms. */
  readonly lag: number;
  /** How old the base may be for a change that looks like a no-op to be dropped, in ms. */
  readonly maxAge: number;
}

/**
 * What a ledger is made of: the base by row, cells on top, and the counts and changes that follow from both. Here are the
 * steps that keep them together; which step is right when is the ledger's.
 */
export class LedgerCells {
  readonly users = new UserRows();
  readonly licenses = new Numbering();
  readonly log = new ChangeLog();
  /** Known users in the order in which they were first seen. */
  readonly members = this.users.known;
  /** Writes of an earlier session may still turn up, younger than any read: until then nothing counts as fresh. */
  expectsWrites = false;
  readonly options: LedgerOptions;
  readonly #cells = new Map<number, Map<number, Cell>>();
  readonly #holders: number[] = [];

  constructor(options: LedgerOptions) {
    this.options = options;
  }

  /** The licenses on view: base with the live operations on top. O(operations of the row). */
  view(row: number): LicenseSet {
    let set = this.users.base(row);
    const cells = this.#cells.get(row);
    if (cells === undefined) return set;
    for (const cell of cells.values()) {
      const value = overlaid(cell);
      if (value !== undefined) set = this.users.sets.put(set, cell.license, value);
    }
    return set;
  }

  /** What is on view of a known user; undefined for any other. */
  visible(row: number): LicenseSet | undefined {
    return this.users.isKnown(row) ? this.view(row) : undefined;
  }

  cells(row: number): Iterable<Cell> {
    return this.#cells.get(row)?.values() ?? [];
  }

  cell(row: number, license: number): Cell | undefined {
    return this.#cells.get(row)?.get(license);
  }

  /** Cells with anything to say beyond the base: operations, fences, troubles. For tests and counters. */
  *allCells(): Generator<Cell> {
    for (const cells of this.#cells.values()) yield* cells.values();
  }

  /** Known users whose view holds the license, counted as they change. */
  holders(license: number): number {
    return this.#holders[license] ?? 0;
  }

  /** Whether a read or an acknowledgement young enough stands behind this cell's base. */
  isFresh(row: number, license: number, now: number): boolean {
    const { lag, maxAge } = this.options;
    const cell = this.cell(row, license);
    // What came of a change that ended in trouble, or of one whose refusal awaits its proof, may show later.
    if (this.expectsWrites || cell?.trouble !== undefined || cell?.answered?.isClaimed === false)
      return false;
    if (cell !== undefined && cell.fence !== 0 && now - (cell.graceUntil - lag) <= maxAge) return true;
    // A row kept from an earlier session may lack what was acknowledged before that ended.
    if (this.users.tick(row) === 0) return false;
    return this.users.isKnown(row) && now - (this.users.readAt(row) ?? -Infinity) <= maxAge;
  }

  /** The set with this cell as the base has it. */
  asInBase(set: LicenseSet, { row, license }: Cell): LicenseSet {
    return this.users.sets.put(set, license, holds(this.users.base(row), license));
  }

  /** Made where there is none; to be forgotten again where nothing is said of it. */
  cellAt(userId: string, licenseId: string): Cell {
    const row = this.users.of(userId);
    const license = this.licenses.of(licenseId);
    let cells = this.#cells.get(row);
    if (cells === undefined) this.#cells.set(row, (cells = new Map<number, Cell>()));
    let cell = cells.get(license);
    if (cell === undefined) cells.set(license, (cell = makeCell(row, license)));
    return cell;
  }

  forget(cell: Cell): void {
    if (!isForgettable(cell)) return;
    const cells = this.#cells.get(cell.row);
    cells?.delete(cell.license);
    if (cells?.size === 0) this.#cells.delete(cell.row);
  }

  /** Changes one cell; tells of what is seen of it, and counts. */
  change(cell: Cell, change: () => void): void {
    const before = this.visible(cell.row);
    const mark = markOf(cell);
    change();
    this.recount(cell.row, before, this.visible(cell.row));
    if (markOf(cell) !== mark) this.log.row(cell.row);
    this.forget(cell);
  }

  recount(row: number, before: LicenseSet | undefined, after: LicenseSet | undefined): void {
    if (before === after) return;
    this.log.row(row);
    for (const license of before?.licenses ?? []) this.#count(license, -1);
    for (const license of after?.licenses ?? []) this.#count(license, 1);
  }

  /** To be followed by `recount`. */
  setKnown(row: number, known: boolean): void {
    if (this.users.setKnown(row, known)) this.log.member();
  }

  /** The operation's turn has come: sent next, or found to be so already. */
  place(cell: Cell, operation: Operation, now: number): void {
    operation.before = this.known(cell);
    const base = holds(this.users.base(cell.row), cell.license);
    if (base === operation.value && this.isFresh(cell.row, cell.license, now)) {
      this.settle(cell, operation, 'unchanged');
    } else {
      cell.head = operation;
      this.log.ready(operation);
    }
  }

  /** The head has settled: the waiting operation's turn. */
  release(cell: Cell, now: number): void {
    const { next } = cell;
    cell.head = undefined;
    cell.next = undefined;
    if (next !== undefined) this.place(cell, next, now);
  }

  /** Ends an operation, where there is one; it awaits no proof any more. */
  settle(cell: Cell, operation: Operation | undefined, state: FinalState): void {
    if (operation === undefined) return;
    if (cell.answered === operation) cell.answered = undefined;
    this.move(operation, state);
    this.log.settled(operation);
    cell.trouble = isTrouble(state) ? operation : undefined;
  }

  /** What was answered can no longer be proved: a yes stands as it was said, and so does a no, or it ends as told. */
  conclude(cell: Cell, no: FinalState = 'failed'): void {
    this.settle(cell, cell.answered, cell.answered?.isClaimed === true ? 'confirmed' : no);
  }

  move(operation: Operation, state: OperationState): void {
    operation.batch.tally[operation.state]--;
    operation.batch.tally[state]++;
    operation.state = state;
    this.log.batch(operation.batch);
  }

  /** What the server is known to hold of this cell; undefined where the user has not been read. */
  known({ row, license }: Cell): boolean | undefined {
    const isRead = this.users.isKnown(row) && this.users.tick(row) !== 0;
    return isRead ? holds(this.users.base(row), license) : undefined;
  }

  #count(license: number, by: number): void {
    this.#holders[license] = (this.#holders[license] ?? 0) + by;
    this.log.count();
  }
}
