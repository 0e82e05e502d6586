import type { Cell } from '../cell';
import type { LicenseLedger } from '../license-ledger';

/** All that a screen shows of a row, as a text: worked out anew, without what the ledger itself makes of it. */
export function lookOfRow(ledger: LicenseLedger, row: number): string {
  const held = ledger.view(row).licenses.map((license) => ledger.licenses.name(license));
  const marks = [...ledger.cells(row)]
    .map((cell) => [cell.license, markText(cell)])
    .filter(([, mark]) => mark !== undefined);
  return JSON.stringify([held.sort(), marks.sort()]);
}

function markText(cell: Cell): string | undefined {
  if (cell.next !== undefined) return 'pending';
  if (cell.head !== undefined) return cell.head.state === 'unconfirmed' ? 'unconfirmed' : 'pending';
  if (cell.answered !== undefined) return 'verifying';
  return cell.trouble === undefined ? undefined : 'failed';
}
