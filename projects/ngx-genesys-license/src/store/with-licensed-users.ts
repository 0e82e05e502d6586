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
          return usageOf(
            store.definitions().map(({ id }) => id),
            engine.ledger.licenses,
            (license) => engine.ledger.holders(license),
            (licenseId) => store.label(licenseId),
          );
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
  defined: readonly string[],
  licenses: { readonly size: number; name(number: number): string; find(name: string): number | undefined },
  holders: (license: number) => number,
  label: (licenseId: string) => string,
): LicenseUsage[] {
  const isDefined = new Set(defined);
  const usage: LicenseUsage[] = [...isDefined].map((licenseId) => {
    const license = licenses.find(licenseId);
    return {
      licenseId,
      label: label(licenseId),
      holders: license === undefined ? 0 : holders(license),
      isDefined: true,
    };
  });
  for (let license = 0; license < licenses.size; license++) {
    const licenseId = licenses.name(license);
    const count = holders(license);
    if (isDefined.has(licenseId) || count === 0) continue;
    usage.push({ licenseId, label: label(licenseId), holders: count, isDefined: false });
  }
  return usage;
}
