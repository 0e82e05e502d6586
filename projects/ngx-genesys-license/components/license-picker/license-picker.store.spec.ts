import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { LicenseStore } from 'ngx-genesys-license';
import {
  LicenseEmulatorControl,
  provideLicenseEmulator,
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

  it('shows what is picked before anything is defined, and marks what is not defined only then', async () => {
    value.set(['cloudCX2', 'x']);
    const picker = await show({}, (emulated) => emulated.failNext({ status: 400 }));
    await control.settled();
    expect(await picker.notice()).toContain('This could not be loaded.');
    expect(await picker.notice()).toMatch(/correlation id [\da-f-]{36}/i);
    expect(await picker.chipTexts()).toEqual(['Genesys Cloud CX 2', 'x']);
    await picker.open();
    expect(await picker.isOpen()).toBeFalse();
    expect(await axeViolations(fixture)).toEqual([]);

    await picker.retry();
    await control.settled();
    expect(await picker.notice()).toBeUndefined();
    expect(await picker.chipTexts()).toEqual(['Genesys Cloud CX 2', 'xNot defined']);
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
