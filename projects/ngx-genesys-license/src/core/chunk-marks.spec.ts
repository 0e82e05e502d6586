import { ChunkMarks, rowsPerChunk } from './chunk-marks';

describe('ChunkMarks', () => {
  it('gives each chunk with a marked row once', () => {
    const marks = new ChunkMarks();
    for (const row of [0, 1, rowsPerChunk - 1, rowsPerChunk, 0]) marks.mark(row);
    expect(marks.take()).toEqual([0, 1]);
    expect(marks.isEmpty).toBeTrue();
    expect(marks.take()).toEqual([]);
  });

  it('marks all chunks of so many rows', () => {
    const marks = new ChunkMarks();
    marks.markAll(2 * rowsPerChunk + 1);
    expect(marks.take()).toEqual([0, 1, 2]);
  });

  it('marks nothing where there are no rows', () => {
    const marks = new ChunkMarks();
    marks.markAll(0);
    expect(marks.isEmpty).toBeTrue();
  });

  it('takes a mark again after it was taken or cleared, of the very same row too', () => {
    const marks = new ChunkMarks();
    marks.mark(5);
    marks.take();
    marks.mark(5);
    expect(marks.has(0)).toBeTrue();
    marks.clear(0);
    expect(marks.has(0)).toBeFalse();
    marks.mark(5);
    expect(marks.take()).toEqual([0]);
  });
});
