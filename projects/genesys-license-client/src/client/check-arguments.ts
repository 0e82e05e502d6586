import { refusal } from '../errors/refusal.js';
import { checked } from '../json/checked.js';
import { readId, readList, readPositive, readShape } from '../json/json-readers.js';
import { given } from '../json/option-readers.js';
import { readIds } from '../models/read-license-models.js';
import type { LicenseBatchAssignmentRequest } from '../models/license-models.js';

/** Which page of a listing. */
export interface PageOptions {
  readonly pageSize?: number | undefined;
  readonly pageNumber?: number | undefined;
}

export const readBodyIds = readShape<{ readonly body: readonly string[] }>({ body: readIds });

export const readBodyBatch = readShape<{ readonly body: LicenseBatchAssignmentRequest }>({
  body: readShape<LicenseBatchAssignmentRequest>({
    assignments: readList(readShape({ licenseId: readId, userIdsAdd: readIds, userIdsRemove: readIds })),
  }),
});

const readPageOptions = readShape<PageOptions>({
  pageSize: given(readPositive),
  pageNumber: given(readPositive),
});

/** An id or name as a path segment. `.` and `..` would leave the path even when encoded. */
export function pathSegment(operation: string, name: string, value: unknown): string {
  const id = checked(name, readId, value, operation);
  try {
    if (!/^\.\.?$/.test(id)) return encodeURIComponent(id);
  } catch {
    // A lone surrogate.
  }
  throw refusal(`${name}: ${JSON.stringify(id)} cannot be part of a path.`, operation);
}

/** `?pageSize=…&pageNumber=…`, without what is not given. */
export function pageQuery(operation: string, options: PageOptions): string {
  const { pageSize, pageNumber } = checked('options', readPageOptions, options, operation);
  const query = Object.entries({ pageSize, pageNumber }).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${value}`,
  );
  return query.length > 0 ? `?${query.join('&')}` : '';
}
