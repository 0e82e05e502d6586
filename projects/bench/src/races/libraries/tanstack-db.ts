import { createCollection, createTransaction } from '@tanstack/db';
import { changed, refusedOf, type RaceLibrary } from '../race-library';
import type { RaceCell, RaceUser } from '../race-server';

interface Row extends Record<string, unknown> {
  id: string;
  licenses: readonly string[];
}

interface Sync {
  readonly begin: () => void;
  readonly write: (message: { type: 'insert' | 'update'; value: Row }) => void;
  readonly commit: () => void;
}

export const tanstackDb: RaceLibrary = {
  name: 'TanStack DB',
  idiom:
    'a collection with a sync of its own; a transaction per change whose `mutationFn` writes, then reads the list again',
  open: (server) => {
    let sync: Sync | undefined;
    let reads = 0;
    let failed: readonly RaceCell[] = [];
    const known = new Set<string>();
    const users = createCollection<Row, string>({
      getKey: ({ id }) => id,
      startSync: true,
      sync: {
        rowUpdateMode: 'full',
        sync: (primitives) => {
          sync = primitives;
          primitives.markReady();
        },
      },
    });
    const subscription = users.subscribeChanges(() => undefined);
    const take = (entities: readonly RaceUser[]): void => {
      sync?.begin();
      for (const { id, licenses } of entities) {
        sync?.write({ type: known.has(id) ? 'update' : 'insert', value: { id, licenses } });
        known.add(id);
      }
      sync?.commit();
    };
    const load = async (): Promise<void> => {
      // A later read ends the earlier.
      const read = ++reads;
      for (let pageNumber = 1, pageCount = 1; pageNumber <= pageCount; pageNumber++) {
        const page = await server.readPage(pageNumber);
        if (read !== reads) return;
        pageCount = page.pageCount;
        take(page.entities);
      }
    };
    const assign = (cells: readonly RaceCell[]): void => {
      const transaction = createTransaction({
        autoCommit: false,
        mutationFn: async () => {
          failed = cells;
          failed = refusedOf(cells, await server.write(cells));
          // What the list says afterwards replaces what was only hoped for.
          await load();
        },
      });
      transaction.mutate(() => {
        for (const { userId, licenseId, value } of cells) {
          users.update(userId, (draft) => {
            draft.licenses = [...changed(draft.licenses, licenseId, value)];
          });
        }
      });
      transaction.commit().catch(() => load().catch(() => undefined));
    };
    return {
      load,
      refresh: () => void load(),
      assign,
      retryFailed: () => assign(failed),
      shows: (userId, licenseId) => users.get(userId)?.licenses.includes(licenseId) === true,
      listed: () => [...users.keys()],
      close: () => {
        subscription.unsubscribe();
        void users.cleanup();
      },
    };
  },
};
