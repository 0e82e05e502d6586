import type { UserLicensesEntityListing } from 'genesys-license-client';
import type { LicenseUserPage } from '../model/users';

interface KeptPage extends Omit<LicenseUserPage, 'userIds'> {
  readonly rows: Uint32Array;
}

/**
 * The pages a sweep has given, for those who come late, and where it would go on. Four bytes a user: ids are known by
 * row, and written out when they are asked for.
 */
export class SweepPages {
  /** Users a page, as asked for. */
  askedSize: number;
  readonly #pages: KeptPage[] = [];
  /** Users a page, as the server counts. */
  #size: number | undefined;
  /** Users from the beginning of the list that have come. */
  #covered = 0;
  #users = 0;

  constructor(askedSize: number) {
    this.askedSize = askedSize;
  }

  get length(): number {
    return this.#pages.length;
  }

  /** Users that have come, those who came twice counted twice. */
  get users(): number {
    return this.#users;
  }

  get total(): number | undefined {
    return this.#pages.at(-1)?.total;
  }

  get pageCount(): number | undefined {
    return this.#pages.at(-1)?.pageCount;
  }

  /** Undefined where the server has not said how many users there are. */
  get pagesLeft(): number | undefined {
    const { total } = this;
    const { pageSize } = this.goOn();
    return total === undefined ? undefined : Math.ceil(Math.max(0, total - this.#covered) / pageSize);
  }

  /** Which page comes next, in the server's size. */
  goOn(): { readonly pageNumber: number; readonly pageSize: number } {
    const pageSize = this.#size ?? this.askedSize;
    return { pageNumber: Math.floor(this.#covered / pageSize) + 1, pageSize };
  }

  /**
   * Takes a page that was asked for under that number. Returns false where it does not follow on what has come: then
   * the list has to be read from its beginning, in the size it has now.
   */
  add(listing: UserLicensesEntityListing, asked: number | undefined, rows: Uint32Array): boolean {
    const { pageSize, pageCount, total } = listing;
    const before = this.goOn().pageSize;
    // As the client sees it: a size that the rows deny is not believed.
    const isBelieved =
      pageSize !== undefined &&
      pageSize >= 1 &&
      (pageSize < before ? rows.length <= pageSize : rows.length > before);
    const size = (this.#size = isBelieved ? pageSize : before);
    this.#users += rows.length;
    this.#pages.push({
      pageNumber: this.#pages.length + 1,
      pageSize: pageSize ?? rows.length,
      pageCount,
      total,
      rows,
    });
    const start = asked === undefined ? this.#covered : (asked - 1) * size;
    if (start > this.#covered) {
      this.#covered = 0;
      this.#users = 0;
      return false;
    }
    // A page of the usual size counts in full though it came short: the next is another.
    this.#covered = Math.max(this.#covered, start + (size === before ? size : rows.length));
    return true;
  }

  /** 1 for each of so many rows that has come. */
  met(rows: number): Uint8Array {
    const met = new Uint8Array(rows);
    for (const page of this.#pages) for (const row of page.rows) met[row] = 1;
    return met;
  }

  at(index: number, users: { id(row: number): string }): LicenseUserPage {
    const { rows, ...page } = this.#pages[index] as KeptPage;
    return { ...page, userIds: Array.from(rows, (row) => users.id(row)) };
  }
}
