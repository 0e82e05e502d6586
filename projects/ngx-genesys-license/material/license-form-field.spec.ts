import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { disabled, form, FormField, minLength, required } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { LicensePicker, LicenseSelect } from 'ngx-genesys-license/components';
import { LicensePickerHarness, LicenseSelectHarness } from 'ngx-genesys-license/components/testing';
import { licenseDefinitionFixtures } from 'ngx-genesys-license/testing';
import { axeViolations } from '../components/common/testing/axe-violations';
import { LicenseFormField } from './license-form-field';

describe('LicenseFormField', () => {
  const definitions = licenseDefinitionFixtures();

  async function show<Host>(host: Type<Host>) {
    const fixture = TestBed.createComponent(host);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return {
      fixture,
      host: fixture.componentInstance,
      formField: await loader.getHarness(MatFormFieldHarness),
      picker: () => loader.getHarness(LicensePickerHarness),
      select: () => loader.getHarness(LicenseSelectHarness),
    };
  }

  describe('with a signal form', () => {
    @Component({
      imports: [LicensePicker, LicenseFormField, MatFormFieldModule, FormField],
      template: `
        <mat-form-field [appearance]="appearance()">
          <mat-label>Licenses</mat-label>
          <span matTextPrefix>+</span>
          <license-picker [formField]="form.licenses" [definitions]="definitions" />
          <span matTextSuffix>!</span>
          <mat-hint>As many as are needed</mat-hint>
          <mat-error>One at least</mat-error>
        </mat-form-field>
      `,
    })
    class Host {
      protected readonly definitions = definitions;
      readonly appearance = signal<'fill' | 'outline'>('fill');
      readonly model = signal({ licenses: [] as string[] });
      readonly isOff = signal(false);
      readonly form = form(this.model, (path) => {
        required(path.licenses);
        minLength(path.licenses, 1);
        disabled(path.licenses, { when: () => this.isOff() });
      });
    }

    it('takes label, hint, prefix and suffix', async () => {
      const { fixture, host, formField, picker } = await show(Host);
      expect(await formField.getLabel()).toBe('Licenses');
      expect([await formField.getPrefixText(), await formField.getSuffixText()]).toEqual(['+', '!']);
      expect(await formField.getTextHints()).toEqual(['As many as are needed']);
      expect(await (await picker()).descriptions()).toContain('As many as are needed');
      expect(await (await picker()).ariaLabel()).toBeNull();
      expect(await axeViolations(fixture)).toEqual([]);
      host.appearance.set('outline');
      expect(await axeViolations(fixture)).toEqual([]);
    });

    it('floats the label while there is a value, a text or the focus', async () => {
      const { host, formField, picker } = await show(Host);
      expect(await formField.isLabelFloating()).toBeFalse();
      expect(await (await picker()).placeholder()).toBeNull();
      await (await picker()).focus();
      expect(await formField.isLabelFloating()).toBeTrue();
      expect(await (await picker()).placeholder()).toBe('Add licenses');
      await (await picker()).blur();
      expect(await formField.isLabelFloating()).toBeFalse();

      host.model.set({ licenses: ['cloudCX2'] });
      expect(await formField.isLabelFloating()).toBeTrue();
    });

    it('shows its own errors once touched, and none of the picker', async () => {
      const { host, formField, picker } = await show(Host);
      expect(await formField.isControlValid()).toBeFalse();
      expect(await formField.hasErrors()).toBeFalse();
      await (await picker()).focus();
      await (await picker()).blur();
      expect(await formField.getTextErrors()).toEqual(['One at least']);
      expect(await (await picker()).error()).toBeUndefined();
      expect(await (await picker()).isInvalid()).toBeTrue();
      expect(await (await picker()).descriptions()).toContain('One at least');

      await (await picker()).toggle('cloudCX2');
      expect(host.model()).toEqual({ licenses: ['cloudCX2'] });
      expect(await formField.hasErrors()).toBeFalse();
    });

    it('is switched off and required with the field', async () => {
      const { host, formField, picker } = await show(Host);
      expect(await (await picker()).isRequired()).toBeTrue();
      host.isOff.set(true);
      expect(await formField.isDisabled()).toBeTrue();
      expect(await (await picker()).isDisabled()).toBeTrue();
    });
  });

  it('serves license-select with a form control, its validators and its reset', async () => {
    @Component({
      imports: [LicenseSelect, LicenseFormField, MatFormFieldModule, ReactiveFormsModule],
      template: `
        <mat-form-field>
          <mat-label>Base license</mat-label>
          <license-select [formControl]="control" [definitions]="definitions" />
          <mat-error>Choose one</mat-error>
        </mat-form-field>
      `,
    })
    class Host {
      protected readonly definitions = definitions;
      readonly control = new FormControl<string | null>('cloudCX1', [Validators.required]);
    }
    const { host, formField, select } = await show(Host);
    expect(await formField.isLabelFloating()).toBeTrue();
    await (await select()).pick('cloudCX2');
    expect(host.control.value).toBe('cloudCX2');

    host.control.reset();
    expect(await (await select()).value()).toBeUndefined();
    host.control.markAsTouched();
    expect(await formField.getTextErrors()).toEqual(['Choose one']);
  });

  it('opens the list when the field is clicked anywhere, once', async () => {
    @Component({
      imports: [LicensePicker, LicenseFormField, MatFormFieldModule],
      template: `
        <mat-form-field>
          <mat-label>Licenses</mat-label>
          <license-picker [(value)]="value" [definitions]="definitions" />
        </mat-form-field>
      `,
    })
    class Host {
      protected readonly definitions = definitions;
      readonly value = signal<string[]>([]);
    }
    const { fixture, host, picker } = await show(Host);
    const container = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(
      '.mat-mdc-text-field-wrapper',
    );
    container?.click();
    expect(await (await picker()).isOpen()).toBeTrue();
    expect(await (await picker()).isFocused()).toBeTrue();
    await (await picker()).toggle('cloudCX2');
    await (await picker()).close();
    expect(await (await picker()).isOpen()).toBeFalse();
    expect(host.value()).toEqual(['cloudCX2']);
  });

  it('leaves a picker outside of a form field alone', async () => {
    @Component({
      imports: [LicensePicker, LicenseFormField],
      template: `<license-picker label="Own" [definitions]="definitions" />`,
    })
    class Host {
      protected readonly definitions = definitions;
    }
    const loader = TestbedHarnessEnvironment.loader(TestBed.createComponent(Host));
    const picker = await loader.getHarness(LicensePickerHarness);
    expect(await picker.label()).toBe('Own');
    expect(await picker.placeholder()).toBe('Add licenses');
  });
});
