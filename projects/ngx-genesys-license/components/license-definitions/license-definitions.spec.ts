import { TestKey } from '@angular/cdk/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LicenseStore } from 'ngx-genesys-license';
import {
  type LicenseEmulatorControl,
  VirtualClock,
  type EmulatedStoreOptions,
} from 'ngx-genesys-license/testing';
import { axeViolations } from '../common/testing/axe-violations';
import { tryOnEmulator } from '../common/testing/try-on-emulator';
import { LicenseDefinitionsHarness } from '../testing/license-definitions-harness';
import { LicenseDefinitions } from './license-definitions';

describe('LicenseDefinitions', () => {
  const selected = signal<string | undefined>(undefined);
  const compareWith = signal<string | undefined>(undefined);
  const query = signal('');
  const showHolders = signal(true);
  let requested: string[] = [];

  @Component({
    imports: [LicenseDefinitions],
    template: `<license-definitions
      [(selected)]="selected"
      [(compareWith)]="compareWith"
      [(query)]="query"
      [showHolders]="showHolders()"
      (holdersRequested)="note($event)"
    />`,
  })
  class Host {
    protected readonly selected = selected;
    protected readonly compareWith = compareWith;
    protected readonly query = query;
    protected readonly showHolders = showHolders;
    protected note(id: string): void {
      requested.push(id);
    }
  }

  beforeEach(() => {
    selected.set(undefined);
    compareWith.set(undefined);
    query.set('');
    showHolders.set(true);
    requested = [];
  });

  const open = async (
    options: EmulatedStoreOptions = {},
    prepare?: (control: LicenseEmulatorControl) => void,
  ) => {
    const tried = tryOnEmulator(Host, { users: 5, ...options }, { prepare });
    const tree = await tried.loader.getHarness(LicenseDefinitionsHarness);
    await tried.settle();
    const details = async () => {
      const found = await tree.details();
      if (found === null) throw new Error('No license is chosen.');
      return found;
    };
    return { ...tried, tree, details };
  };

  const given = (definitions: readonly object[]) => (control: LicenseEmulatorControl) =>
    control.answer('getLicenseDefinitions', () => definitions);

  it('lists the licenses by kind and label', async () => {
    const { tree, fixture } = await open();
    const rows = await tree.rows();
    expect(rows.length).toBe(14);
    expect(rows.every(({ level }) => level === 1)).toBeTrue();
    expect(rows[0]).toEqual(
      jasmine.objectContaining({
        id: 'communicate',
        label: 'Communicate',
        isExpanded: false,
        isSelected: false,
      }),
    );
    expect(rows.findIndex(({ id }) => id === 'gc2WEMupgrade')).toBeGreaterThan(
      rows.findIndex(({ id }) => id === 'cloudCX3'),
    );
    expect(await tree.remarks()).toEqual(['Choose a license to see what it contains.']);
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('unfolds what a license comprises and needs', async () => {
    const { tree } = await open();
    await tree.toggle('gc2WEMupgrade');
    await tree.toggle('cloudCX2');
    const rows = await tree.rows();
    const place = rows.findIndex(({ id, level }) => id === 'gc2WEMupgrade' && level === 1);
    expect(rows[place + 1]).toEqual(
      jasmine.objectContaining({ id: 'cloudCX2', level: 2, relation: 'needs', isExpanded: false }),
    );
    const base = rows.findIndex(({ id, level }) => id === 'cloudCX2' && level === 1);
    expect(rows[base + 1]).toEqual(
      jasmine.objectContaining({ id: 'communicate', level: 2, relation: 'includes' }),
    );
    await tree.toggle('cloudCX2');
    expect((await tree.rows()).length).toBe(15);
  });

  it('shows the details of the license chosen, and goes on to related ones', async () => {
    const { tree, details, fixture } = await open();
    await tree.choose('gc2WEMupgrade');
    expect(selected()).toBe('gc2WEMupgrade');
    expect(await (await details()).kind()).toBe('Add-on');
    expect((await (await details()).facts())['Needs']).toContain('CX 2');
    expect(await axeViolations(fixture)).toEqual([]);

    const [needed = ''] = [(await (await details()).facts())['Needs']];
    await (await details()).chooseRelated(needed);
    expect(selected()).toBe('cloudCX2');
    const facts = await (await details()).facts();
    expect(Object.keys(facts)).toEqual(['Includes', 'Needed by', 'Holders']);
    expect(await (await details()).permissionCount()).toBe('275 permissions');
    expect((await tree.rows()).find(({ id }) => id === 'cloudCX2')?.isSelected).toBeTrue();
  });

  it('has one tab stop and the keys of a tree', async () => {
    const { tree } = await open();
    await tree.press(undefined, TestKey.END);
    const last = await tree.focused();
    expect(last).toBe((await tree.rows()).at(-1)?.id);
    await tree.press(undefined, TestKey.HOME, TestKey.DOWN_ARROW);
    expect(await tree.focused()).toBe((await tree.rows())[1]?.id);
    await tree.press('gc2WEMupgrade', TestKey.RIGHT_ARROW);
    expect((await tree.rows()).some(({ id, level }) => id === 'cloudCX2' && level === 2)).toBeTrue();
    await tree.press(undefined, TestKey.RIGHT_ARROW);
    expect(await tree.focused()).toBe('cloudCX2');
    await tree.press(undefined, TestKey.LEFT_ARROW);
    expect(await tree.focused()).toBe('gc2WEMupgrade');
    await tree.press(undefined, TestKey.LEFT_ARROW, TestKey.ENTER);
    expect((await tree.rows()).length).toBe(14);
    expect(selected()).toBe('gc2WEMupgrade');
  });

  it('keeps the focus on the row whose children are folded away', async () => {
    const { tree } = await open();
    await tree.toggle('gc2WEMupgrade');
    await tree.press('gc2WEMupgrade', TestKey.RIGHT_ARROW);
    expect(await tree.focused()).toBe('cloudCX2');
    await tree.toggle('gc2WEMupgrade');
    expect(await tree.focused()).toBe('gc2WEMupgrade');
    await tree.press(undefined, TestKey.DOWN_ARROW);
    expect(await tree.focused()).not.toBe('gc2WEMupgrade');
  });

  it('finds by words of label, id or description', async () => {
    const { tree } = await open();
    await tree.search('WEM');
    expect((await tree.rows()).map(({ id }) => id).sort()).toEqual(['gc1WEMupgrade', 'gc2WEMupgrade']);
    await tree.search('nothing like it');
    expect(await tree.rows()).toEqual([]);
    expect(await tree.remarks()).toContain('Nothing matches.');
    await tree.search('');
    expect((await tree.rows()).length).toBe(14);
  });

  it('tells which license contains a permission, and shows it there', async () => {
    const { tree, details, fixture } = await open();
    await tree.search('quality:evaluation:view');
    expect((await tree.rows()).map(({ id, note }) => [id, note])).toEqual([
      ['gc2WEMupgrade', '1 permission'],
    ]);
    await tree.choose('gc2WEMupgrade');
    expect(await (await details()).permissions()).toEqual(['quality:evaluation:view']);
    await (await details()).filterPermissions('');
    expect((await (await details()).permissions()).length).toBe(183);
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('tells licenses that contain it only through what they comprise', async () => {
    const { tree } = await open();
    await tree.search('voicemail:*:view');
    const rows = await tree.rows();
    expect(rows[0]).toEqual(jasmine.objectContaining({ id: 'communicate', note: '2 permissions' }));
    expect(rows.find(({ id }) => id === 'cloudCX3')?.note).toContain('through');
  });

  it('compares two licenses', async () => {
    const { tree, details, fixture } = await open();
    await tree.choose('gcSTAupgrade');
    await (await details()).compareWith((await tree.rows()).find(({ id }) => id === 'gc2WEMupgrade')?.label);
    expect(compareWith()).toBe('gc2WEMupgrade');
    const comparison = await (await details()).comparison();
    expect(comparison.map(({ count }) => Number(count))).toEqual([4, 19, 164]);
    expect(comparison[0]?.isShown).toBeTrue();
    expect(await (await details()).permissions()).toContain('billing:user:staUpgrade');
    await (await details()).showPart(1);
    expect(await (await details()).permissionCount()).toBe('19 permissions');
    await (await details()).showPart(2);
    expect(await (await details()).permissionCount()).toBe('164 permissions');
    expect(await axeViolations(fixture)).toEqual([]);
    await (await details()).compareWith();
    expect(await (await details()).comparison()).toEqual([]);
    expect(compareWith()).toBeUndefined();
  });

  it('leaves out what prerequisites give too, theirs included', async () => {
    const { tree, details } = await open(
      {},
      given([
        { id: 'add-on', permissions: { ids: ['a:b:c', 'd:e:f', 'g:h:i'] }, prerequisites: [{ id: 'base' }] },
        { id: 'base', permissions: { ids: ['a:b:c'] }, prerequisites: [{ id: 'ground' }] },
        { id: 'ground', permissions: { ids: ['d:e:f'] }, prerequisites: [{ id: 'add-on' }] },
      ]),
    );
    await tree.choose('add-on');
    expect((await (await details()).permissions()).length).toBe(3);
    await (await details()).toggleNet();
    expect(await (await details()).permissions()).toEqual(['g:h:i']);
  });

  it('ends cycles, and shows them', async () => {
    const { tree } = await open(
      {},
      given([
        { id: 'a', comprises: [{ id: 'b' }], permissions: { ids: [] } },
        { id: 'b', comprises: [{ id: 'a' }], permissions: { ids: [] } },
      ]),
    );
    await tree.toggle('a');
    const rows = await tree.rows();
    expect(rows.map(({ id, level }) => [id, level])).toEqual([
      ['a', 1],
      ['b', 2],
      ['b', 1],
    ]);
    await tree.press('b', TestKey.RIGHT_ARROW);
    const again = (await tree.rows())[2];
    expect(again).toEqual(jasmine.objectContaining({ id: 'a', level: 3, isExpanded: undefined }));
    expect(again?.note).toContain('loops back');
  });

  it('shows ids that are referred to and not defined', async () => {
    const { tree, details } = await open(
      {},
      given([{ id: 'a', prerequisites: [{ id: 'gone' }], permissions: { ids: ['x:y:z'] } }]),
    );
    await tree.toggle('a');
    expect((await tree.rows())[1]?.note).toBe('not defined by your organization');
    await tree.choose('gone');
    expect(await (await details()).kind()).toBe('not defined by your organization');
    expect(await (await details()).facts()).toEqual(jasmine.objectContaining({ 'Needed by': 'a' }));
  });

  it('tells how many hold a license once users are loaded, and asks to show them', async () => {
    const { tree, details, store, control } = await open();
    await tree.choose('cloudCX2');
    expect((await (await details()).facts())['Holders']).toContain('No users are loaded yet.');
    store.streamUsers().subscribe();
    await control.settled();
    const count = control.holders('cloudCX2').length;
    expect((await (await details()).facts())['Holders']).toBe(
      `${count} ${count === 1 ? 'user' : 'users'} Assignments now, not billed use. Show them`,
    );
    await (await details()).showHolders();
    expect(requested).toEqual(['cloudCX2']);
    showHolders.set(false);
    expect((await (await details()).facts())['Holders']).toBeUndefined();
  });

  it('says that a number of holders covers only what is loaded', async () => {
    const { tree, details, store, control } = await open();
    store.user(control.userIds[0] ?? '')();
    await control.settled();
    await tree.choose('cloudCX2');
    expect((await (await details()).facts())['Holders']).toContain('of those loaded so far');
  });

  it('copies the id', async () => {
    const { tree, details } = await open();
    await tree.choose('cloudCX2');
    expect(await (await details()).id()).toBe('cloudCX2');
    expect(['Copied', 'Could not copy']).toContain(await (await details()).copyId());
    await tree.choose('cloudCX1');
    expect(await (await details()).id()).toBe('cloudCX1');
  });

  it('completes the license looked at where the list is thin', async () => {
    const { tree, details, control } = await open({ definitions: 'thin' });
    await tree.choose('cloudCX2');
    await control.settled();
    expect(await (await details()).permissionCount()).toBe('275 permissions');
    expect(control.emulator.requests.of('getLicenseDefinition')).toBe(1);
  });

  it('completes all for a search by permission where the list is thin', async () => {
    const { tree, control } = await open({ definitions: 'thin' });
    await tree.search('quality:evaluation:view');
    await control.settled();
    expect((await tree.rows()).map(({ id }) => id)).toEqual(['gc2WEMupgrade']);
    expect(control.emulator.requests.of('getLicenseDefinition')).toBe(14);
    expect(await tree.remarks()).toEqual(['Choose a license to see what it contains.']);
  });

  it('asks before it completes many', async () => {
    const many = Array.from({ length: 61 }, (_, index) => ({ id: `l${index}` }));
    const { tree, control } = await open({}, (control) => {
      given(many)(control);
      control.answer('getLicenseDefinition', ({ url }) => ({
        id: url.split('/').at(-1),
        permissions: { ids: url.endsWith('/l7') ? ['a:b:c'] : [] },
      }));
    });
    await tree.search('a:b:c');
    expect((await tree.remarks())[0]).toContain('Permissions are known of 0 of 61 licenses.');
    expect(control.requests().filter(({ operation }) => operation === 'getLicenseDefinition').length).toBe(0);
    await tree.loadPermissions();
    await control.settled();
    expect((await tree.rows()).map(({ id }) => id)).toEqual(['l7']);
  });

  it('says why permissions could not be loaded, and tries again', async () => {
    const { tree, details, control } = await open({ definitions: 'thin' });
    control.failNext({ operation: 'getLicenseDefinition', status: 403 });
    await tree.choose('cloudCX2');
    await control.settled();
    expect(await (await details()).notice()).toContain('permission');
    await (await details()).retry();
    await control.settled();
    expect(await (await details()).notice()).toBeUndefined();
    expect(await (await details()).permissionCount()).toBe('275 permissions');
  });

  it('shows the first load, a missing permission, a failure, and the way on', async () => {
    const { tree, control, store, fixture } = await open({ permissions: [] });
    expect(await tree.notice()).toContain('authorization:license:view');
    expect(await axeViolations(fixture)).toEqual([]);
    control.configure({ permissions: 'all', failures: { 'getLicenseDefinitions:400': 1 } });
    await tree.retry();
    await control.settled();
    expect(await tree.notice()).toContain('could not be loaded');
    control.configure({ failures: {}, latency: 1 });
    await tree.retry();
    expect(await tree.isBusy()).toBe(store.definitionsStatus() === 'loading');
    await control.settled();
    expect(await tree.notice()).toBeUndefined();
    expect((await tree.rows()).length).toBe(14);
  });

  it('says that there is nothing', async () => {
    const { tree, fixture } = await open({}, given([]));
    expect(await tree.remarks()).toEqual(['There is nothing here yet.']);
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('shows bones while the first load takes its time, and old data while it is loaded again', async () => {
    const { tree, control } = await open({ clock: new VirtualClock() });
    control.configure({ latency: 1000 });
    TestBed.inject(LicenseStore).reloadDefinitions();
    expect(await tree.isLoading()).toBeFalse();
    expect(await tree.isBusy()).toBeTrue();
    await TestBed.inject(LicenseStore).signOut();
    await control.advance(1);
    expect(await tree.isLoading()).toBeTrue();
    expect(await tree.isBusy()).toBeTrue();
    await control.settled();
    expect(await tree.isLoading()).toBeFalse();
  });

  /** 1,000 definitions in chains of 32, 200 of 2,000 permissions each. */
  const thousand = Array.from({ length: 1000 }, (_, index) => ({
    id: `l${index}`,
    comprises: index % 32 === 31 || index === 999 ? [] : [{ id: `l${index + 1}` }],
    permissions: {
      ids: Array.from(
        { length: 200 },
        (_, place) => `d${place % 20}:e${(index * 7 + place * 10) % 2000}:view`,
      ),
    },
  }));

  it('copes with a thousand definitions, unfolded 32 levels deep', async () => {
    const { tree, fixture } = await open({}, given(thousand));
    await tree.press('l0', TestKey.RIGHT_ARROW);
    for (let level = 1; level < 31; level++) {
      await tree.press(undefined, TestKey.RIGHT_ARROW, TestKey.RIGHT_ARROW);
    }
    await tree.press(undefined, TestKey.RIGHT_ARROW);
    expect(await tree.focused()).toBe('l31');
    query.set('d3:e30:view');
    await fixture.whenStable();
    const found = await tree.rows();
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(1000);
  });
});
