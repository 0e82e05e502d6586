import { type LineProblemKind, withoutGuard } from 'ngx-genesys-license/components/common';
import type { CsvRow } from './read-csv';

/** A user as somebody wrote it down: an id, or an email address. */
export interface UserReference {
  readonly value: string;
  /** Where it first stands, counted from 1. */
  readonly line: number;
}

/** A line that gives no user. */
export interface LineProblem {
  readonly kind: LineProblemKind;
  readonly line: number;
  /** What stands there, cut off after 80 characters. */
  readonly text: string;
}

/** Columns of a file, as they are offered: the header's word, else the first value. */
export interface CsvColumns {
  readonly names: readonly string[];
  readonly hasHeader: boolean;
  /** The column that most likely holds the users. */
  readonly likely: number;
}

const longestId = 256;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Users and problems as lines come in; each user once. */
export class UserReferences {
  readonly users = new Map<string, UserReference>();
  readonly problems: LineProblem[] = [];
  /** Lines that name a user who was named before. */
  repeats = 0;

  add(text: string | undefined, line: number): void {
    const value = valueOf(text ?? '');
    if (value === '') this.problems.push({ kind: 'missing', line, text: '' });
    else if (!isReference(value)) this.problems.push({ kind: 'malformed', line, text: value.slice(0, 80) });
    else if (this.users.has(keyOf(value))) this.repeats++;
    else this.users.set(keyOf(value), { value, line });
  }
}

/** Ids and addresses in a text that somebody pasted, between spaces, commas, semicolons and line breaks. */
export function referencesIn(text: string): UserReferences {
  const references = new UserReferences();
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    for (const part of line.split(/[\s,;]+/)) if (valueOf(part) !== '') references.add(part, index + 1);
  }
  return references;
}

/** Whether a reference is an email address; ids of users have no "@". */
export function isEmail(value: string): boolean {
  return value.includes('@');
}

/** Which columns the first rows have, and which of them names the users. */
export function columnsOf(rows: readonly CsvRow[]): CsvColumns {
  const [first, ...others] = rows;
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const isData = (cell: string | undefined) => uuid.test(valueOf(cell ?? '')) || isEmail(cell ?? '');
  const hasHeader = first !== undefined && others.length > 0 && !first.cells.some(isData);
  const head = (column: number) => valueOf(first?.cells[column] ?? '');
  let likely = 0;
  let best = 0;
  for (let column = 0; column < width; column++) {
    const cells = (hasHeader ? others : rows).map((row) => valueOf(row.cells[column] ?? ''));
    const share = (fits: (cell: string) => boolean) => cells.filter(fits).length / Math.max(1, cells.length);
    const name = hasHeader ? head(column) : '';
    const score =
      share((cell) => uuid.test(cell)) * 3 +
      share((cell) => isReference(cell) && isEmail(cell)) * 2 +
      (/\buser/i.test(name) ? 1 : 0) +
      (/\bid$/i.test(name) ? 1 : /mail/i.test(name) ? 0.5 : 0);
    if (score > best) [likely, best] = [column, score];
  }
  return { names: Array.from({ length: width }, (_, column) => head(column)), hasHeader, likely };
}

/** Addresses are the same in any case. */
export function keyOf(value: string): string {
  return isEmail(value) ? value.toLowerCase() : value;
}

/** One character at a time: an expression for the end of a text looks through every space within it. */
const surrounding = /[\s\ufeff\u200b-\u200f\u2060]/;

/** Without what spreadsheets and people leave around a value: spaces, marks that nobody sees, an apostrophe, quotes. */
function valueOf(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && surrounding.test(text.charAt(start))) start++;
  while (end > start && surrounding.test(text.charAt(end - 1))) end--;
  const bare = text.slice(start, end);
  return withoutGuard(/^(["']).*\1$/s.test(bare) ? bare.slice(1, -1).trim() : bare);
}

function isReference(value: string): boolean {
  if (value.length > longestId || /[\s\p{C}"<>]/u.test(value)) return false;
  return !isEmail(value) || /^[^@]+@[^@]+$/.test(value);
}
