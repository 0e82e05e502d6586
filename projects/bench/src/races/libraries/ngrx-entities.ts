import { patchState, signalStore } from '@ngrx/signals';
import { setAllEntities, setEntities, updateEntity, withEntities } from '@ngrx/signals/entities';
import { makeInjector } from '../../ours/make-injector';
import { changed, inverseOf, refusedOf, type RaceLibrary } from '../race-library';
import type { RaceCell, RaceUser } from '../race-server';

const UserStore = signalStore({ protectedState: false }, withEntities<RaceUser>());

export const ngrxEntities: RaceLibrary = {
  name: '@ngrx/signals',
  idiom:
    '`withEntities`, the cells taken back one by one, the list read again after the last change, the latest read wins',
  open: (server) => {
    const injector = makeInjector([UserStore]);
    const store = injector.get(UserStore);
    let reads = 0;
    let changes = 0;
    let failed: readonly RaceCell[] = [];
    const patch = (cells: readonly RaceCell[]): void => {
      for (const { userId, licenseId, value } of cells) {
        patchState(
          store,
          updateEntity({
            id: userId,
            changes: ({ licenses }) => ({ licenses: changed(licenses, licenseId, value) }),
          }),
        );
      }
    };
    const load = async (): Promise<void> => {
      // As `switchMap`: a later read ends the earlier.
      const read = ++reads;
      const users: RaceUser[] = [];
      for (let pageNumber = 1, pageCount = 1; pageNumber <= pageCount; pageNumber++) {
        const page = await server.readPage(pageNumber);
        if (read !== reads) return;
        pageCount = page.pageCount;
        users.push(...page.entities);
        patchState(store, setEntities([...page.entities]));
      }
      patchState(store, setAllEntities(users));
    };
    const assign = async (cells: readonly RaceCell[]): Promise<void> => {
      changes++;
      patch(cells);
      try {
        failed = refusedOf(cells, await server.write(cells));
        patch(inverseOf(failed));
      } catch {
        failed = cells;
        patch(inverseOf(cells));
      }
      if (--changes === 0) await load();
    };
    return {
      load,
      refresh: () => void load(),
      assign: (cells) => void assign(cells),
      retryFailed: () => void assign(failed),
      shows: (userId, licenseId) => store.entityMap()[userId]?.licenses.includes(licenseId) === true,
      listed: () => store.ids() as string[],
      close: () => injector.destroy(),
    };
  },
};
