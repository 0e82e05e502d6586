import type { EmulatorClock } from './emulator-clock.js';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is told to go on, for tests. */
export class VirtualClock implements EmulatorClock {
  #now: number;
  #handles = 0;
  readonly #timers = new Map<number, Timer>();

  /** @param start milliseconds since the epoch. Default: 2026-01-01T00:00:00Z */
  constructor(start: number = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  /** Milliseconds; it stands still between `advance()`s. */
  now(): number {
    return this.#now;
  }

  /** Runs `callback` once when so many milliseconds have been let pass. */
  setTimeout(callback: () => void, delay: number): unknown {
    const handle = ++this.#handles;
    this.#timers.set(handle, { at: this.#now + Math.max(0, delay), callback });
    return handle;
  }

  /** Forgets a callback that has not run. */
  clearTimeout(handle: unknown): void {
    this.#timers.delete(handle as number);
  }

  /** Timers that wait. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Lets `time` milliseconds pass: timers run in their order, and what they set going settles before the next. */
  async advance(time: number): Promise<void> {
    const end = this.#now + time;
    await settled();
    for (let next = this.#nextUntil(end); next !== undefined; next = this.#nextUntil(end)) {
      const [handle, timer] = next;
      this.#timers.delete(handle);
      this.#now = timer.at;
      timer.callback();
      await settled();
    }
    this.#now = end;
  }

  #nextUntil(end: number): readonly [number, Timer] | undefined {
    let first: readonly [number, Timer] | undefined;
    for (const entry of this.#timers) {
      if (entry[1].at <= end && (first === undefined || entry[1].at < first[1].at)) first = entry;
    }
    return first;
  }
}

/** A turn of the platform's event loop, after all promises that are ready; never a timer, which tests may have replaced. */
function settled(): Promise<void> {
  const { setImmediate } = globalThis as { readonly setImmediate?: (callback: () => void) => unknown };
  return new Promise((resolve) => {
    if (setImmediate !== undefined) {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (): void => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
