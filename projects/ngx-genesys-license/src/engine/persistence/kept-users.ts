import { rowsPerChunk } from '../../core/chunk-marks';
import type { LicenseLedger } from '../../core/license-ledger';
import { restoreRow } from '../../core/restore-row';
import { isNumbers, isStrings } from './kept-shapes';

/** A chunk of rows on the device: the users of it that are known, without what is asked for on top. */
export interface KeptUsers {
  readonly ids: readonly string[];
  /** License ids; `sets` are of their positions. */
  readonly licenses: readonly string[];
  /** The distinct combinations of licenses, by position. */
  readonly sets: readonly (readonly number[])[];
  /** Per user the position of the combination they hold. */
  readonly held: Uint32Array;
  /** Per user when they were read, in seconds since the epoch; 0 where that is not to be relied on. */
  readonly readAt: Uint32Array;
  /** Per user, only where names are kept; empty where there is none. */
  readonly names?: readonly string[];
  readonly emails?: readonly string[];
}

/** What is kept of a chunk; undefined where nobody in it is known. O(rows of a chunk). */
export function keepUsers(
  { users, licenses }: LicenseLedger,
  chunk: number,
  hasNames: boolean,
): KeptUsers | undefined {
  const rows: number[] = [];
  const end = Math.min(users.size, (chunk + 1) * rowsPerChunk);
  for (let row = chunk * rowsPerChunk; row < end; row++) if (users.isKnown(row)) rows.push(row);
  if (rows.length === 0) return undefined;
  const licensePositions = new Positions<number>();
  const sets: number[][] = [];
  const setPositions = new Positions<number>();
  const held = rows.map((row) => {
    const set = users.base(row);
    const position = setPositions.of(set.number);
    sets[position] ??= set.licenses.map((license) => licensePositions.of(license));
    return position;
  });
  return {
    ids: rows.map((row) => users.id(row)),
    licenses: licensePositions.keys.map((license) => licenses.name(license)),
    sets,
    held: Uint32Array.from(held),
    readAt: Uint32Array.from(rows, (row) => Math.floor((users.readAt(row) ?? 0) / 1000)),
    ...(hasNames
      ? {
          names: rows.map((row) => users.name(row) ?? ''),
          emails: rows.map((row) => users.email(row) ?? ''),
        }
      : {}),
  };
}

/** Shows the users of a chunk who were read since. Returns their rows. Throws where it is no such chunk. */
export function restoreUsers(
  ledger: LicenseLedger,
  kept: unknown,
  since: number,
  now: number,
): readonly number[] {
  if (!isKeptUsers(kept)) throw new TypeError('a chunk of users has a shape nobody knows');
  const { ids, names, emails } = kept;
  const licenses = kept.licenses.map((id) => ledger.licenses.of(id));
  const sets = kept.sets.map((positions) =>
    ledger.users.sets.of(positions.map((position) => licenses[position] as number)),
  );
  const rows: number[] = [];
  for (const [index, id] of ids.entries()) {
    // The device's clock may have been set back meanwhile.
    const readAt = Math.min(now, (kept.readAt[index] as number) * 1000);
    if (readAt < since) continue;
    restoreRow(ledger, id, sets[kept.held[index] as number] as (typeof sets)[number], readAt);
    const row = ledger.users.of(id);
    rows.push(row);
    if (ledger.users.name(row) !== undefined || ledger.users.email(row) !== undefined) continue;
    const name = names?.[index] ?? '';
    const email = emails?.[index] ?? '';
    if (name !== '' || email !== '') {
      ledger.setIdentity(id, name === '' ? undefined : name, email === '' ? undefined : email);
    }
  }
  return rows;
}

function isKeptUsers(kept: unknown): kept is KeptUsers {
  if (typeof kept !== 'object' || kept === null) return false;
  const { ids, licenses, sets, held, readAt, names, emails } = kept as Record<keyof KeptUsers, unknown>;
  if (!isStrings(ids) || !isStrings(licenses) || !Array.isArray(sets)) return false;
  const { length } = ids;
  const isList = (list: unknown) => list === undefined || (isStrings(list) && list.length === length);
  return (
    sets.every((set) => Array.isArray(set) && set.every((position) => isIndex(position, licenses.length))) &&
    isNumbers(held) &&
    held.length === length &&
    held.every((position) => position < sets.length) &&
    isNumbers(readAt) &&
    readAt.length === length &&
    isList(names) &&
    isList(emails)
  );
}

function isIndex(value: unknown, length: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < length;
}

/** Positions in order of first appearance. */
class Positions<Key> {
  readonly keys: Key[] = [];
  readonly #positions = new Map<Key, number>();

  of(key: Key): number {
    let position = this.#positions.get(key);
    if (position === undefined) {
      position = this.keys.length;
      this.keys.push(key);
      this.#positions.set(key, position);
    }
    return position;
  }
}
