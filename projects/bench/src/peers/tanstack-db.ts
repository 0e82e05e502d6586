import {
  createCollection,
  createLiveQueryCollection,
  createTransaction,
  inArray,
  type Transaction,
} from '@tanstack/db';
import { countsOf, withLicense, type PeerPage, type PeerTable, type PeerUser } from './peer-table';

interface Row extends Record<string, unknown> {
  id: string;
  licenses: readonly string[];
}

interface Sync {
  readonly begin: () => void;
  readonly write: (message: { type: 'insert' | 'update'; value: Row }) => void;
  readonly commit: () => void;
}

/** TanStack DB: a collection fed page by page through its sync primitives, transactions, and a live query. */
export function tanstackDb(): PeerTable {
  let sync: Sync | undefined;
  const users = createCollection<Row, string>({
    getKey: ({ id }) => id,
    startSync: true,
    gcTime: 0,
    sync: {
      rowUpdateMode: 'full',
      sync: (primitives) => {
        sync = primitives;
        primitives.markReady();
      },
    },
  });
  const ids: string[] = [];
  const live = new Set<string>();
  let told = 0;
  const lists = new Map<string, ReturnType<typeof listOf>>();
  const listOf = (licenseId: string) => {
    const list = createLiveQueryCollection({
      startSync: true,
      query: (query) =>
        query
          .from({ user: users })
          .where(({ user }) => inArray(licenseId, user.licenses))
          .orderBy(({ user }) => user.id),
    });
    list.subscribeChanges(() => undefined);
    return list;
  };
  const subscription = users.subscribeChanges((changes) => {
    for (const { key } of changes) if (live.has(key)) told++;
  });
  const syncRows = (type: 'insert' | 'update', rows: Iterable<Row>): void => {
    sync?.begin();
    for (const value of rows) sync?.write({ type, value });
    sync?.commit();
  };
  const update = (position: number, licenseId: string, isHeld: boolean): void => {
    users.update(ids[position] as string, (draft) => {
      draft.licenses = [...withLicense(draft, licenseId, isHeld)];
    });
  };
  const open = (
    positions: readonly number[],
    licenseId: string,
    isHeld: boolean,
    answer: Promise<unknown>,
  ) => {
    const transaction: Transaction = createTransaction({
      autoCommit: false,
      mutationFn: async ({ transaction: { mutations } }) => {
        await answer;
        syncRows(
          'update',
          mutations.map(({ modified }) => modified as Row),
        );
      },
    });
    transaction.mutate(() => {
      for (const position of positions) update(position, licenseId, isHeld);
    });
    return transaction;
  };
  return {
    name: 'TanStack DB',
    ingest: async (pages) => {
      for (const page of pages) {
        await Promise.resolve();
        const { entities } = JSON.parse(page) as PeerPage;
        for (const { id } of entities) ids.push(id);
        syncRows('insert', entities as readonly Row[]);
      }
    },
    watch: (rows) => {
      for (const id of ids.slice(0, rows)) live.add(id);
    },
    takeTold: () => {
      const count = told;
      told = 0;
      return count;
    },
    set: (position, licenseId, isHeld) => {
      const transaction = open([position], licenseId, isHeld, Promise.resolve());
      // The answer is here at once: what is pending does not pile up.
      void transaction.commit();
    },
    begin: (positions, licenseId) => {
      let answer: () => void = () => undefined;
      const transaction = open(
        positions,
        licenseId,
        true,
        new Promise<void>((resolve) => (answer = resolve)),
      );
      return {
        settle: async () => {
          answer();
          await transaction.commit();
        },
        rollBack: async () => {
          const ended = transaction.when('settled').catch(() => undefined);
          transaction.rollback();
          await ended;
        },
      };
    },
    licenses: (position) => users.get(ids[position] as string)?.licenses ?? [],
    listHolders: (licenseId) => {
      let list = lists.get(licenseId);
      if (list === undefined) lists.set(licenseId, (list = listOf(licenseId)));
      return list.size;
    },
    countHolders: () => countsOf(users.values() as Iterable<PeerUser>),
    destroy: () => {
      subscription.unsubscribe();
      for (const list of lists.values()) void list.cleanup();
      void users.cleanup();
    },
  };
}
