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

export interface PagePlan {
  /** Takes the next page to ask for; `undefined` behind the last. */
  next(): { readonly pageNumber: number; readonly pageSize: number } | undefined;
  /** Takes in the pages in their order. */
  learn(pageNumber: number, page: UserLicensesEntityListing): PageVerdict;
}

/**
 * Which page to ask for next. It believes the answers: a server may give smaller pages than asked for, so page numbers
 * count in its size from then on; and it may know a different number of pages with each answer.
 */
export function pagePlan(next: number, pageSize: number): PagePlan {
  let last = Infinity;
  let isFirst = true;
  let sizeChanges = 0;
  let firstUser: string | undefined;
  let idlePages = 0;

  return {
    next: () => (next <= last ? { pageNumber: next++, pageSize } : undefined),

    learn(pageNumber, { entities, total, pageCount, pageSize: answered }) {
      const rows = entities.length;
      const isIdle = entities[0]?.id === firstUser;
      firstUser = entities[0]?.id;
      idlePages = isIdle ? idlePages + 1 : 0;
      if (idlePages > toleratedIdlePages) throw endless('entities: page after page brings nothing new');
      const before = pageSize;
      pageSize = trueSize(before, answered, rows);
      last = pageCount ?? Math.ceil((total ?? Infinity) / pageSize);
      const isEnd = last === Infinity && rows < pageSize;
      if (isEnd) last = pageNumber;
      if (isFirst || pageSize === before) {
        const isUsable = isFirst || rows > 0 || !isEnd;
        isFirst = false;
        return { isUsable, isReplanned: isEnd };
      }
      if (++sizeChanges > toleratedSizeChanges)
        throw endless(`pageSize: it keeps changing (now ${answered})`);
      const covered = (pageNumber - 1) * before;
      const start = (pageNumber - 1) * pageSize;
      const isUsable = start <= covered;
      next = Math.floor((isUsable ? Math.max(covered, start + rows) : covered) / pageSize) + 1;
      return { isUsable, isReplanned: true };
    },
  };
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
    message: `the answer cannot be read at $.${what}.`,
    effect: 'none',
  });
}
