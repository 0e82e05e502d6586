import type { CallOptions } from '../config/call-options.js';
import { readPositive } from '../json/json-readers.js';
import type { UserLicensesEntityListing } from '../models/license-models.js';
import { checkCallOptions } from '../transport/check-call-options.js';
import { checked } from './check-arguments.js';
import type { LicenseUserPagesOptions } from './license-user-pages-options.js';
import { distinctUsers } from './distinct-users.js';
import { PagePlan } from './page-plan.js';

/** How pages are fetched: `getLicenseUsers`, or a test's. */
export type FetchUserPage = (
  options: { readonly pageSize: number; readonly pageNumber: number },
  call: CallOptions,
) => Promise<UserLicensesEntityListing>;

/** The pages of all users as an AsyncIterable; each iteration is a sweep of its own. */
export function licenseUserPages(
  fetchPage: FetchUserPage,
  options: LicenseUserPagesOptions = {},
): AsyncIterable<UserLicensesEntityListing> {
  const {
    pageSize = 100,
    pageNumber = 1,
    concurrency = 4,
    signal,
    timeout,
    priority = 'background',
  } = options;
  const sizes = { pageSize, pageNumber, concurrency };
  for (const [name, value] of Object.entries(sizes)) checked('licenseUserPages', name, readPositive, value);
  checkCallOptions('licenseUserPages', { signal, timeout, priority });
  return {
    [Symbol.asyncIterator]: () => sweep(fetchPage, { ...options, ...sizes, priority }),
  };
}

type Resolved = LicenseUserPagesOptions &
  Required<Pick<LicenseUserPagesOptions, 'pageSize' | 'pageNumber' | 'concurrency'>>;

function sweep(fetchPage: FetchUserPage, options: Resolved): AsyncIterator<UserLicensesEntityListing> {
  const closing = new AbortController();
  const pages = generate(fetchPage, options, closing);
  return {
    next: () => pages.next(),
    // A generator answers return() only after the page it waits for; closing ends that wait.
    return: () => {
      closing.abort();
      return pages.return(undefined);
    },
  };
}

interface Fetch {
  readonly pageNumber: number;
  readonly page: Promise<UserLicensesEntityListing>;
}

async function* generate(
  fetchPage: FetchUserPage,
  options: Resolved,
  closing: AbortController,
): AsyncGenerator<UserLicensesEntityListing, undefined> {
  const { concurrency, signal, timeout, priority, onSend, distinct = true } = options;
  const isNew = distinct ? distinctUsers() : undefined;
  const plan = new PagePlan(options.pageNumber, options.pageSize);
  let underWay: Fetch[] = [];
  let round = new AbortController();
  const abort = (): void => round.abort(signal?.aborted === true ? signal.reason : closing.signal.reason);
  signal?.addEventListener('abort', abort);
  closing.signal.addEventListener('abort', abort);

  const fill = (limit: number): void => {
    while (underWay.length < limit && plan.hasNext) {
      const pageNumber = plan.take();
      const page = fetchPage(
        { pageSize: plan.pageSize, pageNumber },
        { signal: round.signal, timeout, priority, onSend: onSend && (() => onSend(pageNumber)) },
      );
      // It is looked at in its order; until then nobody must call it unhandled.
      page.catch(() => undefined);
      underWay.push({ pageNumber, page });
    }
  };

  try {
    signal?.throwIfAborted();
    fill(1);
    for (let first = underWay.shift(); first !== undefined; first = underWay.shift()) {
      const page = await first.page;
      signal?.throwIfAborted();
      const verdict = plan.learn(first.pageNumber, page);
      if (verdict.isReplanned) {
        round.abort();
        round = new AbortController();
        underWay = [];
      }
      fill(concurrency);
      if (verdict.isUsable) yield isNew === undefined ? page : isNew(page);
      signal?.throwIfAborted();
      fill(concurrency);
    }
    return undefined;
  } catch (error) {
    if (closing.signal.aborted) return undefined;
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    round.abort();
  }
}
