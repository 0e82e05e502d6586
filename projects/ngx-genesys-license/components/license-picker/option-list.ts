import { ActiveDescendantKeyManager, type Highlightable } from '@angular/cdk/a11y';
import { computed, effect, inject, Injector, signal } from '@angular/core';
import {
  commonMessages,
  foldText,
  LicenseAnnouncer,
  LicenseIntl,
  type LicenseKind,
} from 'ngx-genesys-license/components/common';
import type { LicenseCombobox } from './license-combobox';
import type { LicenseOption } from './license-option';
import { optionMessages } from './option-messages';
import { OptionsPanel } from './options-panel';

/** Options under one heading; without one where there is only one kind. */
export interface LicenseGroup {
  readonly kind: LicenseKind;
  readonly label: string | undefined;
  readonly options: readonly LicenseOption[];
}

/** What the keys move over: one per license, the same however the list is filtered. */
interface ActiveRow extends Highlightable {
  readonly id: string;
  readonly elementId: string;
}

const kinds: readonly LicenseKind[] = ['base', 'add-on', 'other'];

/**
 * The list of a combobox: what is in it, which option keys go to, and its view. Loaded after the field, which does not need
 * it to be seen.
 */
export class OptionList {
  readonly view = OptionsPanel;
  readonly #combobox: LicenseCombobox;
  readonly #intl = inject(LicenseIntl);
  readonly #messages = this.#intl.section('picker', optionMessages);
  readonly #common = this.#intl.section('common', commonMessages);

  /** What there is, in its order, with the text that a search looks through. */
  readonly #order = computed(() => {
    const { catalog } = this.#combobox.licenses;
    const definitions = catalog.definitions();
    const ids = new Set([...definitions.keys(), ...this.#combobox.control.knownIds()]);
    return [...ids]
      .map((id) => {
        const label = catalog.label(id);
        const text = foldText(`${label} ${id} ${definitions.get(id)?.description ?? ''}`);
        return { id, kind: catalog.kind(id), label, text };
      })
      .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || this.#intl.compare(a.label, b.label));
  });
  readonly isEmpty = computed(() => this.#order().length === 0);

  /** The options whose label, id or description has every word; case and diacritics do not count. */
  readonly visible = computed(() => {
    const words = foldText(this.#combobox.control.field.text()).split(/\s+/);
    return this.#order()
      .filter(({ text }) => words.every((word) => text.includes(word)))
      .map(({ id }) => this.#combobox.licenses.option(id));
  });

  readonly groups = computed<readonly LicenseGroup[]>(() => {
    const isOneKind = new Set(this.#order().map(({ kind }) => kind)).size < 2;
    return kinds
      .map((kind) => ({
        kind,
        label: isOneKind ? undefined : this.#common().kinds[kind],
        options: this.visible().filter((option) => option.kind === kind),
      }))
      .filter(({ options }) => options.length > 0);
  });

  readonly #rows = new Map<string, ActiveRow>();
  readonly #keys = new ActiveDescendantKeyManager<ActiveRow>(
    computed(() => this.visible().map(({ id }) => this.row(id))),
    inject(Injector),
  ).withWrap();
  readonly #activeId = signal<string | undefined>(undefined);
  /** Where keys go to, while the list is open. */
  readonly active = computed(() => {
    const id = this.#activeId();
    return this.#combobox.isOpen() && this.visible().some((option) => option.id === id)
      ? this.#rows.get(id ?? '')
      : undefined;
  });

  constructor(combobox: LicenseCombobox) {
    this.#combobox = combobox;
    const announcer = inject(LicenseAnnouncer);
    const found = computed(() => {
      if (!combobox.isOpen()) return undefined;
      if (combobox.isLoading()) return this.#common().loading;
      return this.#intl.plural(this.visible().length, this.#messages().results);
    });
    effect(() => {
      const text = found();
      if (text !== undefined) announcer.announce(text);
    });
  }

  /** Moves to what is picked in a list of one, else to an end. */
  start(end: 'first' | 'last'): void {
    const { ids, isMultiple } = this.#combobox.control;
    const [picked] = isMultiple ? [] : ids();
    const index = this.visible().findIndex(({ id }) => id === picked);
    if (index >= 0) this.#keys.setActiveItem(index);
    else this.press(end === 'first' ? 'Home' : 'End');
  }

  stop(): void {
    this.#keys.setActiveItem(-1);
  }

  press(key: 'ArrowDown' | 'ArrowUp' | 'Home' | 'End' | 'Enter'): void {
    if (key === 'ArrowDown') this.#keys.setNextItemActive();
    else if (key === 'ArrowUp') this.#keys.setPreviousItemActive();
    else if (key === 'Home') this.#keys.setFirstItemActive();
    else if (key === 'End') this.#keys.setLastItemActive();
    else {
      const active = this.active();
      if (active !== undefined) this.#combobox.toggle(active.id);
    }
  }

  /** What stands for a license among the keys' targets, and its element's id. */
  row(id: string): ActiveRow {
    let row = this.#rows.get(id);
    if (row === undefined) {
      row = {
        id,
        elementId: `${this.#combobox.listId}-${this.#rows.size}`,
        setActiveStyles: () => this.#activeId.set(id),
        setInactiveStyles: () => this.#activeId.set(undefined),
      };
      this.#rows.set(id, row);
    }
    return row;
  }
}
