import type { Cell } from './cell';

/** A read on its way: what it brings is only as new as the moment it was sent. */
export interface ReadTicket {
  readonly tick: number;
  readonly time: number;
}

interface FenceEntry {
  readonly cell: Cell;
  readonly tick: number;
}

/**
 * Which fences may be taken down: those that no read in flight could still fall short of, and whose grace is over.
 * Entries are in the order of their ticks, so that one look at the front says whether there is anything to do.
 */
export class Fences {
  /** How long a fence stays up beyond its grace, in ms. */
  patience = 0;
  readonly #entries: FenceEntry[] = [];

  put(cell: Cell, tick: number, graceUntil: number): void {
    cell.fence = tick;
    cell.graceUntil = graceUntil;
    this.#entries.push({ cell, tick });
  }

  /** Takes down what is due and returns those cells. O(fences that stand), a step for each that is taken down. */
  release(now: number, oldestRead: ReadTicket | undefined): readonly Cell[] {
    const released: Cell[] = [];
    let done = 0;
    for (const { cell, tick } of this.#entries) {
      if (cell.fence === tick && cell.answered === undefined) {
        // A read asked for within the grace may arrive after it and still show the old value.
        const mayFallShort =
          oldestRead !== undefined && (oldestRead.tick <= tick || oldestRead.time < cell.graceUntil);
        if (now < cell.graceUntil + this.patience || mayFallShort) break;
        cell.fence = 0;
        released.push(cell);
      }
      done++;
    }
    this.#entries.splice(0, done);
    return released;
  }

  /** When the front fence may be taken down at the earliest; undefined where none stands. */
  get nextRelease(): number | undefined {
    const [front] = this.#entries;
    return front === undefined ? undefined : front.cell.graceUntil + this.patience;
  }
}
