import { createCollection, createLiveQueryCollection, createTransaction, inArray } from '@tanstack/db';
import {
  countsOf,
  readAnswer,
  withLicense,
  type PeerPage,
  type PeerTable,
  type PeerUser,
} from './peer-table';

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
  const open = (
    positions: readonly number[],
    licenseId: string,
    isHeld: boolean,
    answer: Promise<string>,
  ) => {
    const transaction = createTransaction({
      autoCommit: false,
      mutationFn: async ({ transaction: { mutations } }) => {
        const answered = new Set(readAnswer(await answer).map(({ userId }) => userId));
        const done = mutations.filter(({ key }) => answered.has(key as string));
        syncRows(
          'update',
          done.map(({ modified }) => modified as Row),
        );
      },
    });
    // Row by row within one transaction takes minutes for 10,000: each looks at all before it.
    transaction.mutate(() =>
      users.update(
        positions.map((position) => ids[position] as string),
        (drafts) => {
          for (const draft of drafts) draft.licenses = [...withLicense(draft, licenseId, isHeld)];
        },
      ),
    );
    return transaction.commit().then(
      () => undefined,
      // Refused: the transaction has taken itself back.
      () => undefined,
    );
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
      // The answer is here at once: what is pending does not pile up.
      const row = { userId: ids[position], licenseId, result: 'success' };
      void open([position], licenseId, isHeld, Promise.resolve(JSON.stringify([row])));
    },
    begin: (positions, licenseId, isHeld) => {
      let give: (answer: string) => void = () => undefined;
      let refuse: (error: Error) => void = () => undefined;
      const answer = new Promise<string>((resolve, reject) => {
        give = resolve;
        refuse = reject;
      });
      const ended = open(positions, licenseId, isHeld, answer);
      return {
        settle: (text) => {
          give(text);
          return ended;
        },
        rollBack: () => {
          refuse(new Error('refused'));
          return ended;
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
