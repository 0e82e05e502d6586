import { rowsPerChunk } from '../../core/chunk-marks';
import type { LicenseLedger } from '../../core/license-ledger';
import type { LicenseSet } from '../../core/license-sets';
import { restoreRow } from '../../core/restore-row';

/** A chunk of rows on the device: the users of it that are known, without what is asked for on top. */
export interface KeptUsers {
  readonly ids: readonly string[];
  /** The distinct combinations of license ids, by position. */
  readonly sets: readonly (readonly string[])[];
  /** Per user the position of the combination they hold. */
  readonly held: Uint32Array;
  /** Per user when they were read, in seconds since the epoch; 0 where that is not to be relied on. */
  readonly readAt: Uint32Array;
  /** Per user, only where names are kept. */
  readonly names?: readonly (string | undefined)[];
  readonly emails?: readonly (string | undefined)[];
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
  const positions = new Map<LicenseSet, number>();
  const held = Uint32Array.from(rows, (row) => {
    const set = users.base(row);
    const position = positions.get(set) ?? positions.size;
    positions.set(set, position);
    return position;
  });
  return {
    ids: rows.map((row) => users.id(row)),
    sets: Array.from(positions.keys(), (set) => set.licenses.map((license) => licenses.name(license))),
    held,
    readAt: Uint32Array.from(rows, (row) => Math.floor((users.readAt(row) ?? 0) / 1000)),
    ...(hasNames && {
      names: rows.map((row) => users.name(row)),
      emails: rows.map((row) => users.email(row)),
    }),
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
  const { users, licenses } = ledger;
  const sets = kept.sets.map((set) => users.sets.of(set.map((id) => licenses.of(id))));
  const rows: number[] = [];
  for (const [index, id] of ids.entries()) {
    // The device's clock may have been set back meanwhile.
    const readAt = Math.min(now, (kept.readAt[index] as number) * 1000);
    if (readAt < since) continue;
    restoreRow(ledger, id, sets[kept.held[index] as number] as LicenseSet, readAt);
    const row = users.of(id);
    rows.push(row);
    if (users.name(row) === undefined && users.email(row) === undefined) {
      ledger.setIdentity(id, names?.[index], emails?.[index]);
    }
  }
  return rows;
}

function isKeptUsers(kept: unknown): kept is KeptUsers {
  const { ids, sets, held, readAt, names, emails } = (kept ?? {}) as Record<keyof KeptUsers, unknown>;
  if (!isStrings(ids) || !Array.isArray(sets)) return false;
  const areNames = (list: unknown) =>
    list === undefined ||
    (Array.isArray(list) &&
      list.length === ids.length &&
      isStrings(list.filter((name: unknown) => name !== undefined)));
  return (
    sets.every(isStrings) &&
    isNumbers(held) &&
    held.length === ids.length &&
    held.every((position) => position < sets.length) &&
    isNumbers(readAt) &&
    readAt.length === ids.length &&
    areNames(names) &&
    areNames(emails)
  );
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isNumbers(value: unknown): value is Uint32Array {
  return value instanceof Uint32Array;
}
