import type { LicensePlan } from 'ngx-genesys-license';

/** What a plan does to one user, or with one license: ids of the other. */
export interface PlannedChanges {
  /** The user's id, or the license's. */
  readonly id: string;
  readonly adds: readonly string[];
  readonly removes: readonly string[];
  /** What is so already. */
  readonly noops: readonly string[];
}

/** A plan's cells by user or by license: what is added first, then what is removed, then what is so already. */
export function plannedChanges(plan: LicensePlan, by: 'userId' | 'licenseId'): readonly PlannedChanges[] {
  const other = by === 'userId' ? 'licenseId' : 'userId';
  const rows = new Map<string, { id: string; adds: string[]; removes: string[]; noops: string[] }>();
  for (const part of ['adds', 'removes', 'noops'] as const) {
    for (const { [by]: id, [other]: otherId } of plan[part]) {
      let row = rows.get(id);
      if (row === undefined) rows.set(id, (row = { id, adds: [], removes: [], noops: [] }));
      row[part].push(otherId);
    }
  }
  return [...rows.values()];
}
