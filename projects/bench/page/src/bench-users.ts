/** A user as a plain row. */
export interface BenchUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly licenses: readonly string[];
}

/** The users of the emulated organization, for tables that take all their rows at once. */
export const benchUsers: { rows: BenchUser[] } = { rows: [] };

/**
 * Whether rows, by their texts, show what was asked for: the user who is first in an order, or only users found by a text.
 * Computed before anything is timed.
 */
export function expectation(
  kind: 'sort' | 'filter',
  asked: string,
  isDescending = false,
): (rows: readonly string[]) => boolean {
  if (kind === 'filter') {
    const fold = (text: string): string =>
      text
        .normalize('NFD')
        .replace(/\p{Diacritic}/gu, '')
        .toLowerCase();
    return (rows) => rows.length > 0 && rows.every((row) => fold(row).includes(asked));
  }
  const by = asked as 'email' | 'id';
  const first = benchUsers.rows.reduce((best, user) => (user[by] < best[by] !== isDescending ? user : best));
  return (rows) => rows.some((row) => row.includes(first.email));
}
