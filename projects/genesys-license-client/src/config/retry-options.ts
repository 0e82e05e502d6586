import { countFromOne, numberOptions } from './number-options.js';

/** How often and when a failed request is sent again. */
export interface RetryOptions {
  /** Attempts altogether, the first included. */
  readonly attempts: number;
  /** Milliseconds: the longest wait before the second attempt; it doubles with each further one. */
  readonly baseDelay: number;
  /** Milliseconds: no wait of our own choosing is longer. */
  readonly maxDelay: number;
  /** Milliseconds: where the server asks for a longer wait, the call fails instead. 180 s, as in the official clients. */
  readonly maxRetryAfter: number;
}

export const defaultRetryOptions: RetryOptions = Object.freeze({
  attempts: 4,
  baseDelay: 500,
  maxDelay: 10_000,
  maxRetryAfter: 180_000,
});

export function resolveRetryOptions(given?: Partial<RetryOptions>): RetryOptions {
  return numberOptions('retry', defaultRetryOptions, { attempts: countFromOne }, given);
}
