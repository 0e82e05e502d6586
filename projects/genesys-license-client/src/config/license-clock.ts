/** Time, as the client sees it. Tests give their own and need not wait. */
export interface LicenseClock {
  /** Milliseconds; must never go back. */
  now(): number;
  /** Runs `callback` once after `delay` milliseconds. */
  setTimeout(callback: () => void, delay: number): unknown;
  /** Forgets a callback that has not run; any other handle does nothing. */
  clearTimeout(handle: unknown): void;
}

/** The longest delay timers take: a longer one would fire at once. */
export const longestDelay = 2 ** 31 - 1;

/** Milliseconds since 1970, counted so that a corrected system clock cannot free or block the rate budget. */
export const platformClock: LicenseClock = {
  now: () => performance.timeOrigin + performance.now(),
  setTimeout: (callback, delay) => globalThis.setTimeout(callback, delay),
  clearTimeout: (handle) => globalThis.clearTimeout(handle as ReturnType<typeof setTimeout>),
};
