/** Moments closer together than this, in ms, are one. */
const resolution = 100;

/** Where the tabs' common time lies in this tab's order of reads and writes. */
export class TickTimes {
  readonly #kept: number;
  #moments: { readonly time: number; readonly tick: number }[] = [];

  /** @param kept how far back it knows, in ms */
  constructor(kept: number) {
    this.#kept = kept;
  }

  /** Moments it remembers. */
  get size(): number {
    return this.#moments.length;
  }

  /** Knows from here on only. */
  restart(time: number, tick: number): void {
    this.#moments = [{ time, tick }];
  }

  /** The ledger has come to this tick. Returns false where the device's clock was set back: then it starts anew. */
  note(time: number, tick: number): boolean {
    const moments = this.#moments;
    if (time < (moments.at(-1)?.time ?? -Infinity)) {
      this.restart(time, tick);
      return false;
    }
    const before = moments.at(-2);
    if (before !== undefined && time - before.time < resolution) moments.pop();
    moments.push({ time, tick });
    const [, second] = moments;
    if (second !== undefined && second.time < time - this.#kept) moments.shift();
    return true;
  }

  /** The last tick before that time; undefined where that is too long ago to say, as of now. */
  at(time: number, now: number): number | undefined {
    const index = this.#moments.findLastIndex((moment) => moment.time <= time);
    const next = this.#moments[index + 1];
    return next !== undefined && next.time < now - this.#kept ? undefined : this.#moments[index]?.tick;
  }
}
