import type { UserLicensesEntityListing } from 'genesys-license-client';
import { samplePageJson, sampleUserId, sampleUserIndex, sampleUserLicenses } from './sample-organization';

describe('sampleUserId', () => {
  it('is different for each user, looks like a UUID and tells the position', () => {
    const ids = Array.from({ length: 5000 }, (_, index) => sampleUserId(index));
    expect(new Set(ids).size).toBe(5000);
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBeTrue();
    expect(ids.map(sampleUserIndex)).toEqual(ids.map((_, index) => index));
  });
});

describe('sampleUserLicenses', () => {
  it('gives three different licenses, in many combinations', () => {
    const sets = Array.from({ length: 5000 }, (_, index) => sampleUserLicenses(index));
    expect(sets.every((licenses) => new Set(licenses).size === 3)).toBeTrue();
    expect(new Set(sets.map((licenses) => [...licenses].sort().join())).size).toBeGreaterThan(50);
  });
});

describe('samplePageJson', () => {
  it('gives the rows of its page, and fewer on the last', () => {
    const last = JSON.parse(samplePageJson(3, 250)) as UserLicensesEntityListing;
    expect(last.entities.map(({ id }) => sampleUserIndex(id))).toEqual(
      Array.from({ length: 50 }, (_, index) => 200 + index),
    );
    expect(last.pageCount).toBe(3);
  });
});
