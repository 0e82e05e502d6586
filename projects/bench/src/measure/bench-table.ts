import { meetsBar, type BenchRow } from './bench-row';

/** The rows as Markdown. */
export function benchTable(rows: readonly BenchRow[]): string {
  return [
    '| what | unit | ours | compared with | theirs | ratio | bar |',
    '| --- | --- | --: | --- | --: | --: | --- |',
    ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
  ].join('\n');
}

/** One row as text, for a terminal. */
export function benchLine(row: BenchRow): string {
  const [name, unit, ours, peerName, peer, ratio, bar] = cellsOf(row);
  return `${name}: ${ours} ${unit}${row.peerName === undefined ? '' : `; ${peerName} ${peer}, ratio ${ratio} ${bar}`}`;
}

function cellsOf(row: BenchRow): readonly string[] {
  const { name, unit, ours, peer, peerName, ratio } = row;
  return [
    name,
    unit,
    rounded(ours),
    peerName ?? '',
    peer === undefined ? '' : rounded(peer),
    ratio === undefined ? '' : rounded(ratio),
    barOf(row),
  ];
}

function barOf(row: BenchRow): string {
  const isMet = meetsBar(row);
  if (isMet === undefined || row.bar === undefined) return '';
  const { atLeast, atMost } = row.bar;
  const parts = [
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
  ];
  return `${isMet ? '✓' : '✗'} ${parts.join(', ')}`;
}

/** Three digits that matter. */
function rounded(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
