const chunkCapacity = 512;

interface Chunk {
  readonly rows: Uint32Array;
  size: number;
}

/**
 * Rows in an order, with their positions: `at`, `rank`, `add` and `delete` in O(log n + chunk).
 * The order must not change for a row while it is a member.
 */
export class RankedRows {
  readonly #compare: (a: number, b: number) => number;
  #chunks: Chunk[] = [];
  /** Members before each chunk; right up to `#valid` chunks. */
  #before: number[] = [];
  #valid = 0;
  #size = 0;

  constructor(compare: (a: number, b: number) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  /** The row at a position; undefined outside. */
  at(position: number): number | undefined {
    if (position < 0 || position >= this.#size) return undefined;
    this.#sum();
    const index = firstNot(this.#chunks.length, (chunk) => (this.#before[chunk] as number) <= position) - 1;
    return this.#chunks[index]?.rows[position - (this.#before[index] as number)];
  }

  /** The row's position; -1 where it is no member. */
  rank(row: number): number {
    const index = this.#chunkOf(row);
    const chunk = this.#chunks[index];
    if (chunk === undefined) return -1;
    const offset = this.#offset(chunk, row);
    if (offset >= chunk.size || chunk.rows[offset] !== row) return -1;
    this.#sum();
    return (this.#before[index] as number) + offset;
  }

  add(row: number): void {
    let index = this.#chunkOf(row);
    let chunk = this.#chunks[index];
    if (chunk === undefined) {
      // Behind everything: fill the last chunk to the brim, so that a stream of new rows leaves full chunks.
      index = Math.max(0, this.#chunks.length - 1);
      chunk = this.#chunks[index];
      if (chunk === undefined || chunk.size === chunkCapacity) {
        index = this.#chunks.length;
        this.#chunks.push((chunk = emptyChunk()));
      }
    } else if (chunk.size === chunkCapacity) {
      const half = chunkCapacity / 2;
      const upper = emptyChunk();
      upper.rows.set(chunk.rows.subarray(half));
      upper.size = half;
      chunk.size = half;
      this.#chunks.splice(index + 1, 0, upper);
      this.#valid = Math.min(this.#valid, index + 1);
      return this.add(row);
    }
    const offset = this.#offset(chunk, row);
    chunk.rows.copyWithin(offset + 1, offset, chunk.size);
    chunk.rows[offset] = row;
    chunk.size++;
    this.#size++;
    this.#valid = Math.min(this.#valid, index + 1);
  }

  /** Returns whether the row was a member. */
  delete(row: number): boolean {
    const index = this.#chunkOf(row);
    const chunk = this.#chunks[index];
    if (chunk === undefined) return false;
    const offset = this.#offset(chunk, row);
    if (offset >= chunk.size || chunk.rows[offset] !== row) return false;
    chunk.rows.copyWithin(offset, offset + 1, chunk.size);
    chunk.size--;
    this.#size--;
    if (chunk.size === 0) this.#chunks.splice(index, 1);
    this.#valid = Math.min(this.#valid, chunk.size === 0 ? index : index + 1);
    return true;
  }

  *[Symbol.iterator](): Generator<number> {
    for (const { rows, size } of this.#chunks) {
      for (let offset = 0; offset < size; offset++) yield rows[offset] as number;
    }
  }

  /** The first chunk whose last row is not before `row`; the number of chunks where there is none. */
  #chunkOf(row: number): number {
    const { length } = this.#chunks;
    const isBefore = (index: number): boolean => {
      const { rows, size } = this.#chunks[index] as Chunk;
      return this.#compare(rows[size - 1] as number, row) < 0;
    };
    // Rows mostly come in their order: then the search is over at once.
    return length > 0 && isBefore(length - 1) ? length : firstNot(length, isBefore);
  }

  #offset({ rows, size }: Chunk, row: number): number {
    return firstNot(size, (index) => this.#compare(rows[index] as number, row) < 0);
  }

  #sum(): void {
    for (; this.#valid < this.#chunks.length; this.#valid++) {
      const previous = this.#chunks[this.#valid - 1];
      this.#before[this.#valid] =
        previous === undefined ? 0 : (this.#before[this.#valid - 1] as number) + previous.size;
    }
  }
}

function emptyChunk(): Chunk {
  return { rows: new Uint32Array(chunkCapacity), size: 0 };
}

/** Of so many in a row, the first that is not as all before it are; their number where all are. */
function firstNot(length: number, isSo: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
