import { Component } from '@angular/core';
import { VirtualClock, type EmulatedStoreOptions } from 'ngx-genesys-license/testing';
import { axeViolations } from '../common/testing/axe-violations';
import { tryOnEmulator } from '../common/testing/try-on-emulator';
import { LicenseDefinitionsHarness } from '../testing/license-definitions-harness';
import { LicenseDefinitions } from './license-definitions';

describe('LicenseDefinitions, hindered', () => {
  @Component({ imports: [LicenseDefinitions], template: '<license-definitions />' })
  class Host {}

  const open = async (options: EmulatedStoreOptions = {}) => {
    const tried = tryOnEmulator(Host, { users: 5, clock: new VirtualClock(Date.now()), ...options });
    return { ...tried, tree: await tried.loader.getHarness(LicenseDefinitionsHarness) };
  };

  it('names the missing permission', async () => {
    const { tree, settle, fixture } = await open({ scenario: 'forbidden' });
    await settle();
    expect(await tree.notice()).toContain('authorization:license:view');
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('names a failed load by its correlation id, and loads again', async () => {
    const { tree, control, settle, fixture } = await open({ failures: { 'getLicenseDefinitions:400': 1 } });
    await settle();
    expect(await tree.notice()).toMatch(/could not be loaded[^]*correlation id \S+/);
    expect(await axeViolations(fixture)).toEqual([]);
    control.configure({ failures: {} });
    await tree.retry();
    await settle();
    expect(await tree.notice()).toBeUndefined();
    expect((await tree.rows()).length).toBe(14);
  });

  it('keeps what it has while offline, and says so until the network is back', async () => {
    const { tree, settle, show, fixture } = await open();
    await settle();
    const isOnline = spyOnProperty(navigator, 'onLine').and.returnValue(false);
    window.dispatchEvent(new Event('offline'));
    await show();
    expect(await tree.notice()).toContain('You are offline');
    expect((await tree.rows()).length).toBe(14);
    expect(await axeViolations(fixture)).toEqual([]);

    isOnline.and.returnValue(true);
    window.dispatchEvent(new Event('online'));
    await show();
    expect(await tree.notice()).toBeUndefined();
  });

  it('counts down while the server wants silence, and goes on by itself', async () => {
    const { tree, control, settle, look, fixture } = await open({
      failures: { 'getLicenseDefinitions:429': 1 },
      retryAfter: 42,
    });
    await look(500);
    expect(await tree.notice()).toMatch(/The server asked for a pause; it goes on in 4\d seconds\./);
    expect(await axeViolations(fixture)).toEqual([]);
    control.configure({ failures: {} });
    await settle(60_000);
    expect(await tree.notice()).toBeUndefined();
    expect((await tree.rows()).length).toBe(14);
  });
});
