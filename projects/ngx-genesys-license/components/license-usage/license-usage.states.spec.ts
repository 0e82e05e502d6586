import { Component, signal } from '@angular/core';
import { VirtualClock, type EmulatedStoreOptions } from 'ngx-genesys-license/testing';
import { axeViolations } from '../common/testing/axe-violations';
import { tryOnEmulator } from '../common/testing/try-on-emulator';
import { LicenseUsageHarness } from '../testing/license-usage-harness';
import { LicenseUsageChart } from './license-usage';

describe('LicenseUsageChart, hindered or busy', () => {
  const autoLoad = signal(true);

  @Component({ imports: [LicenseUsageChart], template: `<license-usage [autoLoad]="autoLoad()" />` })
  class Host {
    protected readonly autoLoad = autoLoad;
  }

  const open = async (options: EmulatedStoreOptions = {}) => {
    const tried = tryOnEmulator(Host, { users: 30, clock: new VirtualClock(Date.now()), ...options });
    return { ...tried, usage: await tried.loader.getHarness(LicenseUsageHarness) };
  };
  const textsOf = async (usage: LicenseUsageHarness) => (await usage.rows()).map(({ text }) => text);

  beforeEach(() => autoLoad.set(true));

  it('says of no license that nobody holds it while nothing is counted', async () => {
    autoLoad.set(false);
    const { usage, settle, fixture } = await open();
    await settle();
    expect(await usage.counted()).toBe('No users are loaded, so nothing is counted.');
    expect(await textsOf(usage)).toEqual([]);
    expect(await usage.isLoading()).toBeFalse();
    expect(await usage.isUnsorted()).toBeFalse();
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('counts those that somebody else has loaded', async () => {
    autoLoad.set(false);
    const { usage, store, control, settle } = await open();
    await store.refreshUsers(control.userIds.slice(0, 3));
    await settle();
    expect(await usage.counted()).toBe('Counted so far: 3 users');
    expect((await textsOf(usage)).join()).toContain('nobody');
  });

  it('says of every license that nobody holds it where there are no users', async () => {
    const { usage, settle } = await open({ users: 0 });
    await settle();
    expect((await textsOf(usage)).filter((text) => text.includes('nobody')).length).toBe(14);
  });

  it('keeps what was counted while all is loaded anew, and is busy', async () => {
    const { usage, control, store, settle, look } = await open();
    await settle();
    const before = await textsOf(usage);
    control.configure({ latency: 1000 });
    const again = store.streamUsers().subscribe();
    await look(500);
    expect(await usage.isBusy()).toBeTrue();
    expect(await usage.isLoading()).toBeFalse();
    expect(await textsOf(usage)).toEqual(before);
    await settle(10_000);
    expect(await usage.isBusy()).toBeFalse();
    again.unsubscribe();
  });

  it('keeps what was counted while offline, says of when, and goes on when the network is back', async () => {
    const { usage, settle, show, fixture } = await open();
    await settle();
    const before = await textsOf(usage);
    const isOnline = spyOnProperty(navigator, 'onLine').and.returnValue(false);
    window.dispatchEvent(new Event('offline'));
    await show();
    const notice = await usage.notice();
    expect(await notice.text()).toMatch(/You are offline; this is as of .+\d{4}/);
    expect(await textsOf(usage)).toEqual(before);
    expect(await axeViolations(fixture)).toEqual([]);

    isOnline.and.returnValue(true);
    window.dispatchEvent(new Event('online'));
    await show();
    expect(await notice.text()).toBeUndefined();
  });

  it('counts down while the server wants silence, keeps its rows, and goes on by itself', async () => {
    const { usage, control, store, settle, look, fixture } = await open();
    await settle();
    const before = await textsOf(usage);
    control.failNext({ operation: 'getLicenseUsers', status: 429, retryAfter: 42 });
    const again = store.streamUsers().subscribe();
    await look(500);
    const notice = await usage.notice();
    expect(await notice.text()).toMatch(/The server asked for a pause; it goes on in 4\d seconds\./);
    expect(await textsOf(usage)).toEqual(before);
    expect(await axeViolations(fixture)).toEqual([]);
    await settle(60_000);
    expect(await notice.text()).toBeUndefined();
    expect(await usage.counted()).toBe('Counted: all 30 users');
    again.unsubscribe();
  });
});
