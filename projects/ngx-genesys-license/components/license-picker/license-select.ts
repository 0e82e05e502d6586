import { Component, computed, forwardRef, linkedSignal, model, signal } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { LicenseCombobox } from './license-combobox';
import { LicenseControl, type LicensePickChange } from './license-control';
import type { LicensePickState } from './license-option';

/** Picks one license; serves Signal Forms, reactive and template-driven forms, and `[(value)]`. */
@Component({
  selector: 'license-select',
  imports: [LicenseCombobox],
  providers: [{ provide: LicenseControl, useExisting: forwardRef(() => LicenseSelect) }],
  template: `<license-combobox #combobox />`,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class LicenseSelect extends LicenseControl implements FormValueControl<string | null> {
  /** The id of the picked license, which nobody needs to define; null or an empty text while none is. */
  readonly value = model<string | null>(null);

  /** One may be picked. */
  readonly isMultiple = false;
  /** The picked id, or none. */
  readonly ids = computed(() => {
    const id = this.value();
    return id === null || id === '' ? [] : [id];
  });
  /** None: a select is about one value. */
  readonly mixedIds = signal<readonly string[]>([]).asReadonly();
  /** All ids that were the value while this control lives. */
  readonly knownIds = linkedSignal<readonly string[], readonly string[]>({
    source: this.ids,
    computation: (ids, previous) => [...new Set([...(previous?.value ?? []), ...ids])],
  }).asReadonly();
  /** Undefined: a select is about one value. */
  readonly changeAsked = signal(undefined).asReadonly();

  /** What a toggle makes of a license. */
  nextState(licenseId: string): LicensePickState {
    return this.required() || !this.ids().includes(licenseId) ? 'on' : 'off';
  }

  protected changeBy(licenseId: string, state: LicensePickState): LicensePickChange {
    const ids = state === 'on' ? [licenseId] : [];
    return {
      add: ids.filter((id) => !this.ids().includes(id)),
      remove: this.ids().filter((id) => !ids.includes(id)),
    };
  }

  protected make(licenseId: string, state: LicensePickState): void {
    const change = this.changeBy(licenseId, state);
    if (change.add.length + change.remove.length === 0) return;
    this.value.set(state === 'on' ? licenseId : null);
    this.changed.emit(change);
  }
}
