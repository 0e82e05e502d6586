import fc from 'fast-check';
import { RankedRows } from './ranked-rows';

type Change = readonly ['add' | 'delete', number];

const orders: Readonly<Record<string, (a: number, b: number) => number>> = {
  'by number': (a, b) => a - b,
  'by number, descending': (a, b) => b - a,
  'by remainder': (a, b) => (a % 7) - (b % 7) || a - b,
};

/** What the class must be indistinguishable from. */
function play(
  compare: (a: number, b: number) => number,
  changes: readonly Change[],
  isCheckedEachTime: boolean,
): void {
  const ranked = new RankedRows(compare);
  let rows: number[] = [];
  const check = () => {
    expect(ranked.size).toBe(rows.length);
    expect([...ranked]).toEqual(rows);
    for (const position of [-1, 0, rows.length >> 1, rows.length - 1, rows.length])
      expect(ranked.at(position)).toBe(rows[position]);
    for (const row of [rows[0], rows.at(-1), 3, 500])
      if (row !== undefined) expect(ranked.rank(row)).toBe(rows.indexOf(row));
  };
  for (const [kind, row] of changes) {
    const isMember = rows.includes(row);
    if (kind === 'delete') {
      expect(ranked.delete(row)).toBe(isMember);
      rows = rows.filter((other) => other !== row);
    } else if (!isMember) {
      ranked.add(row);
      rows = [...rows, row].sort(compare);
    }
    if (isCheckedEachTime) check();
  }
  check();
}

describe('RankedRows', () => {
  for (const [name, compare] of Object.entries(orders)) {
    it(`is a sorted array, ${name}`, () => {
      const change = fc.tuple(fc.constantFrom('add' as const, 'add' as const, 'delete' as const), fc.nat(60));
      fc.assert(
        fc.property(fc.array(change, { maxLength: 60, size: 'max' }), (changes) =>
          play(compare, changes, true),
        ),
        { numRuns: 60 },
      );
    });
  }

  it('is a sorted array over many chunks, added to and taken from at random places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
        let state = seed;
        const random = (below: number) => (state = (state * 48271) % 2147483647) % below;
        const changes = Array.from({ length: 6000 }, (): Change => [
          random(3) > 0 ? 'add' : 'delete',
          random(3000),
        ]);
        play((a, b) => a - b, changes, false);
      }),
      { numRuns: 3 },
    );
  });

  it('keeps positions right across the border of a chunk', () => {
    for (const size of [511, 512, 513, 1024, 1025]) {
      const ranked = new RankedRows((a, b) => a - b);
      for (let row = 0; row < size; row++) ranked.add(row);
      expect(ranked.at(size - 1)).toBe(size - 1);
      expect(ranked.rank(size - 1)).toBe(size - 1);
      expect(ranked.at(size)).toBeUndefined();
      for (let row = 0; row < size; row += 2) ranked.delete(row);
      expect(ranked.at(0)).toBe(1);
      expect(ranked.rank(509)).toBe(254);
      expect(ranked.rank(508)).toBe(-1);
    }
  });

  it('has nothing at any place when it is empty', () => {
    const ranked = new RankedRows((a, b) => a - b);
    expect([ranked.size, ranked.at(0), ranked.rank(0), ranked.delete(0)]).toEqual([0, undefined, -1, false]);
    ranked.add(5);
    ranked.delete(5);
    expect([ranked.size, ranked.at(0), ranked.rank(5)]).toEqual([0, undefined, -1]);
  });

  it('compares a row that comes, or is looked for, with few of many', () => {
    const rows = 20_011;
    let compared = 0;
    const ranked = new RankedRows((a, b) => {
      compared++;
      return a - b;
    });
    const scattered = (row: number) => (row * 7919) % rows;
    for (let row = 0; row < rows; row++) ranked.add(scattered(row));
    // Twice the logarithm of their number is 29.
    expect(compared / rows).toBeLessThan(20);
    compared = 0;
    for (let row = 0; row < rows; row += 100) expect(ranked.at(ranked.rank(row))).toBe(row);
    expect(compared / (rows / 100)).toBeLessThan(20);
    const inOrder = new RankedRows((a, b) => {
      compared++;
      return a - b;
    });
    compared = 0;
    for (let row = 0; row < rows; row++) inOrder.add(row);
    expect(compared / rows).toBeLessThan(3);
  });
});
