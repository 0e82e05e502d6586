/**
 * Which users exist and in which order they are listed: those added later first (newest at the top), then the
 * generated ones by number. Only what differs from "0 … n-1" is stored, so a million users cost nothing, and a position
 * is found by binary search over the removed ones.
 */
export class OrderedUsers {
  readonly #generated: number;
  readonly #added: number[] = [];
  readonly #removed: number[] = [];
  #next: number;

  constructor(
    generated: number,
    next = generated,
    added: readonly number[] = [],
    removed: readonly number[] = [],
  ) {
    this.#generated = generated;
    this.#next = next;
    this.#added.push(...added);
    this.#removed.push(...removed);
  }

  get count(): number {
    return this.#generated - this.#removed.length + this.#added.length;
  }

  /** The numbers of the users added (oldest first), of the generated ones removed (ascending), and of the next to come. */
  get difference(): {
    readonly added: readonly number[];
    readonly removed: readonly number[];
    readonly next: number;
  } {
    return { added: this.#added, removed: this.#removed, next: this.#next };
  }

  has(index: number): boolean {
    return this.positionOf(index) >= 0;
  }

  /** The number of the user at a position of the list, or -1 beyond its ends. */
  at(position: number): number {
    if (!(position >= 0 && position < this.count)) return -1;
    if (position < this.#added.length) return this.#added[this.#added.length - 1 - position] ?? -1;
    const rank = position - this.#added.length;
    let low = 0;
    let high = this.#removed.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#removed[middle] ?? 0) - middle <= rank) low = middle + 1;
      else high = middle;
    }
    return rank + low;
  }

  /** The position of user number `index`, or -1 when there is none. */
  positionOf(index: number): number {
    if (index < 0 || index >= this.#next) return -1;
    if (index >= this.#generated) {
      const place = this.#added.indexOf(index);
      return place < 0 ? -1 : this.#added.length - 1 - place;
    }
    const rank = this.#removedBelow(index);
    return this.#removed[rank] === index ? -1 : this.#added.length + index - rank;
  }

  /** Adds a user at the top of the list and returns its number, never used before. */
  add(): number {
    const index = this.#next++;
    this.#added.push(index);
    return index;
  }

  /** Takes a user out; `false` when there was none. */
  remove(index: number): boolean {
    if (!this.has(index)) return false;
    if (index >= this.#generated) this.#added.splice(this.#added.indexOf(index), 1);
    else this.#removed.splice(this.#removedBelow(index), 0, index);
    return true;
  }

  #removedBelow(index: number): number {
    let low = 0;
    let high = this.#removed.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#removed[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
