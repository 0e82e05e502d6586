import type { UserLicensesEntityListing } from '../models/license-models.js';

/** Leaves out users that an earlier page, or an earlier row, already had. A page without any stays the same object. */
export function distinctUsers(): (page: UserLicensesEntityListing) => UserLicensesEntityListing {
  const seen = new Set<string>();
  return (page) => {
    const entities = page.entities.filter(({ id }) => !seen.has(id) && seen.add(id));
    return entities.length === page.entities.length ? page : { ...page, entities };
  };
}
