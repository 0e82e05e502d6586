import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, effect, signal, viewChild } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LicensePickerHarness } from '../testing/license-picker-harness';
import { LicenseChipTemplate, LicenseOptionTemplate } from './license-option';
import { LicensePicker } from './license-picker';
import { tryPicker, type TriedPicker } from './testing/try-picker';

describe('LicensePicker', () => {
  let given: TriedPicker;

  beforeEach(() => (given = tryPicker()));

  it('lists every definition and marks the picked ones, without a store', async () => {
    const picker = await given.show(['cloudCX2']);
    expect(await picker.chipTexts()).toEqual(['Genesys Cloud CX 2']);

    await picker.open();
    const ids = (given.definitions() ?? []).map(({ id }) => id);
    expect((await picker.optionIds()).toSorted()).toEqual(ids.toSorted());
    expect(await (await picker.option('cloudCX2')).state()).toBe('on');
    expect(await (await picker.option('cloudCX3')).state()).toBe('off');
  });

  it('groups by kind, and has no headings where there is one kind', async () => {
    const picker = await given.show();
    await picker.open();
    expect(await picker.groups()).toEqual(['Base licenses', 'Add-ons', 'Other licenses']);

    given.definitions.set([{ id: 'b' }, { id: 'a10' }, { id: 'a9' }]);
    expect(await picker.groups()).toEqual([]);
    expect(await picker.optionIds()).toEqual(['a9', 'a10', 'b']);
  });

  it('names itself in the definitions input or the store where both are missing', async () => {
    @Component({ imports: [LicensePicker], template: `<license-picker [value]="value" />` })
    class Bare {
      protected readonly value = [];
    }
    spyOn(console, 'error');
    const bare = TestBed.createComponent(Bare);
    await expectAsync(bare.whenStable()).toBeRejectedWithError(/<license-picker.*provideLicenseStore/s);
  });

  describe('value', () => {
    it('counts null as nothing and an id twice as once', async () => {
      const picker = await given.show(null as unknown as string[]);
      expect(await picker.value()).toEqual([]);
      given.value.set(['cloudCX2', 'cloudCX2']);
      expect(await picker.value()).toEqual(['cloudCX2']);
    });

    it('keeps and shows ids that nobody defines, and lists them as long as they may come back', async () => {
      const odd = 'gone/"<b>&__proto__';
      const picker = await given.show([odd]);
      expect(await picker.chipTexts()).toEqual([`${odd}Not defined`]);
      await picker.toggle(odd);
      expect(given.value()).toEqual([]);
      await picker.toggle(odd);
      expect(given.value()).toEqual([odd]);
      expect(await (await picker.option(odd)).text()).toContain('does not define');
    });

    it('says nothing of undefined ids before definitions are there', async () => {
      given.definitions.set(null);
      const picker = await given.show(['cloudCX2', 'x']);
      expect(await picker.chipTexts()).toEqual(['Genesys Cloud CX 2', 'x']);
      await picker.open();
      expect(await picker.isLoading()).toBeTrue();
      expect(await picker.isBusy()).toBeTrue();
    });

    it('takes a license out by its chip', async () => {
      const picker = await given.show(['cloudCX2', 'cloudCX3']);
      await picker.remove('cloudCX2');
      expect(given.value()).toEqual(['cloudCX3']);
      expect(given.changes).toEqual([{ add: [], remove: ['cloudCX2'] }]);
    });

    it('stands still while read only or switched off', async () => {
      const picker = await given.show(['cloudCX2']);
      for (const off of [given.readonly, given.disabled]) {
        off.set(true);
        await picker.press(TestKey.BACKSPACE, TestKey.DOWN_ARROW);
        await picker.open();
        expect(await picker.isOpen()).toBeFalse();
        await expectAsync(picker.remove('cloudCX2')).toBeRejectedWithError(/cannot be taken out/);
        expect([await picker.isReadonly(), await picker.isDisabled()]).toEqual([
          given.readonly(),
          given.disabled(),
        ]);
        off.set(false);
      }
      expect(given.value()).toEqual(['cloudCX2']);
    });
  });

  it('says why an option cannot be picked, and does not pick it', async () => {
    given.disabledOptions.set({ cloudCX3: 'Not in your contract' });
    const picker = await given.show();
    const option = await picker.option('cloudCX3');
    await option.click();
    expect(await option.isDisabled()).toBeTrue();
    expect(await option.notes()).toEqual(['Not in your contract']);
    expect(given.value()).toEqual([]);
  });

  it('shows options and chips as the application wants', async () => {
    @Component({
      imports: [LicensePicker, LicenseOptionTemplate, LicenseChipTemplate],
      template: `<license-picker [value]="['cloudCX2']" [definitions]="definitions">
        <ng-template licenseOption let-license>{{ license.id.toUpperCase() }}</ng-template>
        <ng-template licenseChip let-license>*{{ license.label }}</ng-template>
      </license-picker>`,
    })
    class Custom {
      protected readonly definitions = [{ id: 'cloudCX2' }];
    }
    const picker = await TestbedHarnessEnvironment.loader(TestBed.createComponent(Custom)).getHarness(
      LicensePickerHarness,
    );
    expect(await picker.chipTexts()).toEqual(['*Genesys Cloud CX 2']);
    expect(await (await picker.option('cloudCX2')).label()).toBe('CLOUDCX2');
  });

  it('is opened by the application, from an effect too', async () => {
    @Component({
      imports: [LicensePicker],
      template: `<license-picker [definitions]="[{ id: 'a' }]" />`,
    })
    class Opening {
      readonly picker = viewChild.required(LicensePicker);
      readonly isWanted = signal(false);
      constructor() {
        effect(() => {
          if (this.isWanted()) this.picker().open();
        });
      }
    }
    const fixture = TestBed.createComponent(Opening);
    const picker = await TestbedHarnessEnvironment.loader(fixture).getHarness(LicensePickerHarness);
    expect(await picker.isOpen()).toBeFalse();
    fixture.componentInstance.isWanted.set(true);
    expect(await picker.optionIds()).toEqual(['a']);
  });

  it('lists 500 definitions, and finds among them', async () => {
    given.definitions.set(
      Array.from({ length: 500 }, (_, index) => ({ id: `license-${index}`, description: `Number ${index}` })),
    );
    const picker = await given.show();
    await picker.open();
    expect((await picker.options()).length).toBe(500);
    await picker.type('49');
    expect((await picker.options()).length).toBe(15);
  });
});
