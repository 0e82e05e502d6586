import { licenseBit, licenseCatalog } from './license-catalog.js';

/**
 * The licenses that a set of permissions calls for, as a mask: by precedence, among those the organization is entitled to.
 * One and the same role thus gives gc2WEMupgrade where WEM can be held and gcSTAupgrade where it cannot (measured).
 */
export function inferFromPermissions(permissions: Iterable<string>, entitled: number): number {
  const open = new Set(permissions);
  let inferred = 0;
  for (const { id, permissions: granted } of licenseCatalog) {
    const bit = licenseBit(id);
    if ((entitled & bit) === 0) continue;
    let calledFor = false;
    for (const permission of granted) {
      if (open.delete(permission)) calledFor = true;
    }
    if (calledFor) inferred |= bit;
  }
  return inferred;
}
