import { requireLaw } from '../../core/testing/require-law';
import type { LicenseEngine } from '../license-engine';

/** I6: each license has as many holders as the view says, user by user. */
export function checkCounts({ ledger }: LicenseEngine): void {
  const counts = new Map<number, number>();
  for (const row of ledger.members) {
    for (const license of ledger.view(row).licenses) counts.set(license, (counts.get(license) ?? 0) + 1);
  }
  for (let license = 0; license < ledger.licenses.size; license++) {
    requireLaw(ledger.holders(license) === (counts.get(license) ?? 0), 'I6: counts are what the view holds');
  }
}
