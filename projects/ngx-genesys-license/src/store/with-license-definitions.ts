import { computed, DestroyRef, inject, signal, untracked, type Signal } from '@angular/core';
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
      const definitions = computed(() => {
        // Asking loads; not as a part of the computation, which may not write.
        untracked(() => queueMicrotask(() => engine.definitions.ask()));
        return list();
      });
      return {
        definitions,
        definitions$: defer(() => {
          engine.definitions.ask();
          return engine.definitions$.pipe(
            map((state) => state.definitions),
            distinctUntilChanged(),
          );
        }),
        definition: (licenseId: string) =>
          cache.getOrMake(licenseId, () =>
            computed(() => {
              untracked(() => queueMicrotask(() => void engine.definitions.complete(licenseId)));
              return definitions().find(({ id }) => id === licenseId);
            }),
          ),
        label: (licenseId: string) =>
          labels.get(licenseId) ?? definitions().find(({ id }) => id === licenseId)?.description ?? licenseId,
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
