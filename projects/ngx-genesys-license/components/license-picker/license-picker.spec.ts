import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { licenseDefinitionFixtures } from 'ngx-genesys-license/testing';
import { LicenseAnnouncer } from '../common/license-announcer';
import { LicensePickerHarness } from '../testing/license-picker-harness';
import type { ConfirmLicensePick, LicensePickChange } from './license-control';
import { LicensePicker } from './license-picker';

describe('LicensePicker', () => {
  class Given {
    readonly value = signal<string[]>([]);
    readonly mixed = signal<readonly string[] | undefined>(undefined);
    readonly definitions = signal(licenseDefinitionFixtures());
    readonly disabledOptions = signal<Readonly<Record<string, string>>>({});
    readonly confirm = signal<ConfirmLicensePick | undefined>(undefined);
    readonly readonly = signal(false);
    readonly disabled = signal(false);
    readonly changes: LicensePickChange[] = [];
  }
  let given: Given;
  let announced: string[];

  @Component({
    imports: [LicensePicker],
    template: `<license-picker
      [(value)]="given.value"
      [mixed]="given.mixed()"
      [definitions]="given.definitions()"
      [disabledOptions]="given.disabledOptions()"
      [confirm]="given.confirm()"
      [readonly]="given.readonly()"
      [disabled]="given.disabled()"
      (changed)="given.changes.push($event)"
    />`,
  })
  class Host {
    protected readonly given = given;
  }

  const show = () =>
    TestbedHarnessEnvironment.loader(TestBed.createComponent(Host)).getHarness(LicensePickerHarness);

  beforeEach(() => {
    given = new Given();
    announced = [];
    const announce = (text: string) => {
      announced.push(text);
      return Promise.resolve();
    };
    TestBed.configureTestingModule({
      providers: [{ provide: LicenseAnnouncer, useValue: { announce } }],
    });
  });

  it('shows the picked licenses and lists all, without a store', async () => {
    given.value.set(['cloudCX2']);
    const picker = await show();

    expect(await picker.chipTexts()).toEqual(['Genesys Cloud CX 2']);
    await picker.open();
    expect((await picker.optionIds()).sort()).toEqual(
      given
        .definitions()
        .map(({ id }) => id)
        .sort(),
    );
    expect(await (await picker.option('cloudCX2')).state()).toBe('on');
    expect(await (await picker.option('cloudCX3')).state()).toBe('off');
  });

  it('opens with ↓, picks with Enter and stays open', async () => {
    const picker = await show();
    await picker.press(TestKey.DOWN_ARROW);
    const [first, second] = await picker.optionIds();
    expect(await picker.activeId()).toBe(first);

    await picker.press(TestKey.DOWN_ARROW, TestKey.ENTER);
    expect(given.value()).toEqual([second as string]);
    expect(await picker.isOpen()).toBeTrue();
    await picker.press(TestKey.ENTER);
    expect(given.value()).toEqual([]);
  });
});
