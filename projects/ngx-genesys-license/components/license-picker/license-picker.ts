import { Component, computed, forwardRef, input, linkedSignal, model } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { LicenseCombobox } from './license-combobox';
import { LicenseControl, type LicensePickChange } from './license-control';
import type { LicensePickState } from './license-option';

/**
 * Picks any number of licenses; serves Signal Forms, reactive and template-driven forms, and `[(value)]`. For many users at
 * once, `value` is what all of them hold and `mixed` what only some hold; `changed` then says what to add and remove.
 */
@Component({
  selector: 'license-picker',
  imports: [LicenseCombobox],
  providers: [{ provide: LicenseControl, useExisting: forwardRef(() => LicensePicker) }],
  template: `<license-combobox #combobox />`,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class LicensePicker extends LicenseControl implements FormValueControl<string[]> {
  /** The ids of the picked licenses. What is set may hold ids that nobody defines; null counts as nothing. */
  readonly value = model<string[]>([]);
  /** Ids that only some of the users hold; with it, the picker is about many users. */
  readonly mixed = input<readonly string[]>();

  /** Any number may be picked. */
  readonly isMultiple = true;
  /** The picked ids, each once. */
  readonly ids = computed(() => [...new Set((this.value() as string[] | null) ?? [])]);

  /** Arrays this picker has made: any other value was set from outside, and changes are told against it. */
  readonly #made = new WeakSet<readonly string[]>();
  readonly #given = linkedSignal<readonly string[], readonly string[]>({
    source: this.ids,
    computation: (ids, previous) =>
      previous !== undefined && this.#made.has(this.value()) ? previous.value : ids,
  });
  /** What was mixed when the value was set. */
  readonly #mixed = computed(() => {
    const held = new Set(this.#given());
    return [...new Set(this.mixed())].filter((id) => !held.has(id));
  });
  /** Ids that some of the users hold and that are left as they are. */
  readonly mixedIds = linkedSignal(this.#mixed);
  /** Every id that has been picked or mixed since the value was set. */
  readonly knownIds = computed(() => [...new Set([...this.#given(), ...this.#mixed(), ...this.ids()])]);

  /** What would be added and removed, for many users; undefined without `mixed`. */
  readonly changeAsked = computed(() => (this.mixed() === undefined ? undefined : this.#change()));
  readonly #change = computed<LicensePickChange>(() => {
    const [given, ids, left] = [this.#given(), this.ids(), this.mixedIds()];
    return {
      add: ids.filter((id) => !given.includes(id)),
      remove: [...given, ...this.#mixed()].filter((id) => !ids.includes(id) && !left.includes(id)),
    };
  });

  /** What a toggle makes of a license. */
  nextState(licenseId: string): LicensePickState {
    if (this.mixedIds().includes(licenseId)) return 'on';
    if (this.ids().includes(licenseId)) return 'off';
    return this.#mixed().includes(licenseId) ? 'some' : 'on';
  }

  protected changeBy(licenseId: string, state: LicensePickState): LicensePickChange {
    return { add: state === 'on' ? [licenseId] : [], remove: state === 'off' ? [licenseId] : [] };
  }

  protected make(licenseId: string, state: LicensePickState): void {
    // Read before the value changes: what it is told against.
    const [ids, mixed] = [this.ids(), this.mixedIds()];
    if (ids.includes(licenseId) !== (state === 'on')) {
      const value = state === 'on' ? [...ids, licenseId] : ids.filter((id) => id !== licenseId);
      this.#made.add(value);
      this.value.set(value);
    }
    const left = mixed.filter((id) => id !== licenseId);
    this.mixedIds.set(state === 'some' ? [...left, licenseId] : left);
    this.changed.emit(this.#change());
  }
}
