/** A page of a listing, as far as it says where it stands. */
interface ListedPage<Row> {
  readonly entities: readonly Row[];
  readonly pageSize?: number;
  readonly pageCount?: number;
}

/** The rows of a listing, page after page; where the server does not count its pages, until one comes short. */
export async function* allPages<Row>(
  pageSize: number,
  read: (page: { readonly pageSize: number; readonly pageNumber: number }) => Promise<ListedPage<Row>>,
): AsyncGenerator<readonly Row[]> {
  for (let pageNumber = 1, pageCount = 1; pageNumber <= pageCount; pageNumber++) {
    const page = await read({ pageSize, pageNumber });
    yield page.entities;
    const isFull = page.entities.length > 0 && page.entities.length >= (page.pageSize ?? pageSize);
    pageCount = page.pageCount ?? (isFull ? pageNumber + 1 : pageNumber);
  }
}
