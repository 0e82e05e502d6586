import type { PeerPage } from './peer-table';

/** The floor: the same JSON parsed into a plain Map, and nothing else. */
export function parseIntoMap(pages: Iterable<string>): Map<string, readonly string[]> {
  const licensesById = new Map<string, readonly string[]>();
  for (const page of pages) {
    for (const { id, licenses } of (JSON.parse(page) as PeerPage).entities) licensesById.set(id, licenses);
  }
  return licensesById;
}
