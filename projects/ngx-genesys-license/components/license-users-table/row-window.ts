/** Firefox lays out nothing taller than about 17.8 million px, Chromium and Safari nothing over 33.5 million. */
const tallest = 15_000_000;
/** Rows kept ready on either side of those in sight. */
const overscan = 3;

/** What a list of equally high rows knows about itself; all lengths in px. */
export interface RowGeometry {
  readonly length: number;
  readonly rowHeight: number;
  /** How much of the list is in sight. */
  readonly viewportHeight: number;
}

/** The positions to render, from `start` up to and without `end`. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** The height of what scrolls: that of all rows, as far as browsers lay it out. */
export function contentHeight({ length, rowHeight }: RowGeometry): number {
  return Math.min(length * rowHeight, tallest);
}

/** The rows around a scroll position. */
export function rowRange(geometry: RowGeometry, scrollTop: number): RowRange {
  const { length, rowHeight, viewportHeight } = geometry;
  const inSight = Math.ceil(viewportHeight / rowHeight) + 1;
  const first = Math.floor((scrollTop * scale(geometry)) / rowHeight);
  const start = Math.max(0, Math.min(first, length - inSight) - overscan);
  return { start, end: Math.min(length, Math.max(0, first) + inSight + overscan) };
}

/** How far below its own place a row is drawn. Zero, unless the list is taller than browsers lay out. */
export function rowShift(geometry: RowGeometry, scrollTop: number): number {
  return scrollTop - scrollTop * scale(geometry);
}

/** The scroll position at which the row is in sight, as near as can be to the one there is. */
export function revealingScrollTop(geometry: RowGeometry, scrollTop: number, position: number): number {
  const { rowHeight, viewportHeight } = geometry;
  const factor = scale(geometry);
  const top = scrollTop * factor;
  const rowTop = position * rowHeight;
  if (rowTop < top) return rowTop / factor;
  if (rowTop + rowHeight > top + viewportHeight) return (rowTop + rowHeight - viewportHeight) / factor;
  return scrollTop;
}

/** Px of the list for each px scrolled: more than one where the list is too tall. */
function scale(geometry: RowGeometry): number {
  const { length, rowHeight, viewportHeight } = geometry;
  const content = contentHeight(geometry);
  const travel = content - viewportHeight;
  return travel <= 0 || content === length * rowHeight ? 1 : (length * rowHeight - viewportHeight) / travel;
}
