import { Component, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { form, FormField, minLength } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { LicensePicker, LicenseSelect } from 'ngx-genesys-license/components';
import { LicenseFormField } from 'ngx-genesys-license/material';

/** The same two controls in a signal form and in a reactive one. */
@Component({
  selector: 'app-forms-page',
  imports: [
    FormField,
    LicenseFormField,
    LicensePicker,
    LicenseSelect,
    MatFormFieldModule,
    ReactiveFormsModule,
  ],
  template: `
    <h1>Forms</h1>
    <mat-form-field>
      <mat-label>Signal form</mat-label>
      <license-picker [formField]="form.licenses" />
      <mat-error>One at least</mat-error>
    </mat-form-field>
    <mat-form-field>
      <mat-label>Reactive form</mat-label>
      <license-select [formControl]="base" />
    </mat-form-field>
    <output>{{ form().valid() }} {{ model().licenses.join() }} / {{ baseValue() }}</output>
  `,
})
export class FormsPage {
  protected readonly model = signal({ licenses: [] as string[] });
  protected readonly form = form(this.model, (path) => minLength(path.licenses, 1));
  protected readonly base = new FormControl('');
  protected readonly baseValue = toSignal(this.base.valueChanges, { initialValue: '' });
}
