import { signal } from '@angular/core';
import type { UserListView } from 'ngx-genesys-license';
import { viewOf } from '../common/testing/view-of';
import type { GridCell } from './grid-keys';
import { RowsInSight } from './rows-in-sight';

describe('RowsInSight', () => {
  const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `u${index}`);
  const begin = (count: number) => {
    const view = signal<UserListView>(viewOf(idsOf(count)));
    const active = signal<GridCell>({ row: 0, column: 0 });
    const sight = new RowsInSight(view, active);
    const positions = () => sight.rows().map(({ position }) => position);
    return { view, active, sight, positions };
  };
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** A header and a body of a size, watched. */
  const layOut = async (sight: RowsInSight, size: string) => {
    const grid = document.createElement('div');
    grid.innerHTML = `<div><div style="min-block-size: 32px"></div></div><div style="${size}"></div>`;
    document.body.append(grid);
    const [header, body] = [...grid.children] as HTMLElement[];
    if (header === undefined || body === undefined) throw new Error('There is no header, or no body.');
    const stop = sight.watch(header, body);
    await frame();
    await frame();
    return { body, stop: () => (stop(), grid.remove()) };
  };

  it('is a screenful and a little more before anything is laid out: rows of 40 px in 400', () => {
    const { sight, positions } = begin(1000);
    expect(positions()).toEqual(Array.from({ length: 14 }, (_, position) => position));
    expect(sight.rows().map(({ userId }) => userId)).toEqual(idsOf(14));
    expect([sight.rowHeight(), sight.height(), sight.shift(), sight.page]).toEqual([40, 40_000, 0, 9]);
    expect(sight.isNarrow()).toBeFalse();
  });

  it('is nothing where there is nobody, and everybody where they are few', () => {
    expect(begin(0).positions()).toEqual([]);
    expect(begin(3).positions()).toEqual([0, 1, 2]);
  });

  it('follows the scroll position, and keeps the row with the tab stop', () => {
    const { active, sight } = begin(1000);
    sight.scrolledTo(4000);
    const places = sight
      .rows()
      .map(({ position }) => position)
      .sort((a, b) => a - b);
    expect(places).toEqual([0, ...Array.from({ length: 17 }, (_, index) => 97 + index)]);
    active.set({ row: -1, column: 0 });
    expect(sight.rows().some(({ position }) => position === 0)).toBeFalse();
  });

  it('takes places above the top for the top', () => {
    const { sight, positions } = begin(100);
    sight.scrolledTo(-30);
    expect(sight.scrollTop).toBe(0);
    expect(positions()[0]).toBe(0);
  });

  it('gives users who stay in sight the element they had', () => {
    const { sight } = begin(1000);
    const before = new Map(sight.rows().map(({ userId, slot }) => [userId, slot]));
    sight.scrolledTo(200);
    const kept = sight.rows().filter(({ userId }) => before.has(userId));
    expect(kept.length).toBeGreaterThan(5);
    for (const { userId, slot } of kept)
      expect(slot)
        .withContext(userId)
        .toBe(before.get(userId) ?? -1);
  });

  it('says where to scroll for a row: nowhere for one in sight', () => {
    const { sight } = begin(1000);
    expect(sight.revealing(3)).toBe(0);
    expect(sight.revealing(50)).toBe(51 * 40 - 400);
    sight.scrolledTo(4000);
    expect(sight.revealing(50)).toBe(2000);
  });

  it('learns sizes from the layout, until it is told to stop', async () => {
    const { sight, positions } = begin(1000);
    const { body, stop } = await layOut(sight, 'inline-size: 1000px; block-size: 640px');
    expect([sight.rowHeight(), sight.page, sight.isNarrow()]).toEqual([32, 19, false]);
    expect(positions().length).toBe(24);
    expect(sight.chipCount()).toBe(3);

    body.style.inlineSize = '360px';
    await frame();
    await frame();
    expect(sight.isNarrow()).toBeTrue();
    expect(sight.rowHeight()).toBeCloseTo(60.8);
    expect(sight.chipCount()).toBe(2);

    stop();
    body.style.inlineSize = '1000px';
    await frame();
    expect(sight.isNarrow()).toBeTrue();
  });

  it('keeps what it knew while nothing of it is laid out', async () => {
    const { sight } = begin(1000);
    const { stop } = await layOut(sight, 'display: none');
    expect(sight.rowHeight()).toBe(40);
    stop();
  });
});
