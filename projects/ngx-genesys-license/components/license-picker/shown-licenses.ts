import { computed, inject } from '@angular/core';
import { LicenseIntl } from 'ngx-genesys-license/components/common';
import { pickerMessages } from './picker-messages';
import { LicenseCatalog } from './license-catalog';
import type { LicenseControl } from './license-control';
import type { LicenseOption } from './license-option';
import { PickedLicenses, type LicenseAdvice } from './picked-licenses';

/** What a button beside a sentence does. */
export interface PickAction {
  readonly label: string;
  readonly licenseId: string;
  readonly state: 'on' | 'off';
}

/** A sentence on show, and what would follow it. */
export interface Sentence {
  readonly kind: 'advice' | 'error' | 'muted' | 'note' | 'plain';
  readonly text: string;
  readonly action?: PickAction;
}

/** What a control shows of licenses: each as an option, those in the field, and what to know of them. */
export class ShownLicenses {
  readonly #messages = inject(LicenseIntl).section('picker', pickerMessages);
  readonly #control: LicenseControl;
  readonly catalog: LicenseCatalog;

  readonly #picked = computed(() => new PickedLicenses(this.#control.ids(), this.catalog.definitions()));
  readonly #mixed = computed(() => new Set(this.#control.mixedIds()));
  readonly #holders = computed(() => (this.#control.showHolders() ? this.catalog.holders() : undefined));

  /** What stands in the field: picked, then mixed. */
  readonly chips = computed(() =>
    [...this.#control.ids(), ...this.#control.mixedIds()].map((id) => this.option(id)),
  );

  /** What there is to know of the picked licenses, and of what a change asks for many users. */
  readonly said = computed<readonly Sentence[]>(() => {
    const change = this.#control.changeAsked() ?? { add: [], remove: [] };
    const labels = (ids: readonly string[]) => ids.map((id) => this.catalog.label(id));
    const text = this.#messages().change(labels(change.add), labels(change.remove));
    const advice = this.#picked()
      .advice()
      .map((each) => this.#show(each));
    return text === '' ? advice : [{ kind: 'plain', text }, ...advice];
  });

  constructor(control: LicenseControl) {
    this.#control = control;
    this.catalog = new LicenseCatalog(control.definitions);
  }

  /** A license as it is now. */
  option(id: string): LicenseOption {
    const definition = this.catalog.definitions().get(id);
    const label = this.catalog.label(id);
    const holders = this.#holders();
    const isPicked = this.#picked().ids.has(id);
    return {
      id,
      kind: this.catalog.kind(id),
      label,
      description: definition?.description === label ? undefined : definition?.description,
      isDefined: definition !== undefined || !this.catalog.isComplete(),
      holders: holders && (holders.get(id) ?? 0),
      state: isPicked ? 'on' : this.#mixed().has(id) ? 'some' : 'off',
      disabledReason: this.#control.disabledReason(id),
      note: isPicked ? undefined : this.#note(id),
    };
  }

  /** What is odd about a license, in a word or two. */
  tag({ state, isDefined }: LicenseOption): string {
    const { some, notDefined } = this.#messages();
    return state === 'some' ? some : isDefined ? '' : notDefined;
  }

  #note(licenseId: string): string | undefined {
    const { optionNeeds, optionPartOf } = this.#messages();
    const whole = this.#picked().wholeOf(licenseId);
    if (whole !== undefined) return optionPartOf(this.catalog.label(whole));
    const missing = this.#picked().missing(licenseId);
    return missing.length === 0 ? undefined : optionNeeds(missing.map((id) => this.catalog.label(id)));
  }

  #show({ kind, licenseId, otherId }: LicenseAdvice): Sentence {
    const { add, needs, oneAddOn, partOf, remove } = this.#messages();
    const [license, other] = [this.catalog.label(licenseId), this.catalog.label(otherId)];
    const isChangeable = (id: string) =>
      this.#control.disabledReason(id) === undefined && this.catalog.definitions().has(id);
    if (kind === 'needs') {
      const action = { label: add(other), licenseId: otherId, state: 'on' } as const;
      return { kind: 'advice', text: needs(license, other), ...(isChangeable(otherId) && { action }) };
    }
    if (kind === 'part-of') {
      const action = { label: remove(license), licenseId, state: 'off' } as const;
      return { kind: 'advice', text: partOf(license, other), ...(isChangeable(licenseId) && { action }) };
    }
    return { kind: 'advice', text: oneAddOn(license, other) };
  }
}
