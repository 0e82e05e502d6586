import { checked } from '../json/checked.js';
import { readPositive, readShape } from '../json/json-readers.js';
import { given, readDuration, readShare } from '../json/option-readers.js';

/** How much may be sent. */
export interface RateLimitOptions {
  /** Requests in any rolling 60 s. Genesys Cloud allows 300 per token. */
  readonly requestsPerMinute: number;
  /** Requests under way at once. 6, what browsers open to one HTTP/1.1 host. */
  readonly concurrency: number;
  /** Share of the budget (0 to below 1) that only `interactive` requests may use; with it goes one of the concurrent places. */
  readonly interactiveShare: number;
  /** Milliseconds: while the server wants a longer pause than this, requests are refused instead of kept waiting. */
  readonly maxPause: number;
}

const readOptions = readShape<RateLimitOptions>({
  requestsPerMinute: given(readPositive, 300),
  concurrency: given(readPositive, 6),
  interactiveShare: given(readShare, 0.1),
  maxPause: given(readDuration, 180_000),
});

export function resolveRateLimitOptions(options?: Partial<RateLimitOptions>): RateLimitOptions {
  return checked('rateLimit', readOptions, { ...options });
}
