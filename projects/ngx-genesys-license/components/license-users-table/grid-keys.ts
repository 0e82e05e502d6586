/** A cell by its place; the row is a position in the list, -1 in the header. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  /** Rows in the list, the header not counted. */
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page key moves by. */
  readonly page: number;
  readonly isRightToLeft: boolean;
}

/** Where a key moves to, as WAI-ARIA has it for grids; undefined for keys that move nowhere. */
export function movedBy(
  { key, ctrlKey, metaKey }: KeyboardEvent,
  { row, column }: GridCell,
  size: GridSize,
): GridCell | undefined {
  const toEdge = ctrlKey || metaKey;
  const forward = size.isRightToLeft ? -1 : 1;
  switch (key) {
    case 'ArrowDown':
      return within({ row: toEdge ? size.rows - 1 : row + 1, column }, size);
    case 'ArrowUp':
      return within({ row: toEdge ? 0 : row - 1, column }, size);
    case 'ArrowRight':
      return within({ row, column: column + forward }, size);
    case 'ArrowLeft':
      return within({ row, column: column - forward }, size);
    case 'PageDown':
      return within({ row: Math.max(0, row) + size.page, column }, size);
    case 'PageUp':
      return within({ row: Math.max(0, row - size.page), column }, size);
    case 'Home':
      return within({ row: toEdge ? 0 : row, column: 0 }, size);
    case 'End':
      return within({ row: toEdge ? size.rows - 1 : row, column: size.columns - 1 }, size);
    default:
      return undefined;
  }
}

function within({ row, column }: GridCell, { rows, columns }: GridSize): GridCell {
  return {
    row: Math.min(rows - 1, Math.max(-1, row)),
    column: Math.min(columns - 1, Math.max(0, column)),
  };
}
