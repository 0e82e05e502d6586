/** A cell as it was before a CSV file guarded it: what was exported may be imported again. */
export function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
