import type { ComponentHarnessConstructor } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal, type Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { LicenseStore } from 'ngx-genesys-license';
import {
  LicenseEmulatorControl,
  provideLicenseEmulator,
  VirtualClock,
  type EmulatedStoreOptions,
} from 'ngx-genesys-license/testing';
import { axeViolations } from '../common/testing/axe-violations';
import type { LicenseControlHarness } from '../testing/license-control-harness';
import { LicensePickerHarness } from '../testing/license-picker-harness';
import { LicenseSelectHarness } from '../testing/license-select-harness';
import { LicensePicker } from './license-picker';
import { LicenseSelect } from './license-select';

const picked = signal<string[]>([]);

@Component({ imports: [LicensePicker], template: `<license-picker [(value)]="picked" />` })
class PickerHost {
  protected readonly picked = picked;
}

@Component({
  imports: [LicenseSelect],
  template: `<license-select
    [value]="picked()[0] ?? null"
    (valueChange)="picked.set($event === null ? [] : [$event])"
  />`,
})
class SelectHost {
  protected readonly picked = picked;
}

const controls: readonly (readonly [
  string,
  Type<unknown>,
  ComponentHarnessConstructor<LicenseControlHarness>,
])[] = [
  ['LicensePicker', PickerHost, LicensePickerHarness],
  ['LicenseSelect', SelectHost, LicenseSelectHarness],
];

for (const [name, host, harness] of controls)
  describe(`${name} on a store`, () => {
    let fixture: ComponentFixture<unknown>;
    let control: LicenseEmulatorControl;
    let picker: LicenseControlHarness;

    const show = async (
      options: EmulatedStoreOptions = {},
      prepare?: (control: LicenseEmulatorControl) => void,
    ) => {
      TestBed.configureTestingModule({
        providers: [provideLicenseEmulator({ users: 150, undefinedLicense: false, ...options })],
      });
      control = TestBed.inject(LicenseEmulatorControl);
      prepare?.(control);
      fixture = TestBed.createComponent(host);
      picker = await TestbedHarnessEnvironment.loader(fixture).getHarness(harness);
    };

    beforeEach(() => picked.set([]));

    it('lists what the organization defines, asked for once', async () => {
      await show();
      await control.settled();
      await picker.open();
      const defined = control.emulator.organization.definitions.map(({ id }) => id);
      expect((await picker.optionIds()).toSorted()).toEqual(defined.toSorted());
      expect(control.requests().map(({ operation }) => operation)).toEqual(['getLicenseDefinitions']);
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('shows a skeleton while the first load takes its time, and opens no list without a load', async () => {
      await show({ clock: new VirtualClock(), latency: 500 });
      await picker.open();
      await control.advance(100);
      expect(await picker.isLoading()).toBeTrue();
      expect(await picker.isBusy()).toBeTrue();
      expect(await axeViolations(fixture)).toEqual([]);
      await control.advance(1000);
      expect(await picker.isLoading()).toBeFalse();
      expect((await picker.options()).length).toBeGreaterThan(5);
    });

    it('keeps the list while it is loaded again, and says so', async () => {
      await show();
      await control.settled();
      control.failNext({ hang: true });
      TestBed.inject(LicenseStore).reloadDefinitions();
      await picker.open();
      expect(await picker.isBusy()).toBeTrue();
      expect((await picker.options()).length).toBeGreaterThan(5);
    });

    it('says that nothing is defined', async () => {
      await show({}, (emulated) => emulated.answer('getLicenseDefinitions', () => []));
      await control.settled();
      await picker.open();
      expect(await picker.message()).toBe('There is nothing here yet.');
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('says that nothing matches', async () => {
      await show();
      await control.settled();
      await picker.type('nothing such');
      expect(await picker.message()).toBe('Nothing matches.');
      expect(await picker.isOpen()).toBeTrue();
    });

    it('says how many users the counts cover', async () => {
      await show();
      await control.settled();
      await TestBed.inject(LicenseStore).refreshUsers(control.userIds.slice(0, 3));
      await picker.open();
      expect(await picker.holdersNote()).toContain('Counted over 3 users so far.');
    });

    it('tells a failed load with a way on, keeps the value on show, and opens no list of nothing', async () => {
      picked.set(['gone']);
      await show({}, (emulated) => emulated.failNext({ status: 400 }));
      await control.settled();
      expect(await picker.notice()).toContain('This could not be loaded.');
      expect(await picker.notice()).toMatch(/correlation id [\da-f-]{36}/i);
      await picker.open();
      expect(await picker.isOpen()).toBeFalse();
      expect(await axeViolations(fixture)).toEqual([]);

      await picker.retry();
      await control.settled();
      expect(await picker.notice()).toBeUndefined();
      expect(await (await picker.option('gone')).text()).toContain('Not defined');
      expect(picked()).toEqual(['gone']);
    });

    it('names the missing permission', async () => {
      await show({ scenario: 'forbidden' });
      await control.settled();
      expect(await picker.notice()).toContain('license:view');
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('counts down while the server wants silence', async () => {
      await show({}, (emulated) => emulated.failNext({ status: 429, retryAfter: 30 }));
      await control.settled();
      expect(await picker.notice()).toMatch(/goes on in \d+ seconds/);
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('stays of use without a network, and says so', async () => {
      await show();
      await control.settled();
      const isOnline = spyOnProperty(navigator, 'onLine').and.returnValue(false);
      window.dispatchEvent(new Event('offline'));
      expect((await picker.descriptions()).join()).toContain('offline');
      expect(await picker.notice()).toBeUndefined();
      await (await picker.option('cloudCX2')).click();
      expect(picked()).toEqual(['cloudCX2']);
      isOnline.and.returnValue(true);
      window.dispatchEvent(new Event('online'));
      expect((await picker.descriptions()).join()).not.toContain('offline');
    });
  });
