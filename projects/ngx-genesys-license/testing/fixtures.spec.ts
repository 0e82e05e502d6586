import { licenseDefinitionFixtures, licensedUserFixtures } from './public-api';

describe('licenseDefinitionFixtures', () => {
  it('gives definitions that refer to each other', () => {
    const definitions = licenseDefinitionFixtures();
    expect(definitions.find(({ id }) => id === 'gc2WEMupgrade')?.prerequisites?.map(({ id }) => id)).toEqual([
      'cloudCX2',
    ]);
    expect(definitions.every(({ permissions }) => (permissions?.ids?.length ?? 0) > 0)).toBeTrue();
  });
});

describe('licensedUserFixtures', () => {
  it('gives the same users for the same count and seed', () => {
    expect(licensedUserFixtures(3)).toEqual(licensedUserFixtures(3));
    expect(licensedUserFixtures(3, 2)).not.toEqual(licensedUserFixtures(3));
    expect(licensedUserFixtures(0)).toEqual([]);
    expect(licensedUserFixtures().some(({ licenseIds }) => licenseIds.length > 0)).toBeTrue();
  });
});
