/** Time as the emulator sees it. Tests pass a virtual one, so that latency, lag and token lifetimes need no real waiting. */
export interface EmulatorClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `callback` once after `delay` milliseconds and returns a handle for {@link EmulatorClock.clearTimeout}. */
  setTimeout(callback: () => void, delay: number): unknown;
  /** Cancels what {@link EmulatorClock.setTimeout} returned. */
  clearTimeout(handle: unknown): void;
}

/** The platform's own clock, looked up at each call so that fake timers installed later are seen. */
export const platformClock: EmulatorClock = {
  now: () => Date.now(),
  setTimeout: (callback, delay) => globalThis.setTimeout(callback, delay),
  clearTimeout: (handle) => globalThis.clearTimeout(handle as ReturnType<typeof globalThis.setTimeout>),
};
