import {
  InfiniteQueryObserver,
  MutationObserver,
  notifyManager,
  QueryClient,
  type InfiniteData,
} from '@tanstack/query-core';
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

type Pages = InfiniteData<PeerPage, number>;

interface Asked {
  readonly position: number;
  readonly licenseId: string;
  readonly isHeld: boolean;
}

const queryKey = ['license-users'];

function rowOf(pages: readonly PeerPage[], position: number): PeerUser {
  return pages[Math.floor(position / samplePageSize)]?.entities[position % samplePageSize] as PeerUser;
}

/**
 * TanStack Query: an infinite query and `setQueryData`. As documented every page and row is walked to find one;
 * expertly the page and the row are known, and only they are copied.
 */
export function tanstackQuery(way: 'as documented' | 'expertly'): PeerTable {
  // At once instead of in a timer of its own, so that what the listeners do is in the measure.
  notifyManager.setScheduler((callback) => callback());
  const client = new QueryClient();
  client.mount();
  let source: readonly string[] = [];
  const options = {
    queryKey,
    queryFn: async ({ pageParam }: { pageParam: number }) => JSON.parse(source[pageParam] ?? '') as PeerPage,
    initialPageParam: 0,
    getNextPageParam: (_: PeerPage, __: readonly PeerPage[], last: number) => last + 1,
    staleTime: Infinity,
    gcTime: Infinity,
  };
  const observer = new InfiniteQueryObserver(client, { ...options, enabled: false });
  const rows = new ComparedRows();
  const data = (): Pages => client.getQueryData<Pages>(queryKey) ?? { pages: [], pageParams: [] };
  const userAt = (position: number): PeerUser => rowOf(data().pages, position);
  const unsubscribe = observer.subscribe(({ data: current }) => {
    if (current !== undefined) rows.compare((position) => rowOf(current.pages, position));
  });
  const all = function* (): Generator<PeerUser> {
    for (const { entities } of data().pages) yield* entities;
  };

  const write = (positions: readonly number[], licenseId: string, isHeld: boolean): void => {
    const change = (user: PeerUser): PeerUser => ({
      ...user,
      licenses: withLicense(user, licenseId, isHeld),
    });
    if (way === 'as documented') {
      const ids = new Set(positions.map((position) => userAt(position).id));
      client.setQueryData<Pages>(queryKey, (old) =>
        old === undefined
          ? old
          : {
              ...old,
              pages: old.pages.map((page) => ({
                ...page,
                entities: page.entities.map((user) => (ids.has(user.id) ? change(user) : user)),
              })),
            },
      );
      return;
    }
    client.setQueryData<Pages>(queryKey, (old) => {
      if (old === undefined) return old;
      const pages = [...old.pages];
      const copied = new Map<number, PeerUser[]>();
      for (const position of positions) {
        const pageIndex = Math.floor(position / samplePageSize);
        let entities = copied.get(pageIndex);
        if (entities === undefined) {
          const page = pages[pageIndex] as PeerPage;
          entities = [...page.entities];
          copied.set(pageIndex, entities);
          pages[pageIndex] = { ...page, entities };
        }
        entities[position % samplePageSize] = change(entities[position % samplePageSize] as PeerUser);
      }
      return { ...old, pages };
    });
  };

  return {
    name: `TanStack Query, ${way}`,
    ingest: async (pages) => {
      source = [...source, ...pages];
      for (let loaded = data().pages.length; loaded < source.length; loaded++) {
        await observer.fetchNextPage();
      }
    },
    watch: (count) => rows.watch(Array.from({ length: count }, (_, position) => userAt(position))),
    takeTold: () => rows.takeTold(),
    set: (position, licenseId, isHeld) => write([position], licenseId, isHeld),
    mutate: async (position, licenseId, isHeld) => {
      const asked: Asked = { position, licenseId, isHeld };
      await new Promise<void>((resolve) => {
        const mutation = new MutationObserver<undefined, Error, Asked>(client, {
          // The answer is here at once.
          mutationFn: () => Promise.resolve(undefined),
          onMutate: async (change) => {
            await client.cancelQueries({ queryKey });
            write([change.position], change.licenseId, change.isHeld);
            resolve();
          },
          onError: (_, change) => write([change.position], change.licenseId, !change.isHeld),
          gcTime: 0,
        });
        void mutation.mutate(asked);
      });
    },
    begin: (positions, licenseId, isHeld) => {
      write(positions, licenseId, isHeld);
      return {
        settle: (answer) => {
          readAnswer(answer);
          write(positions, licenseId, isHeld);
        },
        rollBack: () => write(positions, licenseId, !isHeld),
      };
    },
    licenses: (position) => userAt(position).licenses,
    listHolders: (licenseId) => holdersById(all(), licenseId).length,
    countHolders: () => countsOf(all()),
    destroy: () => {
      unsubscribe();
      client.clear();
      client.unmount();
    },
  };
}
