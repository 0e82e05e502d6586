import { inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  patchState,
  signalStoreFeature,
  withHooks,
  withState,
  type EmptyFeatureResult,
  type SignalStoreFeature,
} from '@ngrx/signals';
import type { Observable } from 'rxjs';
import type { LicenseEngine } from '../engine/license-engine';
import { LICENSE_ENGINE } from './license-engine-token';

/** A slice of state that follows the engine. `sourceOf` gives a source that emits at once. */
export function withEngineState<State extends object>(
  initial: State,
  sourceOf: (engine: LicenseEngine) => Observable<Partial<State>>,
): SignalStoreFeature<EmptyFeatureResult, Omit<EmptyFeatureResult, 'state'> & { state: State }> {
  return signalStoreFeature(
    withState(initial),
    withHooks({
      onInit(store) {
        sourceOf(inject(LICENSE_ENGINE))
          .pipe(takeUntilDestroyed())
          .subscribe((slice) => patchState(store, slice));
      },
    }),
  );
}
