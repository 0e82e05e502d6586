import { manualChangeDetection } from '@angular/cdk/testing';
import { Component, signal } from '@angular/core';
import { withUserDirectory } from 'ngx-genesys-license';
import { VirtualClock, type EmulatedStoreOptions } from 'ngx-genesys-license/testing';
import { axeViolations } from '../common/testing/axe-violations';
import { tryOnEmulator } from '../common/testing/try-on-emulator';
import { LicenseInferenceHarness } from '../testing/license-inference-harness';
import { LicenseInference } from './license-inference';

describe('LicenseInference, hindered or busy', () => {
  const roleIds = signal<readonly string[]>([]);

  @Component({
    imports: [LicenseInference],
    template: '<license-inference [debounce]="0" [(roleIds)]="roleIds" />',
  })
  class Host {
    protected readonly roleIds = roleIds;
  }

  const open = async (options: EmulatedStoreOptions = {}) => {
    const clock = new VirtualClock(Date.now());
    const features = [withUserDirectory()];
    const tried = tryOnEmulator(Host, { users: 5, clock, ...options }, { features });
    const { control, fixture } = tried;
    await tried.settle();
    const why = await tried.loader.getHarness(LicenseInferenceHarness);
    const asked = () => control.requests().filter(({ operation }) => operation === 'postLicenseInfer').length;
    /** Until it is sent: whoever waits for the answer would wait until the application is stable. */
    const ask = async (...ids: readonly string[]) => {
      const before = asked();
      roleIds.set(ids);
      fixture.detectChanges();
      while (asked() === before) await new Promise((resolve) => setTimeout(resolve, 1));
      fixture.detectChanges();
    };
    /** One answer may ask for the next. */
    const settle = async (time = 0) => {
      for (let round = 0; round < 3; round++) await tried.settle(round === 0 ? time : 0);
    };
    const [one = '', other = ''] = control.emulator.organization.roles
      .filter(({ name }) => name === 'Agent' || name === 'Supervisor')
      .map(({ id }) => id);
    return { ...tried, settle, ask, why, one, other };
  };
  const labelsOf = async (why: LicenseInferenceHarness) => (await why.licenses()).map(({ label }) => label);

  beforeEach(() => roleIds.set([]));

  it('shows bones while the first answer takes its time', async () => {
    const { why, ask, one, control, settle } = await open();
    control.configure({ latency: 1000 });
    await ask(one);
    await manualChangeDetection(async () => {
      expect(await why.isLoading()).toBeTrue();
      expect(await why.isBusy()).toBeTrue();
    });
    await settle(5000);
    expect(await why.isLoading()).toBeFalse();
    expect(await why.isBusy()).toBeFalse();
  });

  it('keeps the old answer while a new one is on its way, and is busy', async () => {
    const { why, ask, one, other, control, settle } = await open();
    await ask(one);
    await settle();
    const before = await labelsOf(why);
    expect(before.length).toBeGreaterThan(0);

    control.configure({ latency: 1000 });
    await ask(one, other);
    await manualChangeDetection(async () => {
      expect(await why.isBusy()).toBeTrue();
      expect(await why.isLoading()).toBeFalse();
      expect(await labelsOf(why)).toEqual(before);
    });
    await settle(5000);
    expect(await why.isBusy()).toBeFalse();
  });

  it('keeps the answer while offline, and says so until the network is back', async () => {
    const { why, ask, one, settle, show, fixture } = await open();
    await ask(one);
    await settle();
    const before = await labelsOf(why);
    const isOnline = spyOnProperty(navigator, 'onLine').and.returnValue(false);
    window.dispatchEvent(new Event('offline'));
    await show();
    expect(await why.notice()).toContain('You are offline');
    expect(await labelsOf(why)).toEqual(before);
    expect(await axeViolations(fixture)).toEqual([]);

    isOnline.and.returnValue(true);
    window.dispatchEvent(new Event('online'));
    await show();
    expect(await why.notice()).toBeUndefined();
  });

  it('counts down while the server wants silence, and goes on by itself', async () => {
    const { why, ask, one, control, settle, fixture } = await open();
    control.failNext({ operation: 'postLicenseInfer', status: 429, retryAfter: 42 });
    await ask(one);
    await control.advance(500);
    fixture.detectChanges();
    await manualChangeDetection(async () => {
      expect(await why.notice()).toMatch(/The server asked for a pause; it goes on in 4\d seconds\./);
    });
    await settle(60_000);
    expect(await why.notice()).toBeUndefined();
    expect((await labelsOf(why)).length).toBeGreaterThan(0);
  });
});
