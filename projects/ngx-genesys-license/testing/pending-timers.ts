import type { EmulatorClock } from 'genesys-license-emulator';

/** The platform's time, which never goes back; its timers are looked up at each call. */
const realClock: EmulatorClock = {
  now: () => performance.timeOrigin + performance.now(),
  setTimeout: (callback, delay) => globalThis.setTimeout(callback, delay),
  clearTimeout: (handle) => globalThis.clearTimeout(handle as ReturnType<typeof globalThis.setTimeout>),
};

/** A clock that knows which of its timers wait. */
export class PendingTimers implements EmulatorClock {
  readonly #clock: EmulatorClock;
  readonly #due = new Map<unknown, number>();

  constructor(clock: EmulatorClock = realClock) {
    this.#clock = clock;
  }

  /** Timers that wait. */
  get count(): number {
    return this.#due.size;
  }

  /** When the first of them is due, in ms since the epoch; Infinity while there is none. */
  get next(): number {
    return Math.min(...this.#due.values());
  }

  now(): number {
    return this.#clock.now();
  }

  setTimeout(callback: () => void, delay: number): unknown {
    const handle = this.#clock.setTimeout(() => {
      this.#due.delete(handle);
      callback();
    }, delay);
    this.#due.set(handle, this.now() + delay);
    return handle;
  }

  clearTimeout(handle: unknown): void {
    this.#due.delete(handle);
    this.#clock.clearTimeout(handle);
  }
}
