import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  signalStoreFeature,
  type,
  withProps,
  type EmptyFeatureResult,
  type SignalStoreFeature,
} from '@ngrx/signals';
import { defer, filter, map, merge, type Observable } from 'rxjs';
import type { LicenseLedger } from '../core/license-ledger';
import { idleStream } from '../engine/user-sweep';
import type { UserStreamState } from '../model/status';
import type { LicensedUser, LicenseUsage, LicenseUserPage, StreamOptions, UserList } from '../model/users';
import { LICENSE_ENGINE } from './license-engine-token';
import { userListOf } from './user-list';
import { UserSignals } from './user-signals';
import { withEngineState } from './with-engine-state';
import type { LicenseDefinitionsFeature } from './with-license-definitions';

/** What `withLicensedUsers()` adds to a store; each member is documented at `LicenseStore`. */
export interface LicensedUsersFeature extends EmptyFeatureResult {
  /** No state is added. */
  state: { userStream: UserStreamState };
  props: {
    users: UserList;
    usage: Signal<readonly LicenseUsage[]>;
    streamUsers: (options?: StreamOptions) => Observable<LicenseUserPage>;
    user: (userId: string) => Signal<LicensedUser | undefined>;
    holds: (userId: string, licenseId: string) => Signal<boolean>;
    refreshUsers: (userIds: readonly string[]) => Promise<void>;
    findUsersByEmail: (emails: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  };
}

/** The organization's users and what they hold, for one's own `signalStore(…)`; needs `withLicenseDefinitions()` before it. */
export function withLicensedUsers(): SignalStoreFeature<
  EmptyFeatureResult & Pick<LicenseDefinitionsFeature, 'props'>,
  LicensedUsersFeature
> {
  return signalStoreFeature(
    type<Pick<LicenseDefinitionsFeature, 'props'>>(),
    withEngineState<LicensedUsersFeature['state']>({ userStream: idleStream }, (engine) =>
      engine.stream$.pipe(map((userStream) => ({ userStream }))),
    ),
    withProps((store) => {
      const engine = inject(LICENSE_ENGINE);
      const signals = new UserSignals(engine);
      const counted = engine.changes$.pipe(filter(({ counts }) => counts));
      const counts = toSignal(merge(counted, engine.reset$), { equal: () => false });
      return {
        users: userListOf(engine),
        usage: computed(() => {
          counts();
          const defined = store.definitions().map(({ id }) => id);
          return usageOf(engine.ledger, new Set(defined), (licenseId) => store.label(licenseId));
        }),
        streamUsers: (options: StreamOptions = {}) => defer(() => engine.sweep.stream(options)),
        user: (userId: string) => signals.user(userId),
        holds: (userId: string, licenseId: string) => signals.holds(userId, licenseId),
        refreshUsers: (userIds: readonly string[]) => engine.refresh(userIds),
        findUsersByEmail: (emails: readonly string[]) => engine.findByEmail(emails),
      };
    }),
  );
}

function usageOf(
  ledger: LicenseLedger,
  defined: ReadonlySet<string>,
  label: (licenseId: string) => string,
): LicenseUsage[] {
  const counts = new Map(Array.from(defined, (licenseId) => [licenseId, 0]));
  for (let license = 0; license < ledger.licenses.size; license++) {
    const licenseId = ledger.licenses.name(license);
    const holders = ledger.holders(license);
    if (holders > 0) counts.set(licenseId, holders);
  }
  return Array.from(counts, ([licenseId, holders]) => ({
    licenseId,
    label: label(licenseId),
    holders,
    isDefined: defined.has(licenseId),
  }));
}
