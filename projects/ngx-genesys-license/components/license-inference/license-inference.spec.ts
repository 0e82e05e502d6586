import { TestKey } from '@angular/cdk/testing';
import { Component, signal } from '@angular/core';
import { withUserDirectory, type LicenseChange } from 'ngx-genesys-license';
import { type LicenseEmulatorControl, type EmulatedStoreOptions } from 'ngx-genesys-license/testing';
import type { InferenceMode } from 'ngx-genesys-license/components/common';
import { axeViolations } from '../common/testing/axe-violations';
import { tryOnEmulator } from '../common/testing/try-on-emulator';
import { LicenseInferenceHarness } from '../testing/license-inference-harness';
import { LicenseInference } from './license-inference';

describe('LicenseInference', () => {
  const mode = signal<InferenceMode>('roles');
  const roleIds = signal<readonly string[]>([]);
  const baselineRoleIds = signal<readonly string[] | undefined>(undefined);
  const permissions = signal<readonly string[]>([]);
  const userIds = signal<readonly string[] | undefined>(undefined);
  let proposed: LicenseChange[] = [];
  let requested: string[] = [];

  @Component({
    imports: [LicenseInference],
    template: `<license-inference
      [debounce]="0"
      [(mode)]="mode"
      [(roleIds)]="roleIds"
      [(baselineRoleIds)]="baselineRoleIds"
      [(permissions)]="permissions"
      [userIds]="userIds()"
      (changeProposed)="note($event)"
      (userRequested)="go($event)"
    />`,
  })
  class Host {
    protected readonly mode = mode;
    protected readonly roleIds = roleIds;
    protected readonly baselineRoleIds = baselineRoleIds;
    protected readonly permissions = permissions;
    protected readonly userIds = userIds;
    protected note(change: LicenseChange): void {
      proposed.push(change);
    }
    protected go(id: string): void {
      requested.push(id);
    }
  }

  beforeEach(() => {
    mode.set('roles');
    roleIds.set([]);
    baselineRoleIds.set(undefined);
    permissions.set([]);
    userIds.set(undefined);
    proposed = [];
    requested = [];
  });

  const open = async (
    options: EmulatedStoreOptions = {},
    prepare?: (control: LicenseEmulatorControl) => void,
  ) => {
    const features = [withUserDirectory()];
    const tried = tryOnEmulator(Host, { users: 12, ...options }, { features, prepare });
    const { control } = tried;
    /** One answer may ask for the next. */
    const settle = async () => {
      for (let round = 0; round < 3; round++) await tried.settle();
    };
    await settle();
    const why = await tried.loader.getHarness(LicenseInferenceHarness);
    const roleId = (name: string) => {
      const role = control.emulator.organization.roles.find((each) => each.name === name);
      if (role === undefined) throw new Error(`No role ${name}.`);
      return role.id;
    };
    return { ...tried, settle, why, roleId };
  };

  describe('by roles', () => {
    it('asks for roles, by name', async () => {
      const { why, fixture } = await open();
      expect(await why.modes()).toEqual(['Roles', 'Permissions']);
      expect(await why.remarks()).toEqual(['Choose roles to see which licenses they need.']);
      const names = (await why.roles()).map(({ name }) => name);
      expect(names).toContain('Supervisor');
      expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('shows what the roles need, and the role that alone needs it', async () => {
      const { why, control, settle, fixture, roleId } = await open();
      await why.toggleRole('Agent');
      await why.toggleRole('Quality Evaluator');
      await settle();
      expect(roleIds()).toEqual([roleId('Agent'), roleId('Quality Evaluator')]);
      const licenses = await why.licenses();
      expect(licenses.length).toBeGreaterThan(1);
      const add = licenses.find(({ label }) => label.includes('WEM'));
      expect(add?.why).toBe('Only because of Quality Evaluator');
      expect(licenses.some(({ why }) => why === 'Several of the roles need it')).toBeTrue();
      expect(control.emulator.requests.of('postLicenseInfer')).toBeLessThanOrEqual(4);
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('shows what would change with a role more or less, and goes back', async () => {
      const { why, settle, fixture, roleId } = await open();
      roleIds.set([roleId('Employee'), roleId('Agent')]);
      await settle();
      await why.pressWhatIf('What if…');
      expect(baselineRoleIds()).toEqual(roleIds());
      await why.toggleRole('Assisted Agent');
      await why.pressRole('Agent');
      await settle();
      expect(await why.chosenRoles()).toEqual(['Employee', 'Agent left out', 'Assisted Agent added']);
      expect(await why.difference()).toBe('1 more, 1 fewer than at the start');
      const changes = (await why.licenses()).map(({ change }) => change);
      expect(changes).toContain('newly needed');
      expect(changes).toContain('no longer needed');
      expect(await axeViolations(fixture)).toEqual([]);
      await why.pressWhatIf('Back to the start');
      await settle();
      expect(await why.difference()).toBeUndefined();
      await why.pressWhatIf('Done');
      expect(await why.difference()).toBeUndefined();
    });

    it('is worked by keyboard from the field', async () => {
      const { why, roleId } = await open();
      await why.searchRoles('supervis');
      expect((await why.roles()).map(({ name, isActive }) => [name, isActive])).toEqual([
        ['Supervisor', true],
      ]);
      await why.pressInRoles(TestKey.ENTER);
      expect(roleIds()).toEqual([roleId('Supervisor')]);
      expect((await why.roles())[0]?.isSelected).toBeTrue();
      await why.pressInRoles(TestKey.ESCAPE);
      expect((await why.roles()).length).toBeGreaterThan(5);
      await why.pressInRoles(TestKey.DOWN_ARROW, TestKey.DOWN_ARROW);
      expect((await why.roles()).findIndex(({ isActive }) => isActive)).toBe(1);
    });

    it('shows and takes roles by id where their names may not be read', async () => {
      const { why, settle } = await open({
        permissions: ['authorization:license:view', 'directory:user:view'],
      });
      expect((await why.remarks())[0]).toContain('authorization:role:view');
      await why.searchRoles('some-role');
      await why.toggleRole('Add the role with the id some-role');
      await settle();
      expect(roleIds()).toEqual(['some-role']);
      expect(await why.chosenRoles()).toEqual(['some-role']);
      expect(await why.remarks()).toContain('No license is needed.');
    });

    it('says why roles could not be loaded, and loads them when asked again', async () => {
      const { why, control, settle } = await open({ failures: { 'getAuthorizationRoles:404': 1 } });
      expect(await why.notice()).toContain('This could not be loaded.');
      expect(await why.remarks()).not.toContain(jasmine.stringContaining('authorization:role:view'));
      control.configure({ failures: {} });
      await why.retry();
      await settle();
      expect((await why.roles()).length).toBeGreaterThan(5);
      expect(await why.notice()).toBeUndefined();
    });

    it('asks before it explains many roles', async () => {
      const { why, control, settle } = await open();
      roleIds.set(control.emulator.organization.roles.slice(0, 9).map(({ id }) => id));
      await settle();
      expect(control.emulator.requests.of('postLicenseInfer')).toBe(1);
      expect((await why.licenses()).every(({ why }) => why === undefined)).toBeTrue();
      await why.explain();
      await settle();
      expect(control.emulator.requests.of('postLicenseInfer')).toBe(10);
      expect((await why.licenses()).every(({ why }) => why !== undefined)).toBeTrue();
    });

    it('keeps the old answer while a new one is on its way, and gives up what is stale', async () => {
      const { why, control, settle, roleId, fixture } = await open();
      roleIds.set([roleId('Agent')]);
      await settle();
      const before = await why.licenses();
      control.failNext({ operation: 'postLicenseInfer', hang: true });
      roleIds.set([roleId('Supervisor')]);
      fixture.detectChanges();
      const asked = () => control.requests().some(({ state }) => state === 'sent');
      while (!asked()) await new Promise((resolve) => setTimeout(resolve, 1));
      roleIds.set([roleId('Agent')]);
      await settle();
      expect(control.requests().some(({ state }) => state === 'aborted')).toBeTrue();
      expect((await why.licenses()).map(({ label }) => label)).toEqual(before.map(({ label }) => label));
      expect(await why.isBusy()).toBeFalse();
    });

    it('says why there is no answer, and tries again', async () => {
      const { why, control, settle, roleId, fixture } = await open();
      control.failNext({ operation: 'postLicenseInfer', status: 400 });
      roleIds.set([roleId('Agent')]);
      await settle();
      expect(await why.notice()).toContain('could not be loaded');
      expect(await axeViolations(fixture)).toEqual([]);
      await why.retry();
      await settle();
      expect(await why.notice()).toBeUndefined();
      expect((await why.licenses()).length).toBeGreaterThan(0);
    });
  });

  describe('by permissions', () => {
    it('shows what pasted permissions need and which of them a license contains', async () => {
      const { why, settle, fixture } = await open();
      await why.ask('Permissions');
      expect(await why.remarks()).toEqual(['Enter permissions to see which licenses they need.']);
      await why.enterPermissions('quality:evaluation:view, quality:evaluation:edit\nnonsense');
      await settle();
      expect(permissions()).toEqual(['quality:evaluation:view', 'quality:evaluation:edit']);
      expect(await why.wrongPermissions()).toContain('nonsense');
      expect((await why.licenses()).map(({ label, why }) => [label, why])).toEqual([
        ['WEM add-on for CX 2', 'Contains quality:evaluation:view and quality:evaluation:edit'],
      ]);
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('shows permissions that were set from outside, and says which permission is missing', async () => {
      mode.set('permissions');
      permissions.set(['quality:evaluation:view']);
      const { why } = await open({ permissions: [] });
      expect(await why.notice()).toContain('authorization:license:view');
    });
  });

  describe('of users', () => {
    const differing = async (options: EmulatedStoreOptions = {}) => {
      const tried = await open(options);
      const { organization } = tried.control.emulator;
      const [first = '', second = '', third = ''] = tried.control.userIds;
      // Nobody differs but these.
      for (const id of tried.control.userIds) {
        const needed = organization.inferredFor(id);
        for (const held of organization.licensesOf(id))
          if (!needed.includes(held)) organization.revoke(id, held);
        for (const license of needed) if (!organization.holds(id, license)) organization.assign(id, license);
      }
      organization.assign(first, 'examplePremiumAppUserLicense');
      organization.assign(second, 'examplePremiumAppUserLicense');
      const [lost = ''] = organization.inferredFor(third);
      organization.revoke(third, lost);
      const name = (id: string) => organization.user(id)?.name ?? '';
      return { ...tried, first, second, third, lost, name };
    };

    it('shows what each holds without a reason, and what is missing', async () => {
      const { why, settle, control, fixture, first, third, lost, name, store } = await differing();
      userIds.set(control.userIds);
      mode.set('users');
      await settle();
      expect(await why.modes()).toEqual(['Roles', 'Permissions', 'Users']);
      expect(await why.progress()).toBe('12 of 12 compared');
      expect(await why.choices()).toEqual(['All 12', 'Different 3', 'Not known 0', 'As the roles say 9']);
      await why.show('Different');
      const users = await why.users();
      const heldForRoles = (id: string, except?: string): Record<string, string[]> => {
        const needed = control.emulator.organization.inferredFor(id).filter((each) => each !== except);
        const labels = needed.map((license) => store.label(license));
        return labels.length === 0
          ? {}
          : { 'Held, a role needs it': jasmine.arrayWithExactContents(labels) as unknown as string[] };
      };
      expect(users.length).toBe(3);
      expect(users.find((user) => user.name === name(first))?.licenses).toEqual({
        'Held, no role needs it': [store.label('examplePremiumAppUserLicense')],
        ...heldForRoles(first),
      });
      expect(users.find((user) => user.name === name(third))?.licenses).toEqual({
        'Needed, not held': [store.label(lost)],
        ...heldForRoles(third, lost),
      });
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('proposes to add what is missing and to remove what nobody needs', async () => {
      const { why, settle, control, first, second, third, lost, name } = await differing();
      userIds.set(control.userIds);
      mode.set('users');
      await settle();
      await why.pressUser(name(third), 'Add what is missing…');
      expect(proposed).toEqual([{ userIds: [third], add: [lost] }]);
      const licenses = await why.byLicense();
      expect(licenses.length).toBe(2);
      const place = licenses.findIndex((text) => text.includes('Held, no role needs it: 2 users'));
      await why.pressLicense(place, 'Remove from 2 users');
      expect(proposed[1]).toEqual({ userIds: [first, second], remove: ['examplePremiumAppUserLicense'] });
      expect(control.emulator.requests.of('postLicenseOrganization')).toBe(0);
    });

    it('goes to a user, and to the roles of one as the start', async () => {
      const { why, settle, control, first, name } = await differing();
      userIds.set(control.userIds);
      mode.set('users');
      await settle();
      await why.pressUser(name(first), 'Open');
      expect(requested).toEqual([first]);
      await why.pressUser(name(first), 'Why?');
      await settle();
      expect(mode()).toBe('roles');
      expect(roleIds()).toEqual(control.emulator.organization.user(first)?.roleIds ?? []);
      expect(baselineRoleIds()).toEqual(roleIds());
      expect(await why.rolesTitle()).toBe(`Roles of ${name(first)}`);
      const asked = control.emulator.requests.of('getUser');
      await why.ask('Users');
      await settle();
      expect((await why.users()).length).toBe(12);
      expect(control.emulator.requests.of('getUser')).toBe(asked);
    });

    it('says what it could not learn', async () => {
      const { why, settle, control, fixture } = await differing();
      control.failNext({ operation: 'getUser', status: 404 });
      userIds.set(control.userIds.slice(0, 1));
      mode.set('users');
      await settle();
      const [user] = await why.users();
      expect(user?.status).toContain('Not known');
      expect(user?.problem?.length).toBeGreaterThan(0);
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('offers no changes to who may not make them', async () => {
      const { why, settle, control } = await differing({ store: { canAssign: false } });
      userIds.set(control.userIds);
      mode.set('users');
      await settle();
      await expectAsync(why.pressLicense(0, 'Remove')).toBeRejected();
    });

    it('compares many only when asked, stops when told, and shows a hundred at first', async () => {
      const { why, settle, control } = await open({ users: 120 });
      userIds.set(control.userIds);
      mode.set('users');
      await settle();
      expect(control.emulator.requests.of('getUser')).toBe(0);
      expect(await why.progress()).toBe('120 users');
      await why.startOrStop();
      await settle();
      expect(await why.progress()).toBe('120 of 120 compared');
      expect((await why.users()).length).toBe(100);
      await why.showMore();
      expect((await why.users()).length).toBe(120);
      await expectAsync(why.showMore()).toBeRejected();
    });

    it('says that there are none', async () => {
      userIds.set([]);
      mode.set('users');
      const { why } = await open();
      expect(await why.remarks()).toEqual(['No users are chosen.']);
    });
  });
});
