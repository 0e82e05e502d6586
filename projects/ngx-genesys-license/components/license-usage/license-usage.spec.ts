import { Component, signal } from '@angular/core';
import { VirtualClock, type EmulatedStoreOptions } from 'ngx-genesys-license/testing';
import { axeViolations } from '../common/testing/axe-violations';
import { tryOnEmulator } from '../common/testing/try-on-emulator';
import { LicenseUsageHarness } from '../testing/license-usage-harness';
import { LicenseUsageChart } from './license-usage';

const free = 'examplePremiumAppUserLicense';

describe('LicenseUsageChart', () => {
  const selected = signal<string | undefined>(undefined);
  const autoLoad = signal(true);

  @Component({
    imports: [LicenseUsageChart],
    template: `<license-usage
      [autoLoad]="autoLoad()"
      [selected]="selected()"
      (licenseSelected)="selected.set($event)"
    />`,
  })
  class Host {
    protected readonly selected = selected;
    protected readonly autoLoad = autoLoad;
  }

  beforeEach(() => {
    selected.set(undefined);
    autoLoad.set(true);
  });

  const open = async (options: EmulatedStoreOptions = {}) => {
    const tried = tryOnEmulator(Host, { users: 30, clock: new VirtualClock(), ...options });
    return { ...tried, usage: await tried.loader.getHarness(LicenseUsageHarness) };
  };
  const textsOf = async (usage: LicenseUsageHarness) => (await usage.rows()).map(({ text }) => text);

  it('counts holders per license, most first, those nobody holds too', async () => {
    const { usage, control, settle, fixture } = await open();
    await settle();
    const texts = await textsOf(usage);
    expect(texts.length).toBe(14);
    const counts = texts.map((text) => Number(/(\d+) holders?/.exec(text)?.[1] ?? 0));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts[0]).toBeGreaterThan(0);
    expect(texts.find((text) => text.includes(free))).toContain('nobody');
    expect(texts.find((text) => text.includes('cloudCX2'))).toContain(
      `${control.holders('cloudCX2').length} holders`,
    );
    expect(await usage.counted()).toBe('Counted: all 30 users');
    expect(await usage.meaning()).toBe('Counts are assignments now, not billed (concurrent) use.');
    expect(await usage.isBusy()).toBeFalse();
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('does not say that there is nothing until the next frame', async () => {
    const { usage, control, look, fixture } = await open({ latency: 1000 });
    await look(10);
    expect(await usage.rows()).toEqual([]);
    spyOn(window, 'requestAnimationFrame').and.returnValue(1);
    await control.advance(10_000);
    await control.settled();
    await fixture.whenStable();
    expect(await usage.counted()).toBe('Counted: all 30 users');
    expect((await usage.rows()).length).toBe(14);
  });

  it('filters by the license that is pressed, and not any more when it is pressed again', async () => {
    const { usage, settle } = await open();
    await settle();
    await usage.choose('cloudCX2');
    expect(selected()).toBe('cloudCX2');
    expect((await usage.rows()).filter(({ isSelected }) => isSelected).length).toBe(1);
    await usage.choose('cloudCX2');
    expect(selected()).toBeUndefined();
  });

  it('orders by name', async () => {
    const { usage, settle } = await open();
    await settle();
    await usage.show('By name');
    const labels = (await usage.rows()).map(({ label }) => label);
    expect(labels).toEqual(labels.toSorted((a, b) => a.localeCompare(b)));
  });

  it('is a table for those who would rather read', async () => {
    const { usage, settle, fixture } = await open();
    await settle();
    await usage.show('Table');
    expect((await usage.rows()).length).toBe(14);
    await usage.choose('cloudCX2');
    expect(selected()).toBe('cloudCX2');
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('marks ids that nobody defines', async () => {
    const { usage, settle } = await open({ users: 200, undefinedLicense: true });
    await settle();
    expect((await textsOf(usage)).filter((text) => text.includes('not defined')).length).toBe(1);
  });

  it('keeps rows in place while users stream in, and sorts them when asked to and when all are there', async () => {
    const { usage, look, settle, fixture } = await open({
      users: 3000,
      latency: 1000,
      maximumPageSize: 100,
    });
    await look(2100);
    expect(await usage.isBusy()).toBeTrue();
    const labelsOf = async () => (await usage.rows()).map(({ label }) => label);
    const before = await labelsOf();
    expect(await usage.counted()).toMatch(/^Counted so far: [\d,]+ of 3,000 users$/);
    expect(await axeViolations(fixture)).toEqual([]);
    await look(2000);
    expect(await labelsOf()).toEqual(before);
    await settle();
    expect(await usage.counted()).toBe('Counted: all 3,000 users');
    expect(await usage.isUnsorted()).toBeFalse();
  });

  it('offers to sort again after a change', async () => {
    const { usage, settle, store, control } = await open();
    await settle();
    store.assign({ userIds: control.userIds, add: [free] });
    await settle();
    expect((await textsOf(usage))[0]).not.toContain(free);
    expect(await usage.isUnsorted()).toBeTrue();
    await usage.sortAgain();
    expect((await textsOf(usage))[0]).toContain(free);
    expect(await usage.isUnsorted()).toBeFalse();
  });

  it('loads nothing by itself where it is told not to, and stops when told to', async () => {
    autoLoad.set(false);
    const { usage, control, settle, look } = await open({ latency: 1000, users: 3000, maximumPageSize: 100 });
    await settle();
    expect(control.emulator.requests.of('getLicenseUsers')).toBe(0);
    expect(await usage.counted()).toBe('No users are loaded, so nothing is counted.');
    await usage.toggleLoading();
    await look(1500);
    expect(await usage.isBusy()).toBeTrue();
    await usage.toggleLoading();
    await settle();
    expect(await usage.isBusy()).toBeFalse();
    expect(await usage.counted()).toContain('Counted so far');
  });

  it('shows bars of its size while the first load takes its time', async () => {
    const { usage, look, fixture } = await open({ hang: 1 });
    await look(1);
    expect(await usage.isLoading()).toBeTrue();
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('tells a failed load, and loads again', async () => {
    const { usage, control, settle } = await open({ failures: { 'getLicenseUsers:400': 1 } });
    await settle();
    const notice = await usage.notice();
    expect(await notice.text()).toContain('could not be loaded');
    control.configure({ failures: {} });
    await notice.retry();
    await settle();
    expect(await usage.counted()).toBe('Counted: all 30 users');
    expect(await notice.text()).toBeUndefined();
  });

  it('names the missing permission', async () => {
    const { usage, settle } = await open({ scenario: 'forbidden' });
    await settle();
    expect(await (await usage.notice()).text()).toContain('authorization:license:view');
    // Held, while nobody knows what is defined.
    expect((await textsOf(usage)).join()).toContain('holders');
    expect((await textsOf(usage)).join()).not.toContain('not defined');
  });

  it('says that there is nothing', async () => {
    const { usage, settle, fixture } = await open({ users: 0, entitled: [] });
    await settle();
    expect(await usage.isEmpty()).toBeTrue();
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('says what is counted to screen readers', async () => {
    const { usage, settle } = await open();
    await settle();
    expect(await usage.spoken()).toBe('Counted: all 30 users');
  });
});
