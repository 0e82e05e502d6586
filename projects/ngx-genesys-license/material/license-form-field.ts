import {
  afterNextRender,
  computed,
  Directive,
  effect,
  ElementRef,
  forwardRef,
  inject,
  signal,
  type DoCheck,
  type OnDestroy,
} from '@angular/core';
import { FormGroupDirective, NgControl, NgForm } from '@angular/forms';
import { ErrorStateMatcher } from '@angular/material/core';
import { MAT_FORM_FIELD, MatFormFieldControl } from '@angular/material/form-field';
import { LicenseControl } from 'ngx-genesys-license/components';
import { Subject } from 'rxjs';

/**
 * Lets `license-picker` and `license-select` stand inside `<mat-form-field>`: its label, hints, errors, required mark,
 * prefixes and suffixes. Importing it is all; outside of a form field it does nothing. Errors show when Material's
 * `ErrorStateMatcher` says so; their texts are the application's `<mat-error>`.
 */
@Directive({
  selector: 'license-picker, license-select',
  providers: [{ provide: MatFormFieldControl, useExisting: forwardRef(() => LicenseFormField) }],
})
export class LicenseFormField implements MatFormFieldControl<unknown>, DoCheck, OnDestroy {
  readonly #control = inject(LicenseControl, { self: true });
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #matcher = inject(ErrorStateMatcher);
  readonly #form = inject(FormGroupDirective, { optional: true }) ?? inject(NgForm, { optional: true });
  readonly #hasError = signal(false);

  /** The bound form control, of whatever kind; null for `[(value)]`. */
  readonly ngControl = inject(NgControl, { self: true, optional: true });
  /** Whether the focus is in the control. */
  readonly focused = this.#control.field.isFocused.asReadonly();
  /** Whether nothing is picked and nothing typed. */
  readonly empty = computed(
    () =>
      this.#control.ids().length + this.#control.mixedIds().length === 0 && this.#control.field.text() === '',
  );
  /** The label floats while there is something to see, or the focus. */
  readonly shouldLabelFloat = computed(() => this.focused() || !this.empty());
  /** Whether something must be picked. */
  readonly required = this.#control.required;
  /** Whether it is switched off. */
  readonly disabled = this.#control.disabled;
  /** Whether errors are shown. */
  readonly errorState = this.#hasError.asReadonly();
  /** The form field's class is `mat-mdc-form-field-type-license`. */
  readonly controlType = 'license';
  /** Tells the form field that focus or errors have changed. */
  readonly stateChanges = new Subject<void>();

  constructor() {
    const formField = inject(MAT_FORM_FIELD, { optional: true });
    if (formField === null) return;
    const { field } = this.#control;
    field.isBare.set(true);
    effect(() => field.labelledBy.set(formField.getLabelId() ?? undefined));
    effect(() => {
      this.focused();
      this.errorState();
      this.stateChanges.next();
    });
    afterNextRender(() => field.origin.set(formField.getConnectedOverlayOrigin() as ElementRef<Element>));
  }

  /** The id of the text field inside: what the label is for. */
  get id(): string {
    return this.#control.fieldId();
  }

  /** Asks the matcher whether errors show. */
  ngDoCheck(): void {
    const control = this.ngControl?.control ?? null;
    this.#hasError.set(
      control === null
        ? this.#control.invalid() && this.#control.touched()
        : this.#matcher.isErrorState(control, this.#form),
    );
  }

  /** Ends `stateChanges`. */
  ngOnDestroy(): void {
    this.stateChanges.complete();
  }

  /** Hints and errors describe the text field. */
  setDescribedByIds(ids: string[]): void {
    this.#control.field.describedBy.set(ids);
  }

  /** A click beside the control goes to it, and opens its list. */
  onContainerClick(event: MouseEvent): void {
    if (this.#control.disabled() || this.#host.nativeElement.contains(event.target as Node)) return;
    this.#control.focus();
    this.#control.open();
  }
}
