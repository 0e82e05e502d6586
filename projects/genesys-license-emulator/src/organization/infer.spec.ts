import { inferFromPermissions } from './infer.js';
import { licenseCatalog, licenseIds, licenseMask, licensesOfMask } from './license-catalog.js';
import { roleCatalog, type RoleKey } from './role-catalog.js';

const all = licenseMask(licenseIds);
const infer = (key: RoleKey, entitled = all): readonly string[] =>
  licensesOfMask(inferFromPermissions(roleCatalog[key].permissions, entitled));

describe('inferFromPermissions', () => {
  it('infers the WEM add-on for speech analytics where it can be held', () => {
    expect(infer('speechAnalyticsAdmin')).toEqual(['collaboratePro', 'gc2WEMupgrade']);
  });

  it('infers the speech analytics add-on where WEM cannot be held', () => {
    expect(infer('speechAnalyticsAdmin', all & ~licenseMask(['gc2WEMupgrade']))).toEqual([
      'collaboratePro',
      'gcSTAupgrade',
    ]);
  });

  for (const [role, licenses] of [
    ['employee', ['collaboratePro']],
    ['communicate', ['collaboratePro', 'communicate']],
    ['agent', ['collaboratePro', 'cloudCX2']],
    ['voiceAgent', ['collaboratePro', 'cloudCX1']],
    ['supervisor', ['collaboratePro', 'cloudCX2', 'wallboardUser']],
    ['assistedAgent', ['collaboratePro', 'agentAssistLicense']],
    ['salesforceAgent', ['cxCloudSF']],
    ['digitalLead', ['collaboratePro', 'cloudCX3']],
    ['admin', ['collaboratePro']],
  ] as const) {
    it(`infers ${licenses.join(' and ')} for the role ${role}`, () => {
      expect(infer(role)).toEqual(licenses);
    });
  }

  it('infers nothing from nothing or from permissions of no license', () => {
    expect(inferFromPermissions([], all)).toBe(0);
    expect(inferFromPermissions(['authorization:grant:add', 'no:such:permission'], all)).toBe(0);
  });
});

describe('licenseCatalog', () => {
  const permissions = (id: string): ReadonlySet<string> =>
    new Set(licenseCatalog.find((entry) => entry.id === id)?.permissions);
  const shared = (one: string, other: string): number =>
    [...permissions(one)].filter((permission) => permissions(other).has(permission)).length;

  it('has the measured numbers of permissions', () => {
    expect(permissions('cloudCX2').size).toBe(275);
    expect(permissions('cloudCX3').size).toBe(270);
    expect(permissions('gcSTAupgrade').size).toBe(23);
    expect(permissions('agentAssistLicense').size).toBe(4);
    expect(permissions('cxCloudSF').size).toBe(8);
    expect(permissions('cxCloudSN').size).toBe(10);
    expect(permissions('wallboardUser').size).toBe(10);
  });

  it('shares the measured numbers of permissions', () => {
    expect(shared('cloudCX2', 'cloudCX3')).toBe(14);
    expect(shared('gcSTAupgrade', 'gc2WEMupgrade')).toBe(19);
    expect(shared('agentAssistLicense', 'agentAssistOmniLicense')).toBe(4);
  });

  it('names no permission twice', () => {
    for (const { id, permissions: list } of licenseCatalog)
      expect(new Set(list).size).withContext(id).toBe(list.length);
  });
});
