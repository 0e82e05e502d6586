import { DestroyRef, DOCUMENT, inject } from '@angular/core';
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
import { fromEvent, merge } from 'rxjs';
import { persistenceOff } from '../engine/session-keeper';
import type { PersistenceState } from '../model/persistence';
import type { ConnectionState } from '../model/status';
import { LICENSE_ENGINE } from './license-engine-token';

/** What `withLicenseConnection()` adds to a store; each member is documented at `LicenseStore`. */
export interface LicenseConnectionFeature extends EmptyFeatureResult {
  state: { connection: ConnectionState; persistence: PersistenceState };
  props: { signOut: () => Promise<void> };
}

/** What stands between the store, the server and the device, and the way out, for one's own `signalStore(…)`. */
export function withLicenseConnection(): SignalStoreFeature<EmptyFeatureResult, LicenseConnectionFeature> {
  return signalStoreFeature(
    withState<LicenseConnectionFeature['state']>({
      connection: { online: true, pausedUntil: undefined, budgetLeft: 0, waiting: 0, needsSignIn: false },
      persistence: persistenceOff,
    }),
    withProps(() => {
      const engine = inject(LICENSE_ENGINE);
      return { signOut: () => engine.signOut() };
    }),
    withHooks({
      onInit(store) {
        const engine = inject(LICENSE_ENGINE);
        const { limiter } = engine.client;
        const window = inject(DOCUMENT).defaultView;
        const update = () => {
          const { pausedUntil, remaining, queued } = limiter.state;
          const connection: ConnectionState = {
            online: window?.navigator.onLine ?? true,
            pausedUntil,
            budgetLeft: remaining,
            waiting: queued,
            needsSignIn: engine.needsSignIn$.value,
          };
          if (!isSame(store.connection(), connection)) patchState(store, { connection });
        };
        engine.needsSignIn$.pipe(takeUntilDestroyed()).subscribe(update);
        engine.persistence$
          .pipe(takeUntilDestroyed())
          .subscribe((persistence) => patchState(store, { persistence }));
        inject(DestroyRef).onDestroy(limiter.subscribe(update));
        if (window !== null) {
          merge(fromEvent(window, 'online'), fromEvent(window, 'offline'))
            .pipe(takeUntilDestroyed())
            .subscribe(({ type }) => {
              update();
              if (type === 'online') engine.hurry();
            });
        }
      },
    }),
  );
}

function isSame(a: ConnectionState, b: ConnectionState): boolean {
  return (Object.keys(a) as (keyof ConnectionState)[]).every((member) => a[member] === b[member]);
}
