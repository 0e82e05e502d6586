/** So many licenses in a list are not taken in at a glance: they get a search field. */
export const searchableFrom = 10;
