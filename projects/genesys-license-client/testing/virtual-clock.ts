import type { LicenseClock } from '../src/config/license-clock.js';

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** A clock that stands still until a test moves it. */
export class VirtualClock implements LicenseClock {
  #now: number;
  #lastHandle = 0;
  readonly #timers = new Map<number, Timer>();

  constructor(start = 1_000_000) {
    this.#now = start;
  }

  /** Timers not yet fired. */
  get pending(): number {
    return this.#timers.size;
  }

  readonly now = (): number => this.#now;

  readonly setTimeout = (callback: () => void, delay: number): number => {
    this.#timers.set(++this.#lastHandle, { due: this.#now + Math.max(0, delay), callback });
    return this.#lastHandle;
  };

  readonly clearTimeout = (handle: unknown): void => {
    this.#timers.delete(handle as number);
  };

  isPending(handle: number): boolean {
    return this.#timers.has(handle);
  }

  /** Moves on by `duration`, firing what falls due in order, promises settled in between. */
  async advance(duration: number): Promise<void> {
    const end = this.#now + duration;
    await settled();
    for (let next = this.#first(); next !== undefined && next[1].due <= end; next = this.#first()) {
      this.#now = next[1].due;
      this.#timers.delete(next[0]);
      next[1].callback();
      await settled();
    }
    this.#now = end;
  }

  /** Moves on until `promise` has settled, or nothing is left to happen. */
  async until<Result>(promise: Promise<Result>): Promise<Result> {
    const state = { isSettled: false };
    const note = (): void => void (state.isSettled = true);
    promise.then(note, note);
    await settled();
    for (let next = this.#first(); !state.isSettled && next !== undefined; next = this.#first()) {
      await this.advance(next[1].due - this.#now);
    }
    if (!state.isSettled) throw new Error('the promise waits for nothing');
    return promise;
  }

  #first(): [number, Timer] | undefined {
    let first: [number, Timer] | undefined;
    for (const entry of this.#timers) if (first === undefined || entry[1].due < first[1].due) first = entry;
    return first;
  }
}

/** Lets every promise that can go on do so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
