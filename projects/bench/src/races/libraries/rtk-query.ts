import { configureStore } from '@reduxjs/toolkit';
import { createApi, fakeBaseQuery } from '@reduxjs/toolkit/query';
import { changed, inverseOf, refusedOf, type RaceLibrary } from '../race-library';
import type { RaceCell, RacePage, RaceStatus, RaceUser } from '../race-server';

export const rtkQuery: RaceLibrary = {
  name: 'RTK Query',
  idiom:
    'infinite query; `onQueryStarted` patches and takes the cells back one by one, each change invalidates the tag',
  open: (server) => {
    let failed: readonly RaceCell[] = [];
    const answered = async <Data>(request: Promise<Data>): Promise<{ data: Data } | { error: unknown }> => {
      try {
        return { data: await request };
      } catch (error) {
        return { error: String(error) };
      }
    };
    const apply = (pages: RacePage[], cells: readonly RaceCell[]): void => {
      for (const { userId, licenseId, value } of cells) {
        for (const page of pages) {
          const entities = page.entities as RaceUser[];
          for (const [index, user] of entities.entries()) {
            if (user.id === userId)
              entities[index] = { ...user, licenses: changed(user.licenses, licenseId, value) };
          }
        }
      }
    };
    const api = createApi({
      baseQuery: fakeBaseQuery<unknown>(),
      tagTypes: ['Users'],
      keepUnusedDataFor: Infinity,
      endpoints: (build) => ({
        users: build.infiniteQuery<RacePage, undefined, number>({
          infiniteQueryOptions: {
            initialPageParam: 1,
            getNextPageParam: ({ pageNumber, pageCount }) =>
              pageNumber < pageCount ? pageNumber + 1 : undefined,
          },
          queryFn: ({ pageParam }) => answered(server.readPage(pageParam)),
          providesTags: ['Users'],
        }),
        assign: build.mutation<readonly RaceStatus[], readonly RaceCell[]>({
          queryFn: (cells) => answered(server.write(cells)),
          invalidatesTags: ['Users'],
          onQueryStarted: async (cells, { dispatch, queryFulfilled }) => {
            const update = (asked: readonly RaceCell[]) =>
              dispatch(
                api.util.updateQueryData('users', undefined, ({ pages }) =>
                  apply(pages as RacePage[], asked),
                ),
              );
            update(cells);
            try {
              failed = refusedOf(cells, (await queryFulfilled).data);
              update(inverseOf(failed));
            } catch {
              failed = cells;
              // Not `undo()`: its patches name places in the list, which a read may have moved.
              update(inverseOf(cells));
            }
          },
        }),
      }),
    });
    const store = configureStore({
      reducer: { [api.reducerPath]: api.reducer },
      middleware: (defaults) => defaults().concat(api.middleware),
      devTools: false,
    });
    const select = api.endpoints.users.select(undefined);
    const pages = (): readonly RacePage[] => select(store.getState()).data?.pages ?? [];
    let unsubscribe = (): void => undefined;
    const loadRest = async (): Promise<void> => {
      while (pages().length < (pages().at(-1)?.pageCount ?? 0)) {
        const { isError } = await store.dispatch(
          api.endpoints.users.initiate(undefined, { direction: 'forward', subscribe: false }),
        );
        if (isError) return;
      }
    };
    const assign = (cells: readonly RaceCell[]): void => {
      void store.dispatch(api.endpoints.assign.initiate(cells, { track: false }));
    };
    return {
      load: async () => {
        const first = store.dispatch(api.endpoints.users.initiate(undefined));
        unsubscribe = () => first.unsubscribe();
        await first;
        await loadRest();
      },
      refresh: () => {
        void store
          .dispatch(api.endpoints.users.initiate(undefined, { forceRefetch: true, subscribe: false }))
          .then(loadRest);
      },
      assign,
      retryFailed: () => assign(failed),
      shows: (userId, licenseId) =>
        pages().some(({ entities }) =>
          entities.some(({ id, licenses }) => id === userId && licenses.includes(licenseId)),
        ),
      listed: () => pages().flatMap(({ entities }) => entities.map(({ id }) => id)),
      close: () => {
        unsubscribe();
        store.dispatch(api.util.resetApiState());
      },
    };
  },
};
