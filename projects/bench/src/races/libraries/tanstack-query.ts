import {
  InfiniteQueryObserver,
  MutationObserver,
  QueryClient,
  type InfiniteData,
} from '@tanstack/query-core';
import { changed, inverseOf, refusedOf, type RaceLibrary } from '../race-library';
import type { RaceCell, RacePage, RaceStatus } from '../race-server';

type Pages = InfiniteData<RacePage, number>;

const queryKey = ['users'];
const mutationKey = ['assign'];

/**
 * As its documentation says of optimistic updates, with what experts add: the cells are taken back one by one instead of
 * a snapshot, and the list is read again only after the last of several changes.
 */
export function tanstackQuery(way: 'in parallel' | 'in a scope'): RaceLibrary {
  return {
    name: `TanStack Query, changes ${way}`,
    idiom:
      '`useInfiniteQuery`; `onMutate` cancels reads and patches, `onError` takes the cells back, `onSettled` invalidates after the last change' +
      (way === 'in a scope' ? '; one `scope` for all changes' : ''),
    open: (server) => {
      const client = new QueryClient({ defaultOptions: { queries: { gcTime: Infinity, retry: false } } });
      client.mount();
      const list = new InfiniteQueryObserver(client, {
        queryKey,
        queryFn: ({ pageParam }) => server.readPage(pageParam),
        initialPageParam: 1,
        getNextPageParam: ({ pageNumber, pageCount }: RacePage) =>
          pageNumber < pageCount ? pageNumber + 1 : undefined,
        staleTime: Infinity,
      });
      const unsubscribe = list.subscribe(() => undefined);
      const pages = (): readonly RacePage[] => client.getQueryData<Pages>(queryKey)?.pages ?? [];
      let failed: readonly RaceCell[] = [];
      const patch = (cells: readonly RaceCell[]): void => {
        client.setQueryData<Pages>(queryKey, (old) => {
          if (old === undefined) return old;
          const entitiesOf = ({ entities }: RacePage) =>
            entities.map((user) =>
              cells
                .filter(({ userId }) => userId === user.id)
                .reduce(
                  (row, { licenseId, value }) => ({
                    ...row,
                    licenses: changed(row.licenses, licenseId, value),
                  }),
                  user,
                ),
            );
          return { ...old, pages: old.pages.map((page) => ({ ...page, entities: entitiesOf(page) })) };
        });
      };
      const assign = (cells: readonly RaceCell[]): void => {
        const mutation = new MutationObserver<readonly RaceStatus[], Error, readonly RaceCell[]>(client, {
          mutationKey,
          gcTime: Infinity,
          ...(way === 'in a scope' ? { scope: { id: 'assign' } } : {}),
          mutationFn: (asked) => server.write(asked),
          onMutate: async (asked) => {
            await client.cancelQueries({ queryKey });
            patch(asked);
          },
          onSuccess: (rows, asked) => {
            failed = refusedOf(asked, rows);
            patch(inverseOf(failed));
          },
          onError: (_, asked) => {
            failed = asked;
            patch(inverseOf(asked));
          },
          onSettled: () => {
            if (client.isMutating({ mutationKey }) === 1) void client.invalidateQueries({ queryKey });
          },
        });
        mutation.mutate(cells).catch(() => undefined);
      };
      const load = async (): Promise<void> => {
        await list.refetch();
        while (list.getCurrentResult().hasNextPage) {
          const { isError } = await list.fetchNextPage();
          if (isError) return;
        }
      };
      return {
        load,
        refresh: () => void load(),
        assign,
        retryFailed: () => assign(failed),
        shows: (userId, licenseId) =>
          pages().some(({ entities }) =>
            entities.some(({ id, licenses }) => id === userId && licenses.includes(licenseId)),
          ),
        listed: () => pages().flatMap(({ entities }) => entities.map(({ id }) => id)),
        close: () => {
          unsubscribe();
          client.clear();
          client.unmount();
        },
      };
    },
  };
}
