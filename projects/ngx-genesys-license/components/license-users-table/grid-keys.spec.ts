import { movedBy, type GridCell, type GridSize } from './grid-keys';

describe('movedBy', () => {
  const size: GridSize = { rows: 100, columns: 4, page: 10, isRightToLeft: false };
  const press = (
    key: string,
    cell: readonly [number, number],
    given: Partial<GridSize> = {},
    ctrlKey = false,
  ) =>
    movedBy(
      new KeyboardEvent('keydown', { key, ctrlKey }),
      { row: cell[0], column: cell[1] },
      { ...size, ...given },
    );
  const at = (row: number, column: number): GridCell => ({ row, column });

  const moves: readonly (readonly [string, readonly [number, number], GridCell])[] = [
    ['ArrowDown', [0, 1], at(1, 1)],
    ['ArrowDown', [99, 1], at(99, 1)],
    ['ArrowDown', [-1, 1], at(0, 1)],
    ['ArrowUp', [1, 1], at(0, 1)],
    ['ArrowUp', [0, 1], at(-1, 1)],
    ['ArrowUp', [-1, 1], at(-1, 1)],
    ['ArrowRight', [5, 1], at(5, 2)],
    ['ArrowRight', [5, 3], at(5, 3)],
    ['ArrowLeft', [5, 1], at(5, 0)],
    ['ArrowLeft', [5, 0], at(5, 0)],
    ['PageDown', [5, 2], at(15, 2)],
    ['PageDown', [-1, 2], at(10, 2)],
    ['PageDown', [95, 2], at(99, 2)],
    ['PageUp', [15, 2], at(5, 2)],
    ['PageUp', [5, 2], at(0, 2)],
    ['Home', [5, 2], at(5, 0)],
    ['End', [5, 2], at(5, 3)],
  ];
  for (const [key, from, to] of moves)
    it(`goes by ${key} from ${from.join()} to ${to.row},${to.column}`, () =>
      expect(press(key, from)).toEqual(to));

  const toEdges: readonly (readonly [string, GridCell])[] = [
    ['ArrowDown', at(99, 2)],
    ['ArrowUp', at(0, 2)],
    ['Home', at(0, 0)],
    ['End', at(99, 3)],
  ];
  for (const [key, to] of toEdges)
    it(`goes by Ctrl+${key} to ${to.row},${to.column}`, () => {
      expect(press(key, [5, 2], {}, true)).toEqual(to);
      const event = new KeyboardEvent('keydown', { key, metaKey: true });
      expect(movedBy(event, at(5, 2), size)).toEqual(to);
    });

  it('turns left and right around where text runs from right to left', () => {
    expect(press('ArrowRight', [5, 1], { isRightToLeft: true })).toEqual(at(5, 0));
    expect(press('ArrowLeft', [5, 1], { isRightToLeft: true })).toEqual(at(5, 2));
  });

  it('stays in the header where there are no rows', () => {
    for (const key of ['ArrowDown', 'PageDown', 'PageUp', 'ArrowUp'])
      expect(press(key, [-1, 1], { rows: 0 })?.row).toBe(-1);
  });

  it('leaves all other keys alone', () => {
    for (const key of ['a', ' ', 'Enter', 'Tab', 'Escape']) expect(press(key, [5, 2])).toBeUndefined();
  });
});
