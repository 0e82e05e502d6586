import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { LicenseStore } from 'ngx-genesys-license';
import {
  LicenseEmulatorControl,
  provideLicenseEmulator,
  VirtualClock,
  type EmulatedStoreOptions,
} from 'ngx-genesys-license/testing';
import { axeViolations } from '../common/testing/axe-violations';
import { LicensePickerHarness } from '../testing/license-picker-harness';
import { LicensePicker } from './license-picker';

describe('LicensePicker on a store', () => {
  const value = signal<string[]>([]);
  const showHolders = signal(true);
  let fixture: ComponentFixture<unknown>;
  let control: LicenseEmulatorControl;

  @Component({
    imports: [LicensePicker],
    template: `<license-picker [(value)]="value" [showHolders]="showHolders()" />`,
  })
  class Host {
    protected readonly value = value;
    protected readonly showHolders = showHolders;
  }

  const show = async (
    options: EmulatedStoreOptions = {},
    prepare?: (control: LicenseEmulatorControl) => void,
  ) => {
    TestBed.configureTestingModule({
      providers: [provideLicenseEmulator({ users: 150, undefinedLicense: false, ...options })],
    });
    control = TestBed.inject(LicenseEmulatorControl);
    prepare?.(control);
    fixture = TestBed.createComponent(Host);
    return TestbedHarnessEnvironment.loader(fixture).getHarness(LicensePickerHarness);
  };

  beforeEach(() => {
    value.set([]);
    showHolders.set(true);
  });

  it('lists what the organization defines, asked for once', async () => {
    const picker = await show();
    await control.settled();
    await picker.open();
    const defined = control.emulator.organization.definitions.map(({ id }) => id);
    expect((await picker.optionIds()).toSorted()).toEqual(defined.toSorted());
    expect(control.requests().map(({ operation }) => operation)).toEqual(['getLicenseDefinitions']);
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('counts holders as far as users are loaded, and says what the numbers are not', async () => {
    const picker = await show();
    await control.settled();
    expect(await (await picker.option('cloudCX2')).holders()).toBeUndefined();
    expect(await picker.holdersNote()).toBeUndefined();

    const stream = TestBed.inject(LicenseStore).streamUsers().subscribe();
    await control.settled();
    const count = control.holders('cloudCX2').length;
    expect(await (await picker.option('cloudCX2')).holders()).toBe(`${count} holders`);
    expect(await picker.holdersNote()).toBe('Holders are assignments now, not billed use.');

    showHolders.set(false);
    expect(await (await picker.option('cloudCX2')).holders()).toBeUndefined();
    stream.unsubscribe();
  });

  it('says how many users the counts cover', async () => {
    const picker = await show();
    await control.settled();
    const store = TestBed.inject(LicenseStore);
    await store.refreshUsers(control.userIds.slice(0, 3));
    await picker.open();
    expect(await picker.holdersNote()).toContain('Counted over 3 users so far.');
  });

  it('shows a skeleton while the first load takes its time, and opens no list without a load', async () => {
    const picker = await show({ clock: new VirtualClock(), latency: 500 });
    await picker.open();
    await control.advance(100);
    expect(await picker.isLoading()).toBeTrue();
    expect(await picker.isBusy()).toBeTrue();
    await control.advance(1000);
    expect(await picker.isLoading()).toBeFalse();
    expect((await picker.options()).length).toBeGreaterThan(5);
  });

  it('tells a failed load with a way on, keeps ids on show, and opens no list of nothing', async () => {
    value.set(['cloudCX2', 'x']);
    const picker = await show({}, (emulated) => emulated.failNext({ status: 400 }));
    await control.settled();
    expect(await picker.notice()).toContain('This could not be loaded.');
    expect(await picker.notice()).toContain('Correlation id');
    expect(await picker.chipTexts()).toEqual(['Genesys Cloud CX 2', 'x']);
    await picker.open();
    expect(await picker.isOpen()).toBeFalse();
    expect(await axeViolations(fixture)).toEqual([]);

    await picker.retry();
    await control.settled();
    expect(await picker.notice()).toBeUndefined();
    expect(await picker.chipTexts()).toEqual(['Genesys Cloud CX 2', 'xNot defined']);
  });

  it('names the missing permission', async () => {
    const picker = await show({ scenario: 'forbidden' });
    await control.settled();
    expect(await picker.notice()).toContain('license:view');
  });

  it('says when the server wants silence', async () => {
    const picker = await show({}, (emulated) => emulated.failNext({ status: 429, retryAfter: 30 }));
    await control.settled();
    expect(await picker.notice()).toMatch(/goes on in \d+ seconds/);
  });

  it('keeps the list while it is loaded again, and says so', async () => {
    const picker = await show();
    await control.settled();
    control.failNext({ hang: true });
    TestBed.inject(LicenseStore).reloadDefinitions();
    await picker.open();
    expect(await picker.isBusy()).toBeTrue();
    expect((await picker.options()).length).toBeGreaterThan(5);
  });

  it('stays of use without a network, and says so', async () => {
    const picker = await show();
    await control.settled();
    const isOnline = spyOnProperty(navigator, 'onLine').and.returnValue(false);
    window.dispatchEvent(new Event('offline'));
    expect((await picker.descriptions()).join()).toContain('offline');
    expect(await picker.notice()).toBeUndefined();
    await picker.toggle('cloudCX2');
    expect(value()).toEqual(['cloudCX2']);
    isOnline.and.returnValue(true);
    window.dispatchEvent(new Event('online'));
    expect((await picker.descriptions()).join()).not.toContain('offline');
  });

  it('serves an assignment as it is: what was asked for is what is written', async () => {
    const picker = await show();
    await control.settled();
    const store = TestBed.inject(LicenseStore);
    const [userId = ''] = control.userIds;
    await store.refreshUsers([userId]);
    value.set([...(store.user(userId)()?.licenseIds ?? [])]);
    await picker.toggle('examplePremiumAppUserLicense');
    const run = store.assign({ userIds: [userId], add: value() });
    await run.report;
    expect(control.holders('examplePremiumAppUserLicense')).toContain(userId);
  });
});
