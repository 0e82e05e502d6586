import { DOCUMENT, inject } from '@angular/core';
import {
  signalStoreFeature,
  withProps,
  type EmptyFeatureResult,
  type SignalStoreFeature,
} from '@ngrx/signals';
import { distinctUntilChanged, EMPTY, fromEvent, map, merge, tap, Observable } from 'rxjs';
import type { LicenseEngine } from '../engine/license-engine';
import { persistenceOff } from '../engine/session-keeper';
import type { PersistenceState } from '../model/persistence';
import type { ConnectionState, TabRole } from '../model/status';
import { isSame } from './is-same';
import { LICENSE_ENGINE } from './license-engine-token';
import { withEngineState } from './with-engine-state';

/** What `withLicenseConnection()` adds to a store; each member is documented at `LicenseStore`. */
export interface LicenseConnectionFeature extends EmptyFeatureResult {
  /** No state is added. */
  state: { connection: ConnectionState; persistence: PersistenceState; tabRole: TabRole };
  props: { signOut: () => Promise<void> };
}

/** What stands between the store, the server and the device, and the way out, for one's own `signalStore(…)`. */
export function withLicenseConnection(): SignalStoreFeature<EmptyFeatureResult, LicenseConnectionFeature> {
  return signalStoreFeature(
    withEngineState<LicenseConnectionFeature['state']>(
      {
        connection: { online: true, pausedUntil: undefined, budgetLeft: 0, waiting: 0, needsSignIn: false },
        persistence: persistenceOff,
        tabRole: 'off',
      },
      (engine) =>
        merge(
          connectionOf(engine).pipe(map((connection) => ({ connection }))),
          engine.persistence$.pipe(map((persistence) => ({ persistence }))),
          engine.tabRole$.pipe(map((tabRole) => ({ tabRole }))),
        ),
    ),
    withProps(() => {
      const engine = inject(LICENSE_ENGINE);
      return { signOut: () => engine.signOut() };
    }),
  );
}

/** In an injection context; `hurry`s the engine when the network is back. */
function connectionOf(engine: LicenseEngine): Observable<ConnectionState> {
  const window = inject(DOCUMENT).defaultView;
  const { limiter } = engine.client;
  const turns = new Observable<void>((subscriber) => limiter.subscribe(() => subscriber.next()));
  const network =
    window === null
      ? EMPTY
      : merge(fromEvent(window, 'online').pipe(tap(() => engine.hurry())), fromEvent(window, 'offline'));
  return merge(engine.needsSignIn$, turns, network).pipe(
    map((): ConnectionState => {
      const { pausedUntil, remaining, queued } = limiter.state;
      return {
        online: window?.navigator.onLine ?? true,
        pausedUntil,
        budgetLeft: remaining,
        waiting: queued,
        needsSignIn: engine.needsSignIn$.value,
      };
    }),
    distinctUntilChanged(isSame),
  );
}
