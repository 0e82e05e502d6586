import type { CallOptions } from '../config/call-options.js';
import { checked } from '../json/checked.js';
import { readBoolean, readPositive, readShape } from '../json/json-readers.js';
import { given } from '../json/option-readers.js';
import type { UserLicensesEntityListing } from '../models/license-models.js';
import { callOptionReaders } from '../transport/call-option-readers.js';
import type { LicenseUserPagesOptions } from './license-user-pages-options.js';
import { distinctUsers } from './distinct-users.js';
import { pagePlan } from './page-plan.js';

/** How pages are fetched: `getLicenseUsers`, or a test's. */
export type FetchUserPage = (
  options: { readonly pageSize: number; readonly pageNumber: number },
  call: CallOptions,
) => Promise<UserLicensesEntityListing>;

type Resolved = LicenseUserPagesOptions &
  Required<Pick<LicenseUserPagesOptions, 'pageSize' | 'pageNumber' | 'concurrency' | 'distinct'>>;

const readOptions = readShape<Resolved>({
  ...callOptionReaders,
  pageSize: given(readPositive, 100),
  pageNumber: given(readPositive, 1),
  concurrency: given(readPositive, 4),
  distinct: given(readBoolean, true),
});

/** The pages of all users as an AsyncIterable; each iteration is a sweep of its own. */
export function licenseUserPages(
  fetchPage: FetchUserPage,
  options?: LicenseUserPagesOptions,
): AsyncIterable<UserLicensesEntityListing> {
  const resolved = checked('options', readOptions, { ...options }, 'licenseUserPages');
  return { [Symbol.asyncIterator]: () => sweep(fetchPage, resolved) };
}

interface Fetch {
  readonly pageNumber: number;
  readonly page: Promise<UserLicensesEntityListing>;
}

function sweep(
  fetchPage: FetchUserPage,
  {
    pageSize,
    pageNumber: firstPage,
    concurrency,
    distinct,
    signal,
    timeout,
    priority = 'background',
    onSend,
  }: Resolved,
): AsyncIterator<UserLicensesEntityListing> {
  const plan = pagePlan(firstPage, pageSize);
  const told = distinct ? distinctUsers() : (page: UserLicensesEntityListing) => page;
  let underWay: Fetch[] = [];
  let round = new AbortController();
  let isClosed = false;
  const abort = (): void => round.abort(signal?.reason);
  const pages = generate();
  return {
    next: () => pages.next(),
    // A generator answers return() only after the page it waits for; aborting ends that wait.
    return: () => {
      isClosed = true;
      abort();
      return pages.return(undefined);
    },
  };

  function fill(limit: number): void {
    while (underWay.length < limit) {
      const asked = plan.next();
      if (asked === undefined) return;
      const { pageNumber } = asked;
      const page = fetchPage(asked, {
        signal: round.signal,
        timeout,
        priority,
        onSend: onSend && (() => onSend(pageNumber)),
      });
      // It is looked at in its order; until then nobody must call it unhandled.
      page.catch(() => undefined);
      underWay.push({ pageNumber, page });
    }
  }

  async function* generate(): AsyncGenerator<UserLicensesEntityListing, undefined> {
    signal?.addEventListener('abort', abort);
    try {
      signal?.throwIfAborted();
      fill(1);
      for (let first = underWay.shift(); first !== undefined; first = underWay.shift()) {
        const page = await first.page;
        signal?.throwIfAborted();
        const { isUsable, isReplanned } = plan.learn(first.pageNumber, page);
        if (isReplanned) {
          round.abort();
          round = new AbortController();
          underWay = [];
        }
        fill(concurrency);
        if (isUsable) yield told(page);
        signal?.throwIfAborted();
        fill(concurrency);
      }
    } catch (error) {
      if (!isClosed) throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
      round.abort();
    }
    return undefined;
  }
}
