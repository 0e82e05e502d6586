import { LicenseApiError } from '../errors/license-api-error.js';
import type { UserLicensesEntityListing } from '../models/license-models.js';

/** What a page means for the sweep. */
export interface PageVerdict {
  /** `false`: it does not follow on what was read, or is the empty one behind the end. */
  readonly isUsable: boolean;
  /** `true`: what is under way was asked under numbers that no longer hold, or behind the end. */
  readonly isReplanned: boolean;
}

const toleratedSizeChanges = 8;
/** Pages in a row that are empty or begin with the same user: a server may leave users out after it has counted them off. */
const toleratedIdlePages = 1000;

/**
 * Which page to ask for next. It believes the answers: a server may give smaller pages than asked for, so page numbers
 * count in its size from then on; and it may know a different number of pages with each answer.
 */
export class PagePlan {
  #pageSize: number;
  #next: number;
  #last = Infinity;
  #isFirst = true;
  #sizeChanges = 0;
  #firstUser: string | undefined;
  #idlePages = 0;

  constructor(pageNumber: number, pageSize: number) {
    this.#next = pageNumber;
    this.#pageSize = pageSize;
  }

  get pageSize(): number {
    return this.#pageSize;
  }

  get hasNext(): boolean {
    return this.#next <= this.#last;
  }

  take(): number {
    return this.#next++;
  }

  /** Takes in the pages in their order. */
  learn(pageNumber: number, page: UserLicensesEntityListing): PageVerdict {
    const rows = page.entities.length;
    const firstUser = page.entities[0]?.id;
    this.#idlePages = firstUser === this.#firstUser ? this.#idlePages + 1 : 0;
    this.#firstUser = firstUser;
    if (this.#idlePages > toleratedIdlePages) throw endless('entities: page after page brings nothing new');
    const oldSize = this.#pageSize;
    const size = trueSize(oldSize, page.pageSize, rows);
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    this.#pageSize = size;
    this.#last = page.pageCount ?? Math.ceil((page.total ?? Infinity) / size);
    const isEnd = this.#last === Infinity && rows < size;
    if (isEnd) this.#last = pageNumber;
    if (isFirst || size === oldSize) return { isUsable: isFirst || rows > 0 || !isEnd, isReplanned: isEnd };

    if (++this.#sizeChanges > toleratedSizeChanges)
      throw endless(`pageSize: it keeps changing (now ${page.pageSize})`);
    const covered = (pageNumber - 1) * oldSize;
    const start = (pageNumber - 1) * size;
    const isUsable = start <= covered;
    this.#next = Math.floor((isUsable ? Math.max(covered, start + rows) : covered) / size) + 1;
    return { isUsable, isReplanned: true };
  }
}

/** The size that page numbers count in. An answer that holds more rows than the size it claims is not believed. */
function trueSize(asked: number, answered: number | undefined, rows: number): number {
  if (answered === undefined || answered < 1) return asked;
  const isBelieved = answered < asked ? rows <= answered : rows > asked;
  return isBelieved ? answered : asked;
}

function endless(what: string): LicenseApiError {
  return new LicenseApiError({
    code: 'invalid_response',
    operation: 'getLicenseUsers',
    message: `the answer cannot be read at $.${what}, so pages cannot be counted.`,
    effect: 'none',
  });
}
