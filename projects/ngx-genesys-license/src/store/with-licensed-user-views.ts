import { computed, inject, type Signal } from '@angular/core';
import {
  signalStoreFeature,
  type,
  withProps,
  type EmptyFeatureResult,
  type SignalStoreFeature,
} from '@ngrx/signals';
import type { UserListView, UserQuery } from '../model/users';
import { LICENSE_ENGINE } from './license-engine-token';
import { UserViews } from './user-views';
import type { LicensedUsersFeature } from './with-licensed-users';

/** What `withLicensedUserViews()` adds to a store; its member is documented at `LicenseStore`. */
export interface LicensedUserViewsFeature extends EmptyFeatureResult {
  props: {
    view: (query: UserQuery) => Signal<UserListView>;
  };
}

/** Filtered and sorted lists of users, for one's own `signalStore(…)`; needs `withLicensedUsers()` before it. */
export function withLicensedUserViews(): SignalStoreFeature<
  EmptyFeatureResult & Pick<LicensedUsersFeature, 'state'>,
  LicensedUserViewsFeature
> {
  return signalStoreFeature(
    type<Pick<LicensedUsersFeature, 'state'>>(),
    withProps((store) => {
      const views = new UserViews(inject(LICENSE_ENGINE));
      const covers = computed(() => (store.userStream().asOf === undefined ? 'loaded' : 'all'));
      return { view: (query: UserQuery) => views.view(query, covers) };
    }),
  );
}
