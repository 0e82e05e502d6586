import type { GridCell } from './grid-keys';

/** What can have the focus in a cell: the cell itself, or the one control that it is as a whole. In the order of the columns. */
const focusable = '[data-cell]';
const around = '[role=gridcell], [role=rowheader], [role=columnheader]';

/** The element of a cell that can have the focus; undefined while its row is not in the document. */
export function cellElement(grid: Element, { row, column }: GridCell): HTMLElement | undefined {
  const cells = grid.querySelectorAll<HTMLElement>(`[role=row][aria-rowindex="${row + 2}"] ${focusable}`);
  return cells[Math.min(column, cells.length - 1)];
}

/** The cell that an element is in. */
export function cellAround(element: Element): GridCell | undefined {
  const row = element.closest('[role=row]');
  const outer = element.closest(around);
  if (row === null || outer === null) return undefined;
  const cells = [...row.querySelectorAll(focusable)];
  const column = cells.findIndex((cell) => outer.contains(cell));
  return column < 0 ? undefined : { row: Number(row.getAttribute('aria-rowindex')) - 2, column };
}

/** Puts the focus on the first control that a cell holds. Returns whether there is one. */
export function focusControlIn(cell: HTMLElement): boolean {
  const controls = cell
    .closest(around)
    ?.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea');
  const control = [...(controls ?? [])].find((each) => each !== cell && !each.hasAttribute('disabled'));
  control?.focus();
  return control !== undefined;
}
