import { assignSlots } from './row-slots';

describe('assignSlots', () => {
  const rows = (...userIds: string[]) => userIds.map((userId, position) => ({ userId, position }));

  it('keeps what is still shown where it is, and puts the new into what is free', () => {
    const first = assignSlots(rows('a', 'b', 'c'), []);
    expect(first.map(({ userId, slot }) => [userId, slot])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
    const next = assignSlots(rows('b', 'c', 'd', 'e'), first);
    expect(next.map(({ userId, slot }) => [userId, slot])).toEqual([
      ['d', 0],
      ['b', 1],
      ['c', 2],
      ['e', 3],
    ]);
    expect(next.map(({ position }) => position)).toEqual([2, 0, 1, 3]);
  });

  it('lets go of what is too much', () => {
    const first = assignSlots(rows('a', 'b', 'c'), []);
    expect(assignSlots(rows('c'), first)).toEqual([{ userId: 'c', position: 0, slot: 2 }]);
    expect(assignSlots([], first)).toEqual([]);
  });
});
