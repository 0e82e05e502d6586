import { computed, DestroyRef, inject, signal, type Signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  patchState,
  signalStoreFeature,
  withHooks,
  withProps,
  withState,
  type EmptyFeatureResult,
  type SignalStoreFeature,
} from '@ngrx/signals';
import type { LicenseApiError, LicenseDefinition } from 'genesys-license-client';
import { defer, distinctUntilChanged, map, type Observable } from 'rxjs';
import type { LoadStatus } from '../model/status';
import { LICENSE_ENGINE, LICENSE_LABELS } from './license-engine-token';
import { WeakCache } from './weak-cache';

/** What `withLicenseDefinitions()` adds to a store; each member is documented at `LicenseStore`. */
export interface LicenseDefinitionsFeature extends EmptyFeatureResult {
  state: {
    definitionsStatus: LoadStatus;
    definitionsError: LicenseApiError | undefined;
  };
  props: {
    definitions: Signal<readonly LicenseDefinition[]>;
    definitions$: Observable<readonly LicenseDefinition[]>;
    definition: (licenseId: string) => Signal<LicenseDefinition | undefined>;
    label: (licenseId: string) => string;
    reloadDefinitions: () => void;
  };
}

/** The organization's license definitions, for one's own `signalStore(…)`; needs `provideLicenseStore()`. */
export function withLicenseDefinitions(): SignalStoreFeature<EmptyFeatureResult, LicenseDefinitionsFeature> {
  return signalStoreFeature(
    withState<LicenseDefinitionsFeature['state']>({ definitionsStatus: 'idle', definitionsError: undefined }),
    withProps(() => {
      const engine = inject(LICENSE_ENGINE);
      const labels = inject(LICENSE_LABELS);
      const destroyRef = inject(DestroyRef);
      const list = signal<readonly LicenseDefinition[]>([]);
      const cache = new WeakCache<Signal<LicenseDefinition | undefined>>();
      engine.definitions$
        .pipe(takeUntilDestroyed(destroyRef))
        .subscribe(({ definitions }) => list.set(definitions));
      // A turn later: asking writes, which a computation may not.
      const askIfDue = () => {
        if (engine.definitions.isDue) queueMicrotask(() => engine.definitions.ask());
      };
      const definitions = computed(() => {
        askIfDue();
        return list();
      });
      const byId = computed(() => new Map(definitions().map((definition) => [definition.id, definition])));
      return {
        definitions,
        definitions$: defer(() => {
          engine.definitions.ask();
          return engine.definitions$.pipe(
            map((state) => state.definitions),
            distinctUntilChanged(),
          );
        }),
        definition: (licenseId: string) => {
          askIfDue();
          return cache.getOrMake(licenseId, () =>
            computed(() => {
              queueMicrotask(() => void engine.definitions.complete(licenseId));
              return byId().get(licenseId);
            }),
          );
        },
        label: (licenseId: string) => {
          askIfDue();
          return labels.get(licenseId) ?? byId().get(licenseId)?.description ?? licenseId;
        },
        reloadDefinitions: () => void engine.definitions.load(),
      };
    }),
    withHooks({
      onInit(store) {
        inject(LICENSE_ENGINE)
          .definitions$.pipe(takeUntilDestroyed())
          .subscribe(({ status, error }) =>
            patchState(store, { definitionsStatus: status, definitionsError: error }),
          );
      },
    }),
  );
}
