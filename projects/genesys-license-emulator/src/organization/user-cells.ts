/** A change of licenses of one user that happens, or becomes visible, at a point in time. */
export interface TimedChange {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The licenses concerned. */
  readonly mask: number;
  readonly on: boolean;
}

/**
 * The licenses of one user who was written: what is stored, what the reads still show, and what is to come.
 * Nothing runs on a timer; whatever is due is applied when somebody looks.
 */
export class UserCells {
  #stored: number;
  #shown: number;
  #unseen: readonly TimedChange[] = [];
  #undoing: readonly TimedChange[] = [];

  constructor(mask: number) {
    this.#stored = mask;
    this.#shown = mask;
  }

  /** What is stored at `now`; undone writes show after `lag` like any other. */
  stored(now: number, lag: number): number {
    this.#settle(now, lag);
    return this.#stored;
  }

  /** What a read shows at `now`. */
  shown(now: number, lag: number): number {
    this.#settle(now, lag);
    return this.#shown;
  }

  /** `true` when something was stored that the reads do not show yet, or will be undone. */
  get isMoving(): boolean {
    return this.#unseen.length > 0 || this.#undoing.length > 0;
  }

  write(mask: number, on: boolean, now: number, lag: number): void {
    this.#settle(now, lag);
    this.#undoing = this.#undoing.filter((change) => (change.mask & mask) === 0);
    this.#store({ at: now, mask, on }, lag);
    this.#settle(now, lag);
  }

  /** Has `change` happen by itself when its time has come, unless the same license is written before. */
  undoLater(change: TimedChange): void {
    this.#undoing = [...this.#undoing, change];
  }

  #store(change: TimedChange, lag: number): void {
    this.#stored = applied(this.#stored, change);
    this.#unseen = [...this.#unseen, { ...change, at: change.at + lag }];
  }

  #settle(now: number, lag: number): void {
    const due = this.#undoing.filter((change) => change.at <= now);
    if (due.length > 0) {
      this.#undoing = this.#undoing.filter((change) => change.at > now);
      for (const change of due) this.#store(change, lag);
    }
    // In order even when the lag was shortened meanwhile: a replica never shows a later write before an earlier one.
    let count = 0;
    for (const change of this.#unseen) {
      if (change.at > now) break;
      this.#shown = applied(this.#shown, change);
      count++;
    }
    if (count > 0) this.#unseen = this.#unseen.slice(count);
  }
}

function applied(mask: number, { mask: bits, on }: TimedChange): number {
  return on ? mask | bits : mask & ~bits;
}
