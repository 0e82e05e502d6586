import type { UserQuery } from '../model/users';
import { markOf } from './cell';
import type { LicenseLedger } from './license-ledger';
import { holds } from './license-sets';
import { RankedRows } from './ranked-rows';
import { orderPrefix } from './order-prefix';

type Key = string | number | null | undefined;

/** Lower case, without diacritics: "Åsa" is found by "asa". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/**
 * The known users that fit a query, in its order. Each row is looked at once when it comes and once each time it
 * changes; O(log n + chunk) a row.
 */
export class UserView {
  readonly rows: RankedRows;
  readonly #ledger: LicenseLedger;
  readonly #query: UserQuery;
  readonly #text: string;
  /** Per row its place in the order as of when it was put in: null for last, undefined for rows that are not in it. */
  readonly #keys: Key[] = [];
  readonly #sign: 1 | -1;
  /** Per row the beginning of its key as a number, as it counts in the order: most comparisons need no look at the texts. */
  readonly #prefixes: number[] = [];
  /** Rows below have been looked at. */
  #looked = 0;

  constructor(ledger: LicenseLedger, query: UserQuery) {
    this.#ledger = ledger;
    this.#query = query;
    this.#text = fold(query.text?.trim() ?? '');
    this.#sign = query.sort?.direction === 'descending' ? -1 : 1;
    this.rows = new RankedRows((a, b) => this.#compare(a, b));
  }

  get isComplete(): boolean {
    return this.#looked >= this.#ledger.users.size;
  }

  /** Whether the row has been looked at: else a change of it is nothing new here. */
  hasLookedAt(row: number): boolean {
    return row < this.#looked;
  }

  /** Looks at rows not looked at yet, until the time is up. Returns whether the list has changed. */
  advance(isTimeUp: () => boolean): boolean {
    let hasChanged = false;
    for (let count = 1; this.#looked < this.#ledger.users.size; count++) {
      if (this.#look(this.#looked++)) hasChanged = true;
      if (count % 64 === 0 && isTimeUp()) break;
    }
    return hasChanged;
  }

  /** Looks again at rows that have changed. Returns whether the list has changed. */
  refresh(rows: Iterable<number>): boolean {
    let hasChanged = false;
    for (const row of rows) {
      if (this.hasLookedAt(row) && this.#look(row)) hasChanged = true;
    }
    return hasChanged;
  }

  #look(row: number): boolean {
    const before = this.#keys[row];
    const key = this.#fits(row) ? this.#keyOf(row) : undefined;
    if (key === before) return false;
    if (before !== undefined) this.rows.delete(row);
    this.#keys[row] = key;
    if (key !== undefined) {
      this.#prefixes[row] = key === null ? Infinity : this.#sign * orderPrefix(key);
      this.rows.add(row);
    }
    return true;
  }

  #compare(a: number, b: number): number {
    const difference = (this.#prefixes[a] as number) - (this.#prefixes[b] as number);
    // No number where both have no key.
    return difference || this.#sign * compareKeys(this.#keys[a], this.#keys[b]) || a - b;
  }

  #fits(row: number): boolean {
    const { users } = this.#ledger;
    if (!users.isKnown(row)) return false;
    const { holds: held, lacks, issues } = this.#query;
    const view = this.#ledger.view(row);
    const isHeld = (id: string): boolean => holds(view, this.#ledger.licenses.find(id));
    if (held?.every(isHeld) === false || lacks?.some(isHeld) === true) return false;
    if (issues === true && !this.#hasIssue(row)) return false;
    const texts = [users.name(row), users.email(row), users.id(row)];
    return this.#text === '' || texts.some((text) => text !== undefined && fold(text).includes(this.#text));
  }

  #hasIssue(row: number): boolean {
    for (const cell of this.#ledger.cells(row)) {
      const mark = markOf(cell);
      if (mark === 'failed' || mark === 'unconfirmed') return true;
    }
    return false;
  }

  #keyOf(row: number): string | number | null {
    const { users } = this.#ledger;
    switch (this.#query.sort?.by) {
      case undefined:
        return row;
      case 'id':
        return users.id(row);
      case 'licenses':
        return this.#ledger.view(row).licenses.length;
      case 'name':
        return textKey(users.name(row));
      case 'email':
        return textKey(users.email(row));
    }
  }
}

/** What is missing goes last, in either direction; an empty text is a text. */
function textKey(text: string | undefined): string | null {
  return text === undefined ? null : fold(text);
}

function compareKeys(a: Key, b: Key): number {
  if (a === b) return 0;
  return (a as string) < (b as string) ? -1 : 1;
}
