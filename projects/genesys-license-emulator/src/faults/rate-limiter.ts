import type { EmulatedRateLimit } from '../settings/emulator-settings.js';

/** Counts requests per token against a limit. */
export class RateLimiter {
  readonly #times = new Map<string, number[]>();

  /** 0 when the request may pass, else the milliseconds until the next one may. A refused request does not count. */
  wait(token: string, now: number, { requests, window, kind }: EmulatedRateLimit): number {
    let times = this.#times.get(token);
    if (times === undefined) {
      times = [];
      this.#times.set(token, times);
    }
    const start = kind === 'rolling' ? now - window : Math.floor(now / window) * window - 1;
    const first = times.findIndex((time) => time > start);
    times.splice(0, first < 0 ? times.length : first);
    if (times.length < requests) {
      times.push(now);
      return 0;
    }
    // The limit may have been lowered meanwhile: wait until few enough are left in the window.
    const leaving = times[times.length - requests] ?? now;
    return kind === 'rolling' ? Math.max(1, leaving + window - now) : Math.max(1, start + 1 + window - now);
  }

  clear(): void {
    this.#times.clear();
  }
}
