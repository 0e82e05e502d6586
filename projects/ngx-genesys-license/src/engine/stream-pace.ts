/** How far back the pace is looked at, in ms: the rate limit's own minute, so that waiting for it shows. */
const lookedAt = 60_000;
/** One note a second is enough. */
const spacing = 1000;

interface Note {
  /** Milliseconds since the beginning, without pauses. */
  readonly time: number;
  readonly loaded: number;
}

/**
 * How fast users come in, over the last minute. Time in which the server wanted silence does not count: it says nothing
 * of how it will go on afterwards.
 */
export class StreamPace {
  readonly #startedAt: number;
  readonly #notes: Note[];
  #paused = 0;
  #pause: { readonly from: number; until: number } | undefined;

  /** `loaded` before it began. */
  constructor(now: number, loaded: number) {
    this.#startedAt = now;
    this.#notes = [{ time: 0, loaded }];
  }

  /** To be told whenever that changes: until when the server wants silence; undefined for no pause. */
  pause(until: number | undefined, now: number): void {
    if (until !== undefined) {
      this.#pause ??= { from: now, until };
      this.#pause.until = until;
    } else if (this.#pause !== undefined) {
      this.#paused += Math.min(now, this.#pause.until) - this.#pause.from;
      this.#pause = undefined;
    }
  }

  add(loaded: number, now: number): void {
    const notes = this.#notes;
    const time = this.#runningTime(now);
    const earlier = notes.at(-2);
    if (earlier !== undefined && time - earlier.time < spacing) notes.pop();
    notes.push({ time, loaded });
    while (notes.length > 2 && (notes[1] as Note).time <= time - lookedAt) notes.shift();
  }

  /** Users a second; undefined where nothing has come, or no time has passed. */
  rate(now: number): number | undefined {
    const [first] = this.#notes;
    const last = this.#notes.at(-1);
    if (first === undefined || last === undefined || last === first) return undefined;
    const elapsed = this.#runningTime(now) - first.time;
    return elapsed > 0 ? ((last.loaded - first.loaded) * 1000) / elapsed : undefined;
  }

  #runningTime(now: number): number {
    const pause = this.#pause;
    const current = pause === undefined ? 0 : Math.min(now, pause.until) - pause.from;
    return now - this.#startedAt - this.#paused - current;
  }
}
