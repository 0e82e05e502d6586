import { optional, readCount, readList, readShape, type JsonRead } from './json-readers.js';

/** A page of a listing, whatever its rows are. */
interface Page<Row> {
  readonly entities: readonly Row[];
  readonly pageSize?: number;
  readonly pageNumber?: number;
  readonly total?: number;
  readonly pageCount?: number;
}

export function readPage<Row>(readRow: JsonRead<Row>): JsonRead<Page<Row>> {
  return readShape<Page<Row>>({
    entities: optional(readList(readRow), []),
    pageSize: optional(readCount),
    pageNumber: optional(readCount),
    total: optional(readCount),
    pageCount: optional(readCount),
  });
}
