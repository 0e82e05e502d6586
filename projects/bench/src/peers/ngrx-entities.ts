import { computed } from '@angular/core';
import { patchState, signalStore } from '@ngrx/signals';
import { addEntities, updateEntities, updateEntity, withEntities } from '@ngrx/signals/entities';
import { makeInjector } from '../ours/make-injector';
import { RowWatches } from '../ours/row-watches';
import {
  countsOf,
  holdersById,
  readAnswer,
  withLicense,
  type PeerPage,
  type PeerTable,
  type PeerUser,
} from './peer-table';

const UserStore = signalStore({ protectedState: false }, withEntities<PeerUser>());

/** @ngrx/signals: `withEntities`, its updaters, and a computed per live row. */
export function ngrxEntities(): PeerTable {
  const injector = makeInjector([UserStore]);
  const store = injector.get(UserStore);
  const watches = new RowWatches();
  const idAt = (position: number): string => store.ids()[position] as string;
  const userAt = (position: number): PeerUser => store.entityMap()[idAt(position)] as PeerUser;
  return {
    name: '@ngrx/signals withEntities',
    ingest: async (pages) => {
      for (const page of pages) {
        // As in an application, a page is a turn of its own.
        await Promise.resolve();
        patchState(store, addEntities([...(JSON.parse(page) as PeerPage).entities]));
        watches.flush();
      }
    },
    watch: (rows) => {
      for (let position = 0; position < rows; position++) {
        const id = idAt(position);
        watches.add(computed(() => store.entityMap()[id]));
      }
    },
    takeTold: () => watches.flush(),
    set: (position, licenseId, isHeld) => {
      patchState(
        store,
        updateEntity({
          id: idAt(position),
          changes: (user) => ({ licenses: withLicense(user, licenseId, isHeld) }),
        }),
      );
    },
    begin: (positions, licenseId, isHeld) => {
      const change = (ids: readonly string[], value: boolean): void =>
        patchState(
          store,
          updateEntities({
            ids: [...ids],
            changes: (user) => ({ licenses: withLicense(user, licenseId, value) }),
          }),
        );
      const ids = positions.map(idAt);
      change(ids, isHeld);
      return {
        settle: (answer) =>
          change(
            readAnswer(answer).map(({ userId }) => userId),
            isHeld,
          ),
        rollBack: () => change(ids, !isHeld),
      };
    },
    licenses: (position) => userAt(position).licenses,
    listHolders: (licenseId) => holdersById(store.entities(), licenseId).length,
    countHolders: () => countsOf(store.entities()),
    destroy: () => {
      watches.destroy();
      injector.destroy();
    },
  };
}
