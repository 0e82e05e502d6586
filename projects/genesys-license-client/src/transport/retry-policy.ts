import type { RetryOptions } from '../config/retry-options.js';
import type { LicenseApiError } from '../errors/license-api-error.js';

/**
 * Whether to send again after `failures` failed attempts. Anything goes where the server surely did nothing and may
 * think otherwise later; what is harmless to repeat goes also where nobody knows (408, lost connection, >= 500 except 501).
 * A timeout is not repeated: the caller said how long to wait.
 */
export function mayRepeat(
  error: LicenseApiError,
  failures: number,
  isRepeatable: boolean,
  retry: RetryOptions,
): boolean {
  if (failures >= retry.attempts || (error.retryAfter ?? 0) > retry.maxRetryAfter) return false;
  const { code, status = 0, effect } = error;
  if (status === 429 || (code === 'network' && effect === 'none')) return true;
  return isRepeatable && (code === 'network' || status === 408 || (status >= 500 && status !== 501));
}

/** Milliseconds before the next attempt: anything up to a bound that doubles ("full jitter"), so that many callers spread. */
export function backoff(
  failures: number,
  { baseDelay, maxDelay }: RetryOptions,
  random: () => number,
): number {
  return random() * Math.min(maxDelay, baseDelay * 2 ** (failures - 1));
}
