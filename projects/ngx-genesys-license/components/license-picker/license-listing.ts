import { computed, inject } from '@angular/core';
import {
  commonMessages,
  foldText,
  LicenseIntl,
  type LicenseKind,
} from 'ngx-genesys-license/components/common';
import { pickerMessages } from './picker-messages';
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

const kinds: readonly LicenseKind[] = ['base', 'add-on', 'other'];

/** What a control lists: all options, those that fit the text, the picked ones, and what to know of them. */
export class LicenseListing {
  readonly #intl = inject(LicenseIntl);
  readonly #messages = this.#intl.section('picker', pickerMessages);
  readonly #common = this.#intl.section('common', commonMessages);
  readonly #control: LicenseControl;
  readonly catalog: LicenseCatalog;

  /** Ids in the order of the list. */
  readonly #order = computed(() => {
    const kindOf = this.catalog.kinds();
    const ids = new Set([...this.catalog.definitions().keys(), ...this.#control.knownIds()]);
    return [...ids]
      .map((id) => ({ id, kind: kindOf.get(id) ?? 'other', label: this.catalog.label(id) }))
      .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || this.#intl.compare(a.label, b.label));
  });

  readonly #picked = computed(() => new PickedLicenses(this.#control.ids(), this.catalog.definitions()));

  /** Every option, by id, in the order of the list. */
  readonly options = computed<ReadonlyMap<string, LicenseOption>>(() => {
    const control = this.#control;
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
    const words = foldText(this.#control.field.text()).split(/\s+/);
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
    const control = this.#control;
    return [...control.ids(), ...control.mixedIds()].flatMap((id) => this.options().get(id) ?? []);
  });

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

  /** What is odd about a license, in a word or two. */
  tag({ state, isDefined }: LicenseOption): string {
    const { some, notDefined } = this.#messages();
    return state === 'some' ? some : isDefined ? '' : notDefined;
  }

  #note(picked: PickedLicenses, licenseId: string): string | undefined {
    const { optionNeeds, optionPartOf } = this.#messages();
    const whole = picked.wholeOf(licenseId);
    if (whole !== undefined) return optionPartOf(this.catalog.label(whole));
    const missing = picked.missing(licenseId);
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
