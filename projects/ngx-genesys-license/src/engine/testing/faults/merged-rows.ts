/** One observation, or several that came out the same: what varied, by column, and what came of it. */
export interface MergedRow {
  /** Fault, persistence, effect: the names in each of these columns. */
  readonly causes: readonly (readonly string[])[];
  readonly outcome: string;
}

/**
 * Makes one row of those that differ in one column of causes only, the last column first: what holds for all effects is
 * said once, then what holds however long, then what holds for several faults.
 */
export function mergedRows(rows: readonly MergedRow[]): readonly MergedRow[] {
  const columns = rows[0]?.causes.length ?? 0;
  let merged = rows;
  for (let column = columns - 1; column >= 0; column--) {
    const same = new Map<string, MergedRow>();
    for (const row of merged) {
      const key = JSON.stringify([row.causes.toSpliced(column, 1), row.outcome]);
      const other = same.get(key);
      const names = [...(other?.causes[column] ?? []), ...(row.causes[column] ?? [])];
      same.set(key, { ...row, causes: row.causes.with(column, names) });
    }
    merged = [...same.values()];
  }
  return merged;
}
