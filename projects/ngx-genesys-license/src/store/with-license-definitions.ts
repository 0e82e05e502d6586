import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  signalStoreFeature,
  withProps,
  type EmptyFeatureResult,
  type SignalStoreFeature,
} from '@ngrx/signals';
import type { LicenseApiError, LicenseDefinition } from 'genesys-license-client';
import { defer, distinctUntilChanged, map, type Observable } from 'rxjs';
import type { LoadStatus } from '../model/status';
import { LICENSE_ENGINE } from './license-engine-token';
import { WeakCache } from './weak-cache';
import { withEngineState } from './with-engine-state';

/** What `withLicenseDefinitions()` adds to a store; each member is documented at `LicenseStore`. */
export interface LicenseDefinitionsFeature extends EmptyFeatureResult {
  /** No state is added. */
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

/**
 * The organization's license definitions, for one's own `signalStore(…)`; needs `provideLicenses()`. `labels` are names
 * for licenses that the configuration names none for, by id, such as `defaultLabels`; default: none.
 */
export function withLicenseDefinitions(
  labels: Readonly<Record<string, string>> = {},
): SignalStoreFeature<EmptyFeatureResult, LicenseDefinitionsFeature> {
  return signalStoreFeature(
    withEngineState<LicenseDefinitionsFeature['state']>(
      { definitionsStatus: 'idle', definitionsError: undefined },
      (engine) =>
        engine.definitions$.pipe(
          map(({ status, error }) => ({ definitionsStatus: status, definitionsError: error })),
        ),
    ),
    withProps(() => {
      const engine = inject(LICENSE_ENGINE);
      const names = new Map(Object.entries({ ...labels, ...engine.labels }));
      const listed$ = engine.definitions$.pipe(
        map(({ definitions }) => definitions),
        distinctUntilChanged(),
      );
      // Told of every change: even where the list is as it was when last looked at, it may have to be asked for again.
      const list = toSignal(listed$, { requireSync: true, equal: () => false });
      const cache = new WeakCache<Signal<LicenseDefinition | undefined>>();
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
          return listed$;
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
          return names.get(licenseId) ?? byId().get(licenseId)?.description ?? licenseId;
        },
        reloadDefinitions: () => void engine.definitions.load(),
      };
    }),
  );
}
