/** Rows that are kept together: large enough that a million users make few records, small enough to write again for one. */
export const rowsPerChunk = 512;

/** Which chunks of rows have changed since somebody kept them. */
export class ChunkMarks {
  readonly #chunks = new Set<number>();

  get isEmpty(): boolean {
    return this.#chunks.size === 0;
  }

  mark(row: number): void {
    this.#chunks.add(Math.floor(row / rowsPerChunk));
  }

  /** Marks every chunk of so many rows. */
  markAll(rows: number): void {
    for (let row = 0; row < rows; row += rowsPerChunk) this.mark(row);
  }

  has(chunk: number): boolean {
    return this.#chunks.has(chunk);
  }

  clear(chunk: number): void {
    this.#chunks.delete(chunk);
  }

  /** The marked chunks, which are marked no longer. */
  take(): readonly number[] {
    const taken = [...this.#chunks];
    this.#chunks.clear();
    return taken;
  }
}
