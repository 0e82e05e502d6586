import fc from 'fast-check';
import { KnownRows } from './known-rows';

describe('KnownRows', () => {
  it('is a sorted array of the rows that are known', () => {
    const row = fc.oneof(fc.nat(20), fc.nat(3000), fc.constantFrom(511, 512, 513, 1023, 1024));
    const change = fc.tuple(row, fc.boolean());
    fc.assert(
      fc.property(fc.array(change, { maxLength: 80, size: 'max' }), (changes) => {
        const known = new KnownRows();
        let rows: number[] = [];
        for (const [row, isKnown] of changes) {
          expect(known.set(row, isKnown)).toBe(rows.includes(row) !== isKnown);
          rows = rows.filter((other) => other !== row);
          if (isKnown) rows = [...rows, row].sort((a, b) => a - b);
        }
        expect([...known]).toEqual(rows);
        expect(known.size).toBe(rows.length);
        rows.forEach((row, position) => expect(known.at(position)).toBe(row));
        for (const row of [0, 5, 511, 512, 1024, 2999, 9999]) {
          expect(known.rank(row)).toBe(rows.indexOf(row));
          expect(known.has(row)).toBe(rows.includes(row));
        }
        for (const position of [-1, rows.length, Number.NaN]) expect(known.at(position)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it('finds its way across chunks in which nobody is known', () => {
    const known = new KnownRows();
    for (const row of [0, 511, 5000, 99_999]) known.set(row, true);
    known.set(0, false);
    expect([known.at(0), known.at(1), known.at(2), known.rank(99_999), known.size]).toEqual([
      511, 5000, 99_999, 2, 3,
    ]);
  });
});
