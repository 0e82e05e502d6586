import { makeCell, type Cell } from './cell';
import { Fences } from './fences';

function fenced(...entries: readonly (readonly [tick: number, graceUntil: number])[]): {
  readonly fences: Fences;
  readonly cells: readonly Cell[];
} {
  const fences = new Fences();
  const cells = entries.map(([tick, graceUntil], row) => {
    const cell = makeCell(row, 0);
    fences.put(cell, tick, graceUntil);
    return cell;
  });
  return { fences, cells };
}

describe('Fences', () => {
  it('stand until their grace is over, and go at that moment', () => {
    const { fences, cells } = fenced([5, 100]);
    expect(fences.nextRelease).toBe(100);
    expect(fences.release(99, undefined)).toEqual([]);
    expect(cells[0]?.fence).toBe(5);
    expect(fences.release(100, undefined)).toEqual([cells[0] as Cell]);
    expect(cells[0]?.fence).toBe(0);
    expect(fences.nextRelease).toBeUndefined();
  });

  for (const [what, tick, time, isReleased] of [
    ['was sent before the acknowledgement', 4, 1000, false],
    ['was sent with the acknowledgement', 5, 1000, false],
    ['was sent after it, within the grace', 6, 99, false],
    ['was sent after it, as the grace ended', 6, 100, true],
  ] as const) {
    it(`${isReleased ? 'go' : 'stand'} while a read is on its way that ${what}`, () => {
      const { fences } = fenced([5, 100]);
      expect(fences.release(1000, { tick, time }).length).toBe(isReleased ? 1 : 0);
      expect(fences.release(1000, undefined).length).toBe(isReleased ? 0 : 1);
    });
  }

  it('go in the order in which they went up, as many as are due', () => {
    const { fences, cells } = fenced([1, 100], [2, 100], [3, 200]);
    expect(fences.release(150, undefined)).toEqual(cells.slice(0, 2));
    expect(fences.nextRelease).toBe(200);
    expect(fences.release(200, undefined)).toEqual(cells.slice(2));
  });

  it('that were replaced, taken down, or stand for a claim hold up no other', () => {
    const { fences, cells } = fenced([1, 900], [2, 900], [3, 900], [4, 100]);
    const [replaced, down, claimed] = cells as [Cell, Cell, Cell];
    fences.put(replaced, 5, 150);
    down.fence = 0;
    claimed.answered = {} as never;
    expect(fences.release(120, undefined)).toEqual([cells[3] as Cell]);
    expect(claimed.fence).toBe(3);
    expect(fences.release(150, undefined)).toEqual([replaced]);
  });

  it('are each released once, however many there were', () => {
    const entries = Array.from({ length: 3000 }, (_, index) => [index + 1, index] as const);
    const { fences, cells } = fenced(...entries);
    const released: Cell[] = [];
    for (let now = -1; now < 3001; now += 500) released.push(...fences.release(now, undefined));
    expect(released).toEqual([...cells]);
    expect(fences.nextRelease).toBeUndefined();
    const late = makeCell(9999, 0);
    fences.put(late, 4000, 5000);
    expect(fences.nextRelease).toBe(5000);
    expect(fences.release(5000, undefined)).toEqual([late]);
  });
});
