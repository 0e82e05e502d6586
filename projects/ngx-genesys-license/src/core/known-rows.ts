import { rowsPerChunk } from './chunk-marks';

/** Which rows are of known users, and their positions among them. `at` and `rank` in O(rows / 512). */
export class KnownRows {
  #known = new Uint8Array(rowsPerChunk);
  /** Known rows of each chunk. */
  readonly #counts: number[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(row: number): boolean {
    return this.#known[row] === 1;
  }

  /** Returns whether that is new. */
  set(row: number, known: boolean): boolean {
    if (this.has(row) === known) return false;
    if (row >= this.#known.length) {
      const wider = new Uint8Array(Math.max(this.#known.length * 2, row + 1));
      wider.set(this.#known);
      this.#known = wider;
    }
    const by = known ? 1 : -1;
    const chunk = Math.floor(row / rowsPerChunk);
    this.#known[row] = Number(known);
    this.#counts[chunk] = (this.#counts[chunk] ?? 0) + by;
    this.#size += by;
    return true;
  }

  /** The known row at a position; undefined outside. */
  at(position: number): number | undefined {
    if (!(position >= 0 && position < this.#size)) return undefined;
    let left = position;
    let chunk = 0;
    for (let count = this.#counts[0] ?? 0; left >= count; count = this.#counts[++chunk] ?? 0) left -= count;
    let row = chunk * rowsPerChunk;
    while (!this.has(row) || left-- >= 1) row++;
    return row;
  }

  /** The row's position; -1 where it is not known. */
  rank(row: number): number {
    if (!this.has(row)) return -1;
    const chunk = Math.floor(row / rowsPerChunk);
    let position = 0;
    for (let index = 0; index < chunk; index++) position += this.#counts[index] ?? 0;
    for (let other = chunk * rowsPerChunk; other < row; other++) if (this.has(other)) position++;
    return position;
  }

  *[Symbol.iterator](): Generator<number> {
    for (let row = 0; row < this.#known.length; row++) if (this.has(row)) yield row;
  }
}
