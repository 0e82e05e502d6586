import { defaultSettings, mergeSettings } from '../settings/merge-settings.js';
import type { EmulatorSettings } from '../settings/emulator-settings.js';
import { VirtualClock } from '../virtual-clock.js';
import { licenseIds, undefinedLicenseId } from './license-catalog.js';
import { Organization } from './organization.js';

function organization(
  users = 2000,
  changes: Partial<EmulatorSettings> = {},
  clock = new VirtualClock(),
  seed = 1,
): Organization {
  const settings = mergeSettings(defaultSettings(), { ...changes });
  return new Organization({ seed, users, settings: () => settings, now: () => clock.now() });
}

const idsOf = (org: Organization): readonly string[] =>
  Array.from({ length: org.userCount }, (_, place) => org.userIdAt(place));

describe('Organization', () => {
  it('is the same for the same seed and another for another', () => {
    const describeAll = (seed: number): unknown => {
      const org = organization(50, {}, undefined, seed);
      return [org.id, org.roles, idsOf(org).map((id) => [org.user(id), org.licensesOf(id)])];
    };
    expect(describeAll(5)).toEqual(describeAll(5));
    expect(describeAll(5)).not.toEqual(describeAll(6));
  });

  it('lists users by place and finds the place by id', () => {
    const org = organization(30);
    idsOf(org).forEach((id, place) => expect(org.indexOf(id)).toBe(place));
    expect(org.indexOf('nobody')).toBe(-1);
    expect(() => org.userIdAt(30)).toThrowError(RangeError);
  });

  it('has holders of every license but one, and few of one that is not defined', () => {
    const org = organization();
    const counts = new Map(licenseIds.map((id) => [id, 0]));
    for (const id of idsOf(org))
      for (const license of org.licensesOf(id)) counts.set(license, (counts.get(license) ?? 0) + 1);
    for (const [license, count] of counts) {
      if (license === 'examplePremiumAppUserLicense') expect(count).toBe(0);
      else expect(count).withContext(license).toBeGreaterThan(0);
    }
    expect(counts.get(undefinedLicenseId)).toBeLessThan(30);
    expect(org.definitions.some(({ id }) => id === undefinedLicenseId)).toBeFalse();
  });

  it('has most users hold what their roles infer, and some not', () => {
    const org = organization();
    const same = idsOf(org).filter((id) => String(org.licensesOf(id)) === String(org.inferredFor(id))).length;
    expect(same).toBeGreaterThan(1600);
    expect(same).toBeLessThan(2000);
  });

  it('holds nothing that it is not entitled to', () => {
    const org = organization(500, { entitled: ['cloudCX2', 'collaboratePro'], undefinedLicense: false });
    const held = new Set(idsOf(org).flatMap((id) => [...org.licensesOf(id)]));
    expect([...held].sort()).toEqual(['cloudCX2', 'collaboratePro']);
    expect(org.definitions.map(({ id }) => id).sort()).toEqual(['cloudCX2', 'collaboratePro']);
  });

  it('takes writes by somebody else and refuses what does not exist', () => {
    const org = organization(10);
    const id = org.userIdAt(3);
    org.assign(id, 'cxCloudSN');
    expect(org.holds(id, 'cxCloudSN')).toBeTrue();
    org.revoke(id, 'cxCloudSN');
    expect(org.holds(id, 'cxCloudSN')).toBeFalse();
    expect(() => org.assign('nobody', 'cxCloudSN')).toThrowError(/no user "nobody"/);
    expect(() => org.revoke(id, 'noLicense')).toThrowError(/no license "noLicense"/);
  });

  it('moves its revision with changes and with nothing else', () => {
    const org = organization(10);
    const start = org.revision;
    const id = org.userIdAt(0);
    org.licensesOf(id);
    org.revoke(id, 'examplePremiumAppUserLicense');
    expect(org.revision).toBe(start);
    org.assign(id, 'examplePremiumAppUserLicense');
    org.addUser();
    org.removeUser(id);
    expect(org.revision).toBe(start + 3);
  });

  it('adds users at the top and forgets removed ones', () => {
    const org = organization(3);
    const [first = ''] = idsOf(org);
    const added = org.addUser();
    expect(org.indexOf(added)).toBe(0);
    expect(org.indexOf(first)).toBe(1);
    expect(org.removeUser(first)).toBeTrue();
    expect(org.removeUser(first)).toBeFalse();
    expect(org.user(first)).toBeUndefined();
    expect(org.licensesOf(first)).toEqual([]);
    expect(org.userCount).toBe(3);
  });

  it('comes back from its snapshot', () => {
    const org = organization(20);
    org.assign(org.userIdAt(5), 'examplePremiumAppUserLicense');
    org.addUser();
    org.removeUser(org.userIdAt(8));
    const again = organization(20);
    again.restore(JSON.parse(JSON.stringify(org.snapshot)) as typeof org.snapshot);
    expect(idsOf(again)).toEqual(idsOf(org));
    expect(idsOf(again).map((id) => again.licensesOf(id))).toEqual(
      idsOf(org).map((id) => org.licensesOf(id)),
    );
  });

  for (const [mode, undone] of [
    ['off', []],
    ['additions', ['added']],
    ['removals', ['removed']],
    ['both', ['added', 'removed']],
  ] as const) {
    it(`undoes ${undone.join(' and ') || 'nothing'} with automaticAssignment ${mode}`, async () => {
      const clock = new VirtualClock();
      const org = organization(2000, { automaticAssignment: mode, automaticAssignmentDelay: 5000 }, clock);
      const id =
        idsOf(org).find(
          (user) => org.holds(user, 'cloudCX2') && org.inferredFor(user).includes('cloudCX2'),
        ) ?? '';
      org.revoke(id, 'cloudCX2');
      org.assign(id, 'examplePremiumAppUserLicense');
      expect([org.holds(id, 'cloudCX2'), org.holds(id, 'examplePremiumAppUserLicense')]).toEqual([
        false,
        true,
      ]);
      await clock.advance(5000);
      const removedAgain = !org.holds(id, 'examplePremiumAppUserLicense');
      const givenAgain = org.holds(id, 'cloudCX2');
      expect([removedAgain ? ['added'] : [], givenAgain ? ['removed'] : []].flat()).toEqual([...undone]);
    });
  }
});
