import type { LicenseUsage } from 'ngx-genesys-license';
import type { LicenseIntl } from 'ngx-genesys-license/components/common';

/** How licenses are ordered: most holders first, or by name. */
export type UsageOrder = 'holders' | 'name';

/** License ids in order; where holders are equal, by name. */
export function sortUsage(
  usage: readonly LicenseUsage[],
  by: UsageOrder,
  intl: Pick<LicenseIntl, 'compare'>,
): readonly string[] {
  const byName = (a: LicenseUsage, b: LicenseUsage) =>
    intl.compare(a.label, b.label) || (a.licenseId < b.licenseId ? -1 : 1);
  return usage
    .toSorted((a, b) => (by === 'holders' && a.holders !== b.holders ? b.holders - a.holders : byName(a, b)))
    .map(({ licenseId }) => licenseId);
}

/** The order as it was: what is new comes last, what is gone is left out. */
export function keepOrder(before: readonly string[], usage: readonly LicenseUsage[]): readonly string[] {
  const present = new Set(usage.map(({ licenseId }) => licenseId));
  const kept = [...new Set([...before, ...present])].filter((id) => present.has(id));
  return kept.join() === before.join() ? before : kept;
}
