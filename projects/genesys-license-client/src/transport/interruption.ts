import type { LicenseClock } from '../config/license-clock.js';
import { LicenseApiError } from '../errors/license-api-error.js';

/**
 * Settles like `work`, unless the signal aborts first; then rejects with its reason at once, even when `work` does
 * not heed the signal. Leaves no listener behind.
 */
export async function abortable<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    work.finally(() => signal.removeEventListener('abort', abort)).then(resolve, reject);
  });
}

/** Waits `delay` milliseconds; an abort ends it with the signal's reason and takes the timer away. */
export async function sleep(
  delay: number,
  clock: LicenseClock,
  signal: AbortSignal | undefined,
): Promise<void> {
  let timer: unknown;
  try {
    await abortable(new Promise<void>((resolve) => (timer = clock.setTimeout(resolve, delay))), signal);
  } finally {
    clock.clearTimeout(timer);
  }
}

/**
 * Runs `work` with a signal that aborts with the caller's, or with an error after `timeout` milliseconds; then rejects at
 * once. Leaves neither timer nor listener behind.
 */
export async function within<Result>(
  timeout: number,
  clock: LicenseClock,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(signal?.reason);
  const timeUp = (): void => {
    const message = `no whole answer within ${timeout} ms. Check the connection or allow more time.`;
    controller.abort(new LicenseApiError({ code: 'timeout', message, effect: 'unknown' }));
  };
  const timer = clock.setTimeout(timeUp, timeout);
  signal?.addEventListener('abort', onAbort);
  try {
    return await abortable(work(controller.signal), controller.signal);
  } finally {
    clock.clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
