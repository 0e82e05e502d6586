import { freeLicense, samplePages } from '../data/sample-organization';
import { againstFloor, againstPeer, type BenchRow } from '../measure/bench-row';
import { medianTime } from '../measure/median-time';
import { loadStore } from '../ours/load-store';
import { openStore, type OpenedStore } from '../ours/open-store';
import { openUnvalidatedStore } from '../ours/open-unvalidated-store';
import { RowWatches } from '../ours/row-watches';
import { SampleServer } from '../ours/sample-server';
import { apolloClient } from '../peers/apollo-client';
import { ngrxEntities } from '../peers/ngrx-entities';
import type { PeerTable } from '../peers/peer-table';
import { parseIntoMap } from '../peers/plain-map';
import { rtkQuery } from '../peers/rtk-query';
import { tanstackDb } from '../peers/tanstack-db';
import { tanstackQuery } from '../peers/tanstack-query';
import type { BenchSection } from './bench-section';

const tableWindow = 40;
const unit = 'µs per page of 100';

/** Pages into the store, with a table window, counts and a view on; in the libraries with the window only. */
export const ingestSection: BenchSection = {
  name: 'ingest',
  measure: async ({ users: sizes }) => {
    const rows: BenchRow[] = [];
    for (const users of sizes.filter((size) => size <= 100_000)) rows.push(...(await ingestRows(users)));
    return rows;
  },
};

async function ingestRows(users: number): Promise<BenchRow[]> {
  const pages = samplePages(users);
  const server = new SampleServer(users, pages);
  const perPage = (time: number): number => (time * 1000) / pages.length;
  const at = `ingest ${users.toLocaleString('en')} users`;
  const floor = perPage(await medianTime({ run: () => parseIntoMap(pages), samples: 7 }));
  const unvalidated = perPage(await ingestTime(() => openUnvalidatedStore(server, pages), users));
  const validated = perPage(await ingestTime(() => openStore(server), users));
  const rows = [
    againstFloor(`${at}, without validation`, unit, unvalidated, 'floor: JSON into a Map', floor, {
      atMost: 2,
    }),
    againstFloor(`${at}, whole client and validation`, unit, validated, 'floor: JSON into a Map', floor, {
      atMost: 3,
    }),
  ];
  for (const make of [() => tanstackQuery('expertly'), rtkQuery]) {
    rows.push(await against(make, at, validated, () => 0, pages));
  }
  // What slows down as it grows is measured where its mean page is: in the middle.
  const middle = pages.length / 2;
  for (const [make, bar] of [
    [ngrxEntities, users >= 100_000 ? { atLeast: 100 } : undefined],
    [apolloClient, undefined],
    [tanstackDb, undefined],
  ] as const) {
    rows.push(
      await against(
        make,
        `${at}, mean page (10 of ${pages.length})`,
        validated,
        () => middle,
        pages.slice(0, middle + 10),
        bar,
      ),
    );
  }
  return rows;
}

async function against(
  make: () => PeerTable,
  name: string,
  ours: number,
  from: () => number,
  pages: readonly string[],
  bar?: { readonly atLeast: number },
): Promise<BenchRow> {
  let table = make();
  const { name: peerName } = table;
  table.destroy();
  const timed = pages.slice(from());
  const time = await medianTime({
    samples: 3,
    warmup: 1,
    isAsync: true,
    before: async () => {
      table = make();
      await table.ingest(pages.slice(0, Math.max(1, from())));
      table.watch(tableWindow);
      globalThis.gc?.();
    },
    run: () => table.ingest(from() === 0 ? timed.slice(1) : timed),
    after: () => table.destroy(),
  });
  return againstPeer(
    name,
    unit,
    ours,
    peerName,
    (time * 1000) / (from() === 0 ? timed.length - 1 : timed.length),
    bar,
  );
}

async function ingestTime(open: () => OpenedStore, users: number): Promise<number> {
  let opened = open();
  opened.destroy();
  return medianTime({
    samples: 5,
    warmup: 2,
    isAsync: true,
    before: () => {
      opened = open();
      globalThis.gc?.();
    },
    run: () => ingest(opened, users),
    after: () => opened.destroy(),
  });
}

/** Everything a screen shows is read after each page. */
async function ingest({ store }: OpenedStore, users: number): Promise<void> {
  const watches = new RowWatches([
    store.usage,
    store.view({ lacks: [freeLicense], sort: { by: 'id' } }),
    store.userStream,
  ]);
  let isWindowOn = false;
  await loadStore(store, () => {
    if (!isWindowOn) {
      isWindowOn = true;
      for (let position = 0; position < tableWindow; position++) {
        watches.add(store.user(store.users.at(position) ?? ''));
      }
    }
    watches.flush();
  });
  if (store.users.length() !== users)
    throw new Error(`the store holds ${store.users.length()} of ${users} users`);
  watches.destroy();
}
