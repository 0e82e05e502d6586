import { awaitsProof } from './cell';
import type { AskedCell, LicenseLedger } from './license-ledger';

/**
 * Somebody else's write was acknowledged, who asks in the same person's name: base and fence as for one's own, but for
 * cells with changes of one's own and rows read after `tick`.
 */
export function applyWritten(
  ledger: LicenseLedger,
  { userId, licenseId, value }: AskedCell,
  tick: number,
  now: number,
): void {
  const cell = ledger.cellAt(userId, licenseId);
  ledger.change(cell, () => {
    if (ledger.users.tick(cell.row) > tick || cell.head !== undefined || awaitsProof(cell)) return;
    ledger.write(cell, value, now);
    if (cell.trouble?.value === value) cell.trouble = undefined;
  });
}
