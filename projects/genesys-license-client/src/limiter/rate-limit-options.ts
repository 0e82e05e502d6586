import { countFromOne, numberOptions } from '../config/number-options.js';

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

export const defaultRateLimitOptions: RateLimitOptions = Object.freeze({
  requestsPerMinute: 300,
  concurrency: 6,
  interactiveShare: 0.1,
  maxPause: 180_000,
});

export function resolveRateLimitOptions(given?: Partial<RateLimitOptions>): RateLimitOptions {
  const ranges = {
    requestsPerMinute: countFromOne,
    concurrency: countFromOne,
    interactiveShare: { below: 1 },
  };
  return numberOptions('rateLimit', defaultRateLimitOptions, ranges, given);
}
