import { computed } from '@angular/core';
import { withDevtools } from '@angular-architects/ngrx-toolkit';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { withLicenseAssignment, withLicenseDefinitions, withLicensedUsers } from 'ngx-genesys-license';

/**
 * A store of one's own over the same data as `LicenseStore`: state of its own, the features it needs, and the devtools of
 * @angular-architects/ngrx-toolkit, which show the state. Needs `provideLicenseStore()` in the same injector or above.
 */
export const TeamStore = signalStore(
  withDevtools('team'),
  withState({ memberIds: [] as readonly string[] }),
  withLicenseDefinitions(),
  withLicensedUsers(),
  withLicenseAssignment(),
  withComputed(({ memberIds, holds }) => ({
    withWem: computed(() => memberIds().filter((id) => holds(id, 'gc2WEMupgrade')()).length),
  })),
  withMethods((store) => ({
    choose: (memberIds: readonly string[]) => patchState(store, { memberIds }),
    giveWem: () => store.assign({ userIds: store.memberIds(), add: ['gc2WEMupgrade'] }),
  })),
);
