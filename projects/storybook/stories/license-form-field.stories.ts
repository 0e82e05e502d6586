import { MatFormFieldModule } from '@angular/material/form-field';
import { Component, input, linkedSignal } from '@angular/core';
import { form, FormField, minLength, required } from '@angular/forms/signals';
import { componentWrapperDecorator, type Meta, type StoryObj } from '@storybook/angular-vite';
import { LicensePicker, LicenseSelect } from 'ngx-genesys-license/components';
import { LicenseFormField } from 'ngx-genesys-license/material';
import { LicenseEmulatorControl } from 'ngx-genesys-license/testing';
import { expect, userEvent, within } from 'storybook/test';
import { onShow } from '../src/on-emulator';

@Component({
  selector: 'story-form-fields',
  imports: [FormField, LicenseFormField, LicensePicker, LicenseSelect, MatFormFieldModule],
  template: `
    <mat-form-field [appearance]="appearance()" subscriptSizing="dynamic">
      <mat-label>Base license</mat-label>
      <license-select [formField]="form.base" />
      <mat-hint>One for each person</mat-hint>
      <mat-error>Choose one</mat-error>
    </mat-form-field>
    <mat-form-field [appearance]="appearance()" subscriptSizing="dynamic">
      <mat-label>Further licenses</mat-label>
      <license-picker [formField]="form.licenses" />
      <mat-hint>As many as are needed</mat-hint>
      <mat-error>Pick one at least</mat-error>
    </mat-form-field>
  `,
  styles: `
    :host {
      display: grid;
      gap: 20px;
      max-inline-size: 480px;
    }
  `,
})
class FormFields {
  readonly appearance = input<'fill' | 'outline'>('outline');
  readonly base = input<string | null>(null);
  readonly licenses = input<string[]>([]);
  readonly model = linkedSignal(() => ({ base: this.base(), licenses: this.licenses() }));
  protected readonly form = form(this.model, (path) => {
    required(path.base);
    minLength(path.licenses, 1);
  });
}

const meta: Meta<FormFields> = {
  title: 'Material/Form field',
  component: FormFields,
  globals: { theme: 'material-light' },
};
export default meta;
/** Room for the list in the picture. */
const room = [componentWrapperDecorator((story) => `<div style="min-block-size: 640px">${story}</div>`)];

type Story = StoryObj<FormFields>;

const values = { base: 'cloudCX2', licenses: ['gc2WEMupgrade', 'communicate'] };

const open: NonNullable<Story['play']> = async ({ canvasElement }) => {
  await onShow(LicenseEmulatorControl).settled();
  const [, picker] = await within(canvasElement).findAllByRole('combobox');
  await userEvent.click(picker as HTMLElement);
  await within(canvasElement).findByRole('listbox');
};

export const Empty: Story = {};
export const EmptyFilled: Story = { args: { appearance: 'fill' } };
export const Picked: Story = { args: values };
export const PickedFilled: Story = { args: { ...values, appearance: 'fill' } };
export const PickedDark: Story = { args: values, globals: { theme: 'material-dark' } };
export const Open: Story = { decorators: room, args: values, play: open };
export const OpenDark: Story = { ...Open, globals: { theme: 'material-dark' } };
export const OpenAt390Pixels: Story = {
  ...Open,
  globals: { width: 390, theme: 'material-light' },
};

/** Left empty: the form field shows its own errors. */
export const Wrong: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    for (const field of await canvas.findAllByRole('combobox')) {
      field.focus();
      await userEvent.tab();
    }
    await expect(await canvas.findByText('Pick one at least')).toBeVisible();
  },
};
