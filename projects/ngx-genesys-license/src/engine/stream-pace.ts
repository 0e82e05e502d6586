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
  /** Milliseconds of silence asked for so far, those to come included. */
  #paused = 0;
  #pausedUntil = 0;

  /** `loaded` before it began. */
  constructor(now: number, loaded: number) {
    this.#startedAt = now;
    this.#notes = [{ time: 0, loaded }];
  }

  /** The server wants silence until then. */
  pause(until: number, now: number): void {
    if (until <= this.#pausedUntil) return;
    this.#paused += until - Math.max(now, this.#pausedUntil);
    this.#pausedUntil = until;
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
    const [first, second] = this.#notes;
    const last = this.#notes.at(-1);
    if (first === undefined || last === undefined || second === undefined) return undefined;
    const elapsed = this.#runningTime(now) - first.time;
    return elapsed > 0 ? ((last.loaded - first.loaded) * 1000) / elapsed : undefined;
  }

  #runningTime(now: number): number {
    return now - this.#startedAt - this.#paused + Math.max(0, this.#pausedUntil - now);
  }
}
