import type { LicenseDefinition } from 'ngx-genesys-license';

/**
 * How licenses are grouped on screen. The API has no such word; it is told from how definitions refer to each other:
 * - `base`: needs no other license, and others need it or it comprises others
 * - `add-on`: needs another license
 * - `other`: stands alone, or is not defined by the organization
 */
export type LicenseKind = 'base' | 'add-on' | 'other';

/** The kind of every defined license, by id; O(definitions + references). */
export function licenseKinds(definitions: readonly LicenseDefinition[]): ReadonlyMap<string, LicenseKind> {
  const needed = new Set(
    definitions.flatMap(({ prerequisites }) => (prerequisites ?? []).map(({ id }) => id)),
  );
  return new Map(
    definitions.map(({ id, prerequisites, comprises }) => {
      if ((prerequisites?.length ?? 0) > 0) return [id, 'add-on'];
      return [id, needed.has(id) || (comprises?.length ?? 0) > 0 ? 'base' : 'other'];
    }),
  );
}
