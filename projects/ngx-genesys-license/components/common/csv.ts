/** A cell; a number is written as such, a text is guarded, undefined is empty. */
export type CsvCell = string | number | undefined;

/** At the start of a cell, or after what some spreadsheets take for a separator inside one, these begin a formula. */
const formulas = /(?<=^|[;\t\r\n])(?=[=+\-@\t\r＝＋－＠])/g;
/** What the guard puts before them: spreadsheets show the rest as text. */
const guard = "'";

/**
 * A CSV text as RFC 4180 has it, with a byte order mark so that Excel reads it as UTF-8. Cells that a spreadsheet would
 * run as a formula begin with an apostrophe. O(cells).
 */
export function csvOf(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [lineOf(header)];
  for (const row of rows) lines.push(lineOf(row));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Hands a CSV text to the person as a file to save. In the browser only. */
export function saveText(document: Document, name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // A turn later: some browsers start reading only then.
  setTimeout(() => URL.revokeObjectURL(address));
}

function lineOf(cells: readonly CsvCell[]): string {
  return cells.map(fieldOf).join(',');
}

function fieldOf(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = cell.replace(formulas, guard);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
