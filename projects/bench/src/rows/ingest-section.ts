import { samplePages } from '../data/sample-organization';
import { againstFloor, againstPeer, type Bar, type BenchRow } from '../measure/bench-row';
import { medianTime } from '../measure/median-time';
import { loadStore } from '../ours/load-store';
import { openStore, type OpenedStore } from '../ours/open-store';
import { openUnvalidatedStore } from '../ours/open-unvalidated-store';
import { RowWatches } from '../ours/row-watches';
import { SampleServer } from '../ours/sample-server';
import { peerMakers } from '../peers/peer-makers';
import type { PeerTable } from '../peers/peer-table';
import { parseIntoMap } from '../peers/plain-map';
import type { BenchSection } from './bench-section';

const tableWindow = 40;
const unit = 'µs per page of 100';
const floorName = 'floor: the JSON into a Map';

/** Pages into the store, with what a screen shows of it read after each page; in the libraries with live rows only. */
export const ingestSection: BenchSection = {
  name: 'ingest',
  measure: async ({ users: sizes, onRow }) => {
    for (const users of sizes.filter((size) => size <= 100_000)) {
      for await (const row of ingestRows(users)) onRow(row);
    }
  },
};

async function* ingestRows(users: number): AsyncGenerator<BenchRow> {
  const pages = samplePages(users);
  const server = new SampleServer(users, pages);
  const perPage = (time: number): number => (time * 1000) / pages.length;
  const at = `ingest ${users.toLocaleString('en')} users`;
  const floor = perPage(
    await medianTime({ run: () => parseIntoMap(pages), samples: 9, warmup: Math.ceil(400_000 / users) }),
  );
  const hasBar = users >= 100_000;
  const row = (what: string, ours: number, bar: Bar): BenchRow =>
    againstFloor(`${at}, ${what}`, unit, ours, floorName, floor, hasBar ? bar : undefined);
  const trusting = () => openUnvalidatedStore(server, pages);
  const checking = () => openStore(server);
  yield row(
    '40 live rows and counts on, without validation',
    perPage(await oursTime(trusting, users, false)),
    {
      atMost: 2,
    },
  );
  const ours = perPage(await oursTime(checking, users, false));
  yield row('40 live rows and counts on, whole client with validation', ours, { atMost: 3 });
  yield row(
    'and a sorted list of holders on, without validation',
    perPage(await oursTime(trusting, users, true)),
    {
      atMost: 2,
    },
  );
  yield row('and a sorted list of holders on, whole client', perPage(await oursTime(checking, users, true)), {
    atMost: 3,
  });
  const whole = `${at}, 40 live rows on`;
  for (const make of [peerMakers.tanstackQueryExpertly, peerMakers.rtkQuery]) {
    yield await against(make, whole, ours, pages, 1);
  }
  if (!hasBar) return;
  // What slows down as it grows is measured where its mean page is: in the middle.
  const middle = Math.floor(pages.length / 2);
  const mean = `${whole}, mean page (10 pages of ${pages.length})`;
  for (const make of [peerMakers.ngrxEntities, peerMakers.apolloClient, peerMakers.tanstackDb]) {
    const bar = make === peerMakers.ngrxEntities ? { atLeast: 100 } : undefined;
    yield await against(make, mean, ours, pages.slice(0, middle + 10), middle, bar);
  }
}

/** Times the pages from the given one on; those before are there already, and their first rows are live. */
async function against(
  make: () => PeerTable,
  name: string,
  ours: number,
  pages: readonly string[],
  from: number,
  bar?: Bar,
): Promise<BenchRow> {
  let table: PeerTable | undefined;
  let peerName = '';
  const timed = pages.slice(from);
  const time = await medianTime({
    samples: 2,
    warmup: 1,
    isAsync: true,
    before: async () => {
      table = make();
      peerName = table.name;
      await table.ingest(pages.slice(0, from));
      table.watch(tableWindow);
      globalThis.gc?.();
    },
    run: () => table?.ingest(timed),
    after: () => table?.destroy(),
  });
  return againstPeer(name, unit, ours, peerName, (time * 1000) / timed.length, bar);
}

async function oursTime(open: () => OpenedStore, users: number, hasList: boolean): Promise<number> {
  let opened: OpenedStore | undefined;
  return medianTime({
    samples: 7,
    // As many pages for a small organization as for a large one.
    warmup: Math.ceil(400_000 / users),
    isAsync: true,
    before: () => {
      opened = open();
      globalThis.gc?.();
    },
    run: () => opened && ingest(opened, users, hasList),
    after: () => opened?.destroy(),
  });
}

async function ingest({ store }: OpenedStore, users: number, hasList: boolean): Promise<void> {
  const watches = new RowWatches([store.usage, store.userStream]);
  if (hasList) watches.add(store.view({ holds: ['cloudCX2'], sort: { by: 'id' } }));
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
  if (store.users.length() !== users) {
    throw new Error(`the store holds ${store.users.length()} of ${users} users`);
  }
  watches.destroy();
}
