import { configureStore } from '@reduxjs/toolkit';
import { createApi, fakeBaseQuery, setupListeners } from '@reduxjs/toolkit/query';
import { samplePageSize } from '../data/sample-organization';
import {
  ComparedRows,
  countsOf,
  holdersById,
  readAnswer,
  withLicense,
  type PeerPage,
  type PeerTable,
  type PeerUser,
} from './peer-table';

function rowOf(pages: readonly PeerPage[], position: number): PeerUser {
  return pages[Math.floor(position / samplePageSize)]?.entities[position % samplePageSize] as PeerUser;
}

/** Redux Toolkit Query: an infinite query, and patches by `updateQueryData` at a known page and row. */
export function rtkQuery(): PeerTable {
  let source: readonly string[] = [];
  const api = createApi({
    baseQuery: fakeBaseQuery(),
    keepUnusedDataFor: Infinity,
    endpoints: (build) => ({
      users: build.infiniteQuery<PeerPage, undefined, number>({
        infiniteQueryOptions: {
          initialPageParam: 0,
          getNextPageParam: (_, __, last) => (last + 1 < source.length ? last + 1 : undefined),
        },
        queryFn: async ({ pageParam }) => ({ data: JSON.parse(source[pageParam] ?? '') as PeerPage }),
      }),
    }),
  });
  const store = configureStore({
    reducer: { [api.reducerPath]: api.reducer },
    middleware: (defaults) => defaults().concat(api.middleware),
    // At once instead of with the next frame, so that what the listeners do is in the measure.
    enhancers: (defaults) => defaults({ autoBatch: false }),
    devTools: false,
  });
  const stopListening = setupListeners(store.dispatch);
  const select = api.endpoints.users.select(undefined);
  const pages = (): readonly PeerPage[] => select(store.getState()).data?.pages ?? [];
  const userAt = (position: number): PeerUser => rowOf(pages(), position);
  const all = function* (): Generator<PeerUser> {
    for (const { entities } of pages()) yield* entities;
  };
  const rows = new ComparedRows();
  const unsubscribe = store.subscribe(() => {
    const current = pages();
    rows.compare((position) => rowOf(current, position));
  });
  let subscription: { unsubscribe(): void } | undefined;

  const write = (positions: readonly number[], licenseId: string, isHeld: boolean): { undo(): void } =>
    store.dispatch(
      api.util.updateQueryData('users', undefined, (draft) => {
        for (const position of positions) {
          const page = draft.pages[Math.floor(position / samplePageSize)];
          const index = position % samplePageSize;
          const user = page?.entities[index];
          if (page === undefined || user === undefined) continue;
          (page.entities as PeerUser[])[index] = {
            ...user,
            licenses: [...withLicense(user, licenseId, isHeld)],
          };
        }
      }),
    );

  return {
    name: 'RTK Query, page and row known',
    ingest: async (more) => {
      source = [...source, ...more];
      if (subscription === undefined) {
        const first = store.dispatch(api.endpoints.users.initiate(undefined));
        subscription = first;
        await first;
      }
      while (pages().length < source.length) {
        await store.dispatch(
          api.endpoints.users.initiate(undefined, { direction: 'forward', subscribe: false }),
        );
      }
    },
    watch: (count) => rows.watch(Array.from({ length: count }, (_, position) => userAt(position))),
    takeTold: () => rows.takeTold(),
    set: (position, licenseId, isHeld) => void write([position], licenseId, isHeld),
    begin: (positions, licenseId, isHeld) => {
      const patch = write(positions, licenseId, isHeld);
      return {
        settle: (answer) => {
          readAnswer(answer);
          write(positions, licenseId, isHeld);
        },
        rollBack: () => patch.undo(),
      };
    },
    licenses: (position) => userAt(position).licenses,
    listHolders: (licenseId) => holdersById(all(), licenseId).length,
    countHolders: () => countsOf(all()),
    destroy: () => {
      unsubscribe();
      stopListening();
      subscription?.unsubscribe();
      store.dispatch(api.util.resetApiState());
    },
  };
}
