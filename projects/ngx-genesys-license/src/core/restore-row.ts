import type { LicenseLedger } from './license-ledger';
import type { LicenseSet } from './license-sets';

/** Shows a row kept from an earlier session until it is read: any read of this session knows better. */
export function restoreRow(
  ledger: LicenseLedger,
  userId: string,
  licenses: LicenseSet,
  readAt: number,
): void {
  const { users } = ledger;
  const row = users.of(userId);
  if (users.tick(row) !== 0 || (users.readAt(row) ?? 0) > readAt) return;
  const before = ledger.visible(row);
  let base = licenses;
  for (const cell of ledger.cells(row)) if (cell.fence !== 0) base = ledger.asInBase(base, cell);
  users.setBase(row, base);
  users.stamp(row, 0, readAt);
  ledger.setKnown(row, true);
  ledger.recount(row, before, ledger.visible(row));
}
