import { invalidArgument } from '../errors/refusals.js';
import { JsonMismatch } from '../json/json-mismatch.js';
import {
  readId,
  readInside,
  readList,
  readPositive,
  readShape,
  type JsonRead,
} from '../json/json-readers.js';
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

/** Unlike `optional` it does not take `null`, which would have to be corrected in the caller's own object. */
const readPageNumber: JsonRead<number | undefined> = (value) =>
  value === undefined ? undefined : readPositive(value);

const readPageOptions = readShape<PageOptions>({ pageSize: readPageNumber, pageNumber: readPageNumber });

/** Checks an argument by the readers of answers, which leave alone what is right. */
export function checked<Value>(
  operation: string,
  name: string,
  read: JsonRead<Value>,
  value: unknown,
): Value {
  try {
    return readInside(read, value, name);
  } catch (error) {
    // The path begins with "$.".
    throw error instanceof JsonMismatch ? invalidArgument(operation, `${error.message.slice(2)}.`) : error;
  }
}

/** An id or name as a path segment. `.` and `..` would leave the path even when encoded. */
export function pathSegment(operation: string, name: string, value: unknown): string {
  const id = checked(operation, name, readId, value);
  try {
    if (!/^\.\.?$/.test(id)) return encodeURIComponent(id);
  } catch {
    // A lone surrogate.
  }
  throw invalidArgument(operation, `${name}: ${JSON.stringify(id)} cannot be part of a path.`);
}

/** `?pageSize=…&pageNumber=…`, without what is not given. */
export function pageQuery(operation: string, options: PageOptions): string {
  const { pageSize, pageNumber } = checked(operation, 'options', readPageOptions, options);
  const given = [pageSize && `pageSize=${pageSize}`, pageNumber && `pageNumber=${pageNumber}`].filter(
    Boolean,
  );
  return given.length > 0 ? `?${given.join('&')}` : '';
}
