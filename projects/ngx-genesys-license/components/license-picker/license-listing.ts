import { computed, inject, type Signal } from '@angular/core';
import { foldText } from '../common/fold-text';
import type { LicenseKind } from '../common/license-kind';
import { commonMessages } from '../intl/common-messages';
import { LicenseIntl } from '../intl/license-intl';
import { pickerMessages } from '../intl/picker-messages';
import { LicenseCatalog } from './license-catalog';
import type { LicenseControl } from './license-control';
import type { LicenseOption } from './license-option';
import { PickedLicenses, type LicenseAdvice } from './picked-licenses';

/** Options under one heading; without one where there is only one kind. */
export interface LicenseGroup {
  readonly kind: LicenseKind;
  readonly label: string | undefined;
  readonly options: readonly LicenseOption[];
}

/** A sentence of advice, and what would follow it. */
export interface ShownAdvice {
  readonly text: string;
  readonly action?: { readonly label: string; readonly licenseId: string; readonly state: 'on' | 'off' };
}

const kinds: readonly LicenseKind[] = ['base', 'add-on', 'other'];

/** What a control lists: all options, those that fit the text, the picked ones, and what to know of them. */
export class LicenseListing {
  readonly #intl = inject(LicenseIntl);
  readonly #messages = this.#intl.section('picker', pickerMessages);
  readonly #common = this.#intl.section('common', commonMessages);
  readonly #control: Signal<LicenseControl>;
  readonly #text: Signal<string>;
  readonly catalog: LicenseCatalog;

  /** Ids in the order of the list. */
  readonly #order = computed(() => {
    const kindOf = this.catalog.kinds();
    const ids = new Set([...this.catalog.definitions().keys(), ...this.#control().knownIds()]);
    return [...ids]
      .map((id) => ({ id, kind: kindOf.get(id) ?? 'other', label: this.catalog.label(id) }))
      .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || this.#intl.compare(a.label, b.label));
  });

  readonly #picked = computed(() => new PickedLicenses(this.#control().ids(), this.catalog.definitions()));

  /** Every option, by id, in the order of the list. */
  readonly options = computed<ReadonlyMap<string, LicenseOption>>(() => {
    const control = this.#control();
    const definitions = this.catalog.definitions();
    const isComplete = this.catalog.isComplete();
    const holders = control.showHolders() ? this.catalog.holders() : undefined;
    const picked = this.#picked();
    const mixed = new Set(control.mixedIds());
    return new Map(
      this.#order().map(({ id, kind, label }) => {
        const description = definitions.get(id)?.description;
        const isPicked = picked.ids.has(id);
        return [
          id,
          {
            id,
            kind,
            label,
            description: description === label ? undefined : description,
            isDefined: !isComplete || definitions.has(id),
            holders: holders === undefined ? undefined : (holders.get(id) ?? 0),
            state: isPicked ? 'on' : mixed.has(id) ? 'some' : 'off',
            disabledReason: control.disabledReason(id),
            note: isPicked ? undefined : this.#note(picked, id),
          },
        ];
      }),
    );
  });

  /** The options that fit the text. */
  readonly visible = computed(() => {
    const words = foldText(this.#text()).split(/\s+/);
    return [...this.options().values()].filter(({ id }) => this.catalog.matches(id, words));
  });

  readonly groups = computed<readonly LicenseGroup[]>(() => {
    const visible = this.visible();
    const isOneKind = new Set(this.#order().map(({ kind }) => kind)).size < 2;
    return kinds
      .map((kind) => ({
        kind,
        label: isOneKind ? undefined : this.#common().kinds[kind],
        options: visible.filter((option) => option.kind === kind),
      }))
      .filter(({ options }) => options.length > 0);
  });

  /** What stands in the field: picked, then mixed. */
  readonly chips = computed(() => {
    const control = this.#control();
    return [...control.ids(), ...control.mixedIds()].flatMap((id) => this.options().get(id) ?? []);
  });

  readonly advice = computed<readonly ShownAdvice[]>(() =>
    this.#picked()
      .advice()
      .map((advice) => this.#show(advice)),
  );

  /** What a change asks of many users, in a sentence. */
  readonly change = computed(() => {
    const change = this.#control().changeAsked();
    const labels = (ids: readonly string[]) => ids.map((id) => this.catalog.label(id));
    return change === undefined ? '' : this.#messages().change(labels(change.add), labels(change.remove));
  });

  /** What the counts mean, where there are any. */
  readonly holdersNote = computed(() => {
    if (!this.#control().showHolders() || this.catalog.holders() === undefined) return undefined;
    const { holdersNote, holdersPartial } = this.#messages();
    const coverage = this.catalog.coverage();
    if (coverage === undefined) return holdersNote;
    const { loaded, total } = coverage;
    return `${holdersNote} ${holdersPartial(this.#intl.number(loaded), total === undefined ? undefined : this.#intl.number(total))}`;
  });

  constructor(control: Signal<LicenseControl>) {
    this.#control = control;
    this.#text = computed(() => control().field.text());
    this.catalog = new LicenseCatalog(computed(() => control().definitions()));
  }

  #note(picked: PickedLicenses, licenseId: string): string | undefined {
    const { optionNeeds, optionPartOf } = this.#messages();
    const whole = picked.wholeOf(licenseId);
    if (whole !== undefined) return optionPartOf(this.catalog.label(whole));
    const missing = picked.missing(licenseId);
    return missing.length === 0 ? undefined : optionNeeds(missing.map((id) => this.catalog.label(id)));
  }

  #show({ kind, licenseId, otherId }: LicenseAdvice): ShownAdvice {
    const messages = this.#messages();
    const [license, other] = [this.catalog.label(licenseId), this.catalog.label(otherId)];
    const isChangeable = (id: string) => this.#control().disabledReason(id) === undefined;
    switch (kind) {
      case 'one-add-on':
        return { text: messages.oneAddOn(license, other) };
      case 'part-of':
        return {
          text: messages.partOf(license, other),
          ...(isChangeable(licenseId) && {
            action: { label: messages.remove(license), licenseId, state: 'off' },
          }),
        };
      case 'needs':
        return {
          text: messages.needs(license, other),
          ...(isChangeable(otherId) &&
            this.catalog.definitions().has(otherId) && {
              action: { label: messages.add(other), licenseId: otherId, state: 'on' },
            }),
        };
    }
  }
}
