import type { LicenseUsage } from 'ngx-genesys-license';
import { keepOrder, sortUsage } from './usage-order';

const usage = (holders: Readonly<Record<string, number>>): LicenseUsage[] =>
  Object.entries(holders).map(([licenseId, count]) => ({
    licenseId,
    label: licenseId,
    holders: count,
    isDefined: true,
  }));

describe('sortUsage', () => {
  const intl = { compare: (a: string, b: string) => a.localeCompare(b) };

  it('puts most holders first, and names in order where they are equal', () => {
    expect(sortUsage(usage({ c: 1, b: 5, a: 1 }), 'holders', intl)).toEqual(['b', 'a', 'c']);
    expect(sortUsage(usage({ c: 9, b: 5, a: 1 }), 'name', intl)).toEqual(['a', 'b', 'c']);
  });
});

describe('keepOrder', () => {
  it('leaves rows in place, adds new ones at the end and drops those that are gone', () => {
    const before = ['b', 'a'];
    expect(keepOrder(before, usage({ a: 9, b: 1 }))).toBe(before);
    expect(keepOrder(before, usage({ a: 9, c: 99 }))).toEqual(['a', 'c']);
  });
});
