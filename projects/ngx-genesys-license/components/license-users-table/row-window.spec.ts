import { contentHeight, revealingScrollTop, rowRange, rowShift } from './row-window';

describe('rowRange', () => {
  const geometry = { length: 1000, rowHeight: 40, viewportHeight: 400 };

  it('covers what is in sight and a little around it', () => {
    expect(rowRange(geometry, 0)).toEqual({ start: 0, end: 14 });
    expect(rowRange(geometry, 4000)).toEqual({ start: 97, end: 114 });
    expect(rowRange(geometry, 39_600)).toEqual({ start: 986, end: 1000 });
  });

  it('is empty for an empty list, and whole for a short one', () => {
    expect(rowRange({ ...geometry, length: 0 }, 0)).toEqual({ start: 0, end: 0 });
    expect(rowRange({ ...geometry, length: 3 }, 0)).toEqual({ start: 0, end: 3 });
    expect(rowRange({ ...geometry, length: 3 }, 5000)).toEqual({ start: 0, end: 3 });
  });

  it('reaches the first and the last row of a list that is too tall for a browser', () => {
    const tall = { length: 1_000_000, rowHeight: 40, viewportHeight: 400 };
    const height = contentHeight(tall);
    expect(height).toBeLessThan(17_000_000);
    expect(rowRange(tall, 0).start).toBe(0);
    const bottom = height - 400;
    expect(rowRange(tall, bottom).end).toBe(1_000_000);
    // The last row's end is drawn at the end of what scrolls.
    expect(1_000_000 * 40 + rowShift(tall, bottom)).toBeCloseTo(height, 3);
    for (const position of [0, 1, 374_999, 500_000, 999_999]) {
      const scrollTop = revealingScrollTop(tall, 7_000_000, position);
      const top = position * 40 + rowShift(tall, scrollTop) - scrollTop;
      expect(top).withContext(`row ${position}`).toBeGreaterThan(-0.01);
      expect(top).toBeLessThan(400 - 40 + 0.01);
    }
  });
});

describe('revealingScrollTop', () => {
  const geometry = { length: 1000, rowHeight: 40, viewportHeight: 400 };

  it('moves no further than needed', () => {
    expect(revealingScrollTop(geometry, 4000, 105)).toBe(4000);
    expect(revealingScrollTop(geometry, 4000, 99)).toBe(3960);
    expect(revealingScrollTop(geometry, 4000, 110)).toBe(4040);
  });
});
