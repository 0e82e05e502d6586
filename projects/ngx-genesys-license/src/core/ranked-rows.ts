const chunkCapacity = 512;

/**
 * Rows in an order, with their positions: `add` and `delete` in O(log n + chunk), `at` and `rank` in O(log n), after a
 * change once O(chunks). The order must not change for a row while it is a member.
 */
export class RankedRows {
  readonly #compare: (a: number, b: number) => number;
  /** None is empty. */
  readonly #chunks: number[][] = [];
  /** Members before each chunk; counted when asked for. */
  #starts: readonly number[] | undefined;
  #size = 0;

  constructor(compare: (a: number, b: number) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  /** The row at a position; undefined outside. */
  at(position: number): number | undefined {
    const starts = this.#counted();
    const index = firstNot(starts.length, (chunk) => (starts[chunk] as number) <= position) - 1;
    return this.#chunks[index]?.[position - (starts[index] as number)];
  }

  /** The row's position; -1 where it is no member. */
  rank(row: number): number {
    const { index, offset } = this.#place(row);
    return this.#chunks[index]?.[offset] === row ? (this.#counted()[index] as number) + offset : -1;
  }

  /** For a row that is no member. */
  add(row: number): void {
    const { index, offset } = this.#place(row);
    const chunk = (this.#chunks[index] ??= []);
    chunk.splice(offset, 0, row);
    if (chunk.length > chunkCapacity) this.#chunks.splice(index + 1, 0, chunk.splice(chunkCapacity / 2));
    this.#starts = undefined;
    this.#size++;
  }

  /** Returns whether the row was a member. */
  delete(row: number): boolean {
    const { index, offset } = this.#place(row);
    const chunk = this.#chunks[index];
    if (chunk?.[offset] !== row) return false;
    chunk.splice(offset, 1);
    if (chunk.length === 0) this.#chunks.splice(index, 1);
    this.#starts = undefined;
    this.#size--;
    return true;
  }

  *[Symbol.iterator](): Generator<number> {
    for (const chunk of this.#chunks) yield* chunk;
  }

  /** Where the row is or belongs: a chunk, and a place in it. */
  #place(row: number): { readonly index: number; readonly offset: number } {
    const isBefore = (other: number | undefined): boolean => this.#compare(other as number, row) < 0;
    // What is behind everything belongs into the last.
    const index = firstNot(this.#chunks.length - 1, (chunk) => isBefore(this.#chunks[chunk]?.at(-1)));
    const chunk = this.#chunks[index] ?? [];
    return { index, offset: firstNot(chunk.length, (offset) => isBefore(chunk[offset])) };
  }

  #counted(): readonly number[] {
    if (this.#starts !== undefined) return this.#starts;
    let members = 0;
    return (this.#starts = this.#chunks.map(({ length }) => (members += length) - length));
  }
}

/** Of so many in a row, the first that is not as all before it are; their number where all are. */
function firstNot(length: number, isSo: (index: number) => boolean): number {
  // Rows mostly come in their order: then the search is over at once.
  let low = length > 0 && isSo(length - 1) ? length : 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
