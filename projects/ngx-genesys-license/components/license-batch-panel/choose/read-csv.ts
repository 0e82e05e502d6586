/** A row of a file: the line it begins on, counted from 1, and its cells. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows that were read together, and how much of the file has been read: 0 to 1. */
export interface CsvRows {
  readonly rows: readonly CsvRow[];
  readonly share: number;
}

/**
 * Why a file cannot be read:
 * - `binary`: it holds no text
 * - `endless-row`: a row goes on for over a million characters, as after a quotation mark that is never closed; `line` is where
 *   it begins
 */
export class CsvError extends Error {
  readonly reason: 'binary' | 'endless-row';
  readonly line: number;

  constructor(reason: 'binary' | 'endless-row', line: number) {
    super(`This file cannot be read as CSV: ${reason} in line ${line}.`);
    this.name = 'CsvError';
    this.reason = reason;
    this.line = line;
  }
}

/** Bytes read at a time: a few milliseconds of work, so that the page stays alive however large the file. */
const chunkSize = 256 * 1024;
const longestRow = 1_000_000;

/**
 * The rows of a CSV file of any size, chunk by chunk: memory holds one chunk and one row. Separator (comma, semicolon, tab, bar)
 * and encoding (UTF-8, UTF-16 with a mark) are found out. Empty lines are left out. Throws a `CsvError`.
 */
export async function* readCsv(file: Blob): AsyncGenerator<CsvRows> {
  // Only who imports a file needs it.
  const { default: papa } = await import('papaparse');
  const start = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  const decoder = new TextDecoder(encodingOf(start));
  if (decoder.encoding === 'utf-8' && start.includes(0)) throw new CsvError('binary', 1);
  let parser: InstanceType<typeof papa.Parser> | undefined;
  let rest = '';
  let line = 1;
  for (let at = 0; at < file.size; at += chunkSize) {
    const end = Math.min(file.size, at + chunkSize);
    const isLast = end === file.size;
    const text = decoder.decode(await file.slice(at, end).arrayBuffer(), { stream: !isLast });
    let input = rest + text;
    // Half a line break says nothing yet.
    const open = !isLast && input.endsWith('\r') ? '\r' : '';
    input = input.slice(0, input.length - open.length).replace(/\r\n?/g, '\n');
    parser ??= new papa.Parser({
      delimiter: papa.parse(input, { preview: 50, newline: '\n', skipEmptyLines: true }).meta.delimiter,
      newline: '\n',
    });
    const { data, meta } = parser.parse(input, 0, !isLast) as {
      readonly data: readonly (readonly string[])[];
      readonly meta: { readonly cursor: number };
    };
    const rows: CsvRow[] = [];
    for (const cells of data) {
      if (cells.length > 1 || cells[0]?.trim() !== '') rows.push({ line, cells });
      line += 1 + breaksIn(cells);
    }
    rest = input.slice(isLast ? input.length : meta.cursor) + open;
    if (rest.length > longestRow) throw new CsvError('endless-row', line);
    yield { rows, share: end / file.size };
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks++;
  }
  return breaks;
}
