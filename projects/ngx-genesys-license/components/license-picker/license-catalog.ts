import { computed, inject, type Signal } from '@angular/core';
import { defaultLabels, LicenseStore, type LicenseDefinition } from 'ngx-genesys-license';
import {
  licenseKinds,
  loadCondition,
  throwNoStore,
  type LicenseKind,
  type LoadCondition,
} from 'ngx-genesys-license/components/common';

/** Stands for definitions that nobody bound: then there must be a store. */
export const notGiven: readonly LicenseDefinition[] = Object.freeze([]);

/** What there is to pick from: the definitions given to the component, else the store's. */
export class LicenseCatalog {
  readonly #store = inject(LicenseStore, { optional: true });
  readonly #given: Signal<readonly LicenseDefinition[] | null | undefined>;
  readonly #isGiven = computed(() => this.#given() !== notGiven);

  /** By id; the first of a kind wins. */
  readonly definitions = computed<ReadonlyMap<string, LicenseDefinition>>(() => {
    const list = this.#isGiven() ? (this.#given() ?? []) : this.#storeOrThrow().definitions();
    const definitions = new Map<string, LicenseDefinition>();
    for (const definition of list)
      if (!definitions.has(definition.id)) definitions.set(definition.id, definition);
    return definitions;
  });
  readonly #kinds = computed(() => licenseKinds([...this.definitions().values()]));

  /** Whether an id that is missing from the definitions is truly not defined. */
  readonly isComplete = computed(() => {
    if (this.#isGiven()) return Array.isArray(this.#given());
    const status = this.#storeOrThrow().definitionsStatus();
    return status === 'resolved' || (status === 'reloading' && this.definitions().size > 0);
  });

  readonly condition = computed<LoadCondition>(() => {
    const count = this.definitions().size;
    if (this.#isGiven()) return this.isComplete() ? (count === 0 ? 'empty' : 'ready') : 'loading';
    const store = this.#storeOrThrow();
    return loadCondition({
      status: store.definitionsStatus(),
      error: store.definitionsError(),
      connection: store.connection(),
      count,
    });
  });
  readonly error = computed(() => (this.#isGiven() ? undefined : this.#store?.definitionsError()));
  readonly pausedUntil = computed(() => this.#store?.connection().pausedUntil);

  /** Holders by license id; undefined where no user is known. */
  readonly holders = computed<ReadonlyMap<string, number> | undefined>(() => {
    if (this.#store === null || this.#store.users.length() === 0) return undefined;
    return new Map(this.#store.usage().map(({ licenseId, holders }) => [licenseId, holders]));
  });

  constructor(given: Signal<readonly LicenseDefinition[] | null | undefined>) {
    this.#given = given;
  }

  label(licenseId: string): string {
    const description = this.definitions().get(licenseId)?.description;
    if (this.#store !== null) {
      const label = this.#store.label(licenseId);
      // The store does not know the description of what was given to the component.
      return label === licenseId ? (description ?? licenseId) : label;
    }
    return Object.hasOwn(defaultLabels, licenseId)
      ? (defaultLabels[licenseId] ?? licenseId)
      : (description ?? licenseId);
  }

  kind(licenseId: string): LicenseKind {
    return this.#kinds().get(licenseId) ?? 'other';
  }

  /** Tries a failed load again. */
  reload(): void {
    this.#store?.reloadDefinitions();
  }

  #storeOrThrow(): LicenseStore {
    return this.#store ?? throwNoStore('license-picker [definitions]');
  }
}
