import { checked } from '../json/checked.js';
import { readPositive, readShape } from '../json/json-readers.js';
import { given, readDuration } from '../json/option-readers.js';

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

const readOptions = readShape<RetryOptions>({
  attempts: given(readPositive, 4),
  baseDelay: given(readDuration, 500),
  maxDelay: given(readDuration, 10_000),
  maxRetryAfter: given(readDuration, 180_000),
});

/** The defaults with what is given in their place, checked. A given `undefined` counts as not given. */
export function resolveRetryOptions(options?: Partial<RetryOptions>): RetryOptions {
  return checked('retry', readOptions, { ...options });
}
