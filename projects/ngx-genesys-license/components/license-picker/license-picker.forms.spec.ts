import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, FormGroup, FormsModule, ReactiveFormsModule, Validators } from '@angular/forms';
import { disabled, form, FormField, minLength, readonly, required } from '@angular/forms/signals';
import { licenseDefinitionFixtures } from 'ngx-genesys-license/testing';
import { axeViolations } from '../common/testing/axe-violations';
import { LicensePickerHarness } from '../testing/license-picker-harness';
import { LicenseSelectHarness } from '../testing/license-select-harness';
import { LicensePicker } from './license-picker';
import { LicenseSelect } from './license-select';

describe('LicensePicker in forms', () => {
  const definitions = licenseDefinitionFixtures();

  function show<Host>(host: Type<Host>) {
    const fixture = TestBed.createComponent(host);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return {
      fixture,
      host: fixture.componentInstance,
      picker: () => loader.getHarness(LicensePickerHarness),
      select: () => loader.getHarness(LicenseSelectHarness),
    };
  }

  describe('[formField]', () => {
    @Component({
      imports: [LicensePicker, LicenseSelect, FormField],
      template: `
        <license-picker [formField]="form.licenses" [definitions]="definitions" />
        <license-select [formField]="form.base" [definitions]="definitions" />
      `,
    })
    class Host {
      protected readonly definitions = definitions;
      readonly model = signal<{ licenses: string[]; base: string | null }>({
        licenses: ['cloudCX2'],
        base: null,
      });
      readonly isReadonly = signal(false);
      readonly isDisabled = signal(false);
      readonly form = form(this.model, (path) => {
        minLength(path.licenses, 1, { message: 'Too few.' });
        required(path.base);
        readonly(path.licenses, { when: () => this.isReadonly() });
        disabled(path.licenses, { when: () => (this.isDisabled() ? 'Not now.' : false) });
      });
    }

    it('reads and writes the model, and tells when it was touched', async () => {
      const { host, picker, select } = show(Host);
      expect(await (await picker()).value()).toEqual(['cloudCX2']);
      await (await picker()).toggle('cloudCX3');
      await (await select()).pick('cloudCX1');
      expect(host.model()).toEqual({ licenses: ['cloudCX2', 'cloudCX3'], base: 'cloudCX1' });
      expect(host.form.licenses().dirty()).toBeTrue();

      expect(host.form.base().touched()).toBeFalse();
      await (await select()).blur();
      expect(host.form.base().touched()).toBeTrue();

      host.model.set({ licenses: [], base: 'gone' });
      expect(await (await picker()).value()).toEqual([]);
      expect(await (await select()).value()).toBe('gone');
    });

    it('shows errors once touched, the reason it is off, and that it is required', async () => {
      const { fixture, host, picker, select } = show(Host);
      host.model.set({ licenses: [], base: null });
      expect([await (await picker()).error(), await (await select()).error()]).toEqual([
        undefined,
        undefined,
      ]);
      expect([await (await picker()).isRequired(), await (await select()).isRequired()]).toEqual([
        false,
        true,
      ]);

      host.form().markAsTouched();
      expect(await (await picker()).error()).toBe('Too few.');
      expect(await (await picker()).descriptions()).toContain('Too few.');
      expect(await (await select()).error()).toBe('Pick at least one license.');
      expect(await (await select()).isInvalid()).toBeTrue();
      expect(await axeViolations(fixture)).toEqual([]);

      host.isDisabled.set(true);
      expect(await (await picker()).isDisabled()).toBeTrue();
      expect(await (await picker()).descriptions()).toContain('Not now.');
      host.isDisabled.set(false);
      host.isReadonly.set(true);
      expect(await (await picker()).isReadonly()).toBeTrue();
    });

    it('takes the focus, and forgets what is typed when the form is reset', async () => {
      const { host, picker } = show(Host);
      const harness = await picker();
      host.form.licenses().focusBoundControl();
      expect(await harness.isFocused()).toBeTrue();
      await harness.type('wem');
      host.form.licenses().reset();
      expect([await harness.text(), await harness.isOpen()]).toEqual(['', false]);
    });
  });

  describe('reactive forms', () => {
    @Component({
      imports: [LicensePicker, LicenseSelect, ReactiveFormsModule],
      template: `
        <license-picker [formControl]="licenses" [definitions]="definitions" />
        <form [formGroup]="group">
          <license-select formControlName="base" [definitions]="definitions" />
        </form>
      `,
    })
    class Host {
      protected readonly definitions = definitions;
      readonly licenses = new FormControl<string[] | null>(['cloudCX2'], [Validators.required]);
      readonly group = new FormGroup({ base: new FormControl<string | null>('cloudCX1') });
    }

    it('reads and writes the control', async () => {
      const { host, picker, select } = show(Host);
      expect(await (await picker()).value()).toEqual(['cloudCX2']);
      expect(await (await select()).value()).toBe('cloudCX1');
      await (await picker()).toggle('cloudCX3', 'cloudCX2');
      await (await select()).pick('cloudCX3');
      expect(host.licenses.value).toEqual(['cloudCX3']);
      expect(host.licenses.dirty).toBeTrue();
      expect(host.group.value).toEqual({ base: 'cloudCX3' });

      host.licenses.setValue(['gone']);
      expect(await (await picker()).value()).toEqual(['gone']);
    });

    it('is empty after reset(), required and touched by the control, and switched off by it', async () => {
      const { host, picker, select } = show(Host);
      host.licenses.reset();
      host.group.reset();
      expect(await (await picker()).value()).toEqual([]);
      expect(await (await select()).value()).toBeUndefined();
      expect(await (await picker()).isRequired()).toBeTrue();

      await (await picker()).focus();
      await (await picker()).blur();
      expect(host.licenses.touched).toBeTrue();
      expect(await (await picker()).error()).toBe('Pick at least one license.');

      await (await picker()).toggle('cloudCX2');
      expect(host.licenses.value).toEqual(['cloudCX2']);
      expect(await (await picker()).error()).toBeUndefined();

      host.licenses.disable();
      expect(await (await picker()).isDisabled()).toBeTrue();
    });

    it('says something of an error that brings no message', async () => {
      const { host, picker } = show(Host);
      host.licenses.setValidators(() => ({ odd: true }));
      host.licenses.updateValueAndValidity();
      host.licenses.markAsTouched();
      expect(await (await picker()).error()).toBe('This is not a valid choice.');
    });
  });

  it('serves [(ngModel)]', async () => {
    @Component({
      imports: [LicensePicker, LicenseSelect, FormsModule],
      template: `
        <license-picker name="licenses" required [(ngModel)]="licenses" [definitions]="definitions" />
        <license-select name="base" [(ngModel)]="base" [definitions]="definitions" />
      `,
    })
    class Host {
      protected readonly definitions = definitions;
      readonly licenses = signal<string[]>(['cloudCX2']);
      readonly base = signal<string | null>(null);
    }
    const { host, picker, select } = show(Host);
    expect(await (await picker()).value()).toEqual(['cloudCX2']);
    expect(await (await picker()).isRequired()).toBeTrue();
    await (await picker()).toggle('cloudCX3');
    await (await select()).pick('cloudCX1');
    expect([host.licenses(), host.base()]).toEqual([['cloudCX2', 'cloudCX3'], 'cloudCX1']);
  });
});
