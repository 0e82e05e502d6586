import type { UserQuery } from '../model/users';
import { markOf } from './cell';
import type { LicenseLedger } from './license-ledger';
import { holds, type LicenseSet } from './license-sets';
import { RankedRows } from './ranked-rows';
import { orderPrefix } from './order-prefix';

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
  readonly #keys: (string | number | null | undefined)[] = [];
  /** Per row the beginning of its key as a number: most comparisons need no look at the texts. */
  readonly #prefixes: number[] = [];
  /** Rows below have been looked at. */
  #looked = 0;

  constructor(ledger: LicenseLedger, query: UserQuery) {
    this.#ledger = ledger;
    this.#query = query;
    this.#text = fold(query.text?.trim() ?? '');
    const sign = query.sort?.direction === 'descending' ? -1 : 1;
    this.rows = new RankedRows(
      query.sort === undefined ? (a, b) => a - b : (a, b) => this.#compare(a, b, sign) || a - b,
    );
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
      this.#prefixes[row] = key === null ? 0 : orderPrefix(key);
      this.rows.add(row);
    }
    return true;
  }

  #compare(a: number, b: number, sign: 1 | -1): number {
    const [left, right] = [this.#keys[a], this.#keys[b]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const difference = (this.#prefixes[a] as number) - (this.#prefixes[b] as number);
    return sign * (difference || compareKeys(left, right));
  }

  #fits(row: number): boolean {
    const { users } = this.#ledger;
    if (!users.isKnown(row)) return false;
    const { holds: held = [], lacks = [], issues } = this.#query;
    const view = held.length > 0 || lacks.length > 0 ? this.#ledger.view(row) : undefined;
    if (view !== undefined) {
      if (!held.every((id) => this.#isHeld(view, id)) || lacks.some((id) => this.#isHeld(view, id)))
        return false;
    }
    if (issues === true && !this.#hasIssue(row)) return false;
    if (this.#text === '') return true;
    return [users.name(row), users.email(row), users.id(row)].some(
      (text) => text !== undefined && fold(text).includes(this.#text),
    );
  }

  #isHeld(set: LicenseSet, licenseId: string): boolean {
    const license = this.#ledger.licenses.find(licenseId);
    return license !== undefined && holds(set, license);
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

function compareKeys(a: string | number | undefined, b: string | number | undefined): number {
  if (a === b) return 0;
  return (a as string) < (b as string) ? -1 : 1;
}
