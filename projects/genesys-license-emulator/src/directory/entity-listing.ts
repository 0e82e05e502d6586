import type { ApiCall } from '../api/api-call.js';
import { integerField } from '../api/read-fields.js';

/** A page of a directory listing, with the links that these endpoints have and the license ones lack. */
export function entityListing(
  { query }: ApiCall,
  path: string,
  total: number,
  at: (place: number) => unknown,
  initialPageSize = 25,
): Readonly<Record<string, unknown>> {
  const pageSize = integerField(query, 'pageSize', initialPageSize, 1, 500);
  const pageNumber = integerField(query, 'pageNumber', 1, 1);
  const pageCount = Math.ceil(total / pageSize);
  const uri = (page: number): string => {
    const fields = new URLSearchParams(query);
    fields.set('pageSize', String(pageSize));
    fields.set('pageNumber', String(page));
    return `${path}?${fields.toString()}`;
  };
  const first = (pageNumber - 1) * pageSize;
  const entities = [];
  for (let place = first; place < Math.min(first + pageSize, total); place++) entities.push(at(place));
  return {
    entities,
    pageSize,
    pageNumber,
    total,
    firstUri: uri(1),
    selfUri: uri(pageNumber),
    ...(pageNumber < pageCount ? { nextUri: uri(pageNumber + 1) } : {}),
    ...(pageNumber > 1 ? { previousUri: uri(pageNumber - 1) } : {}),
    lastUri: uri(Math.max(1, pageCount)),
    pageCount,
  };
}
