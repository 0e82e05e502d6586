import { freeLicense, sampleUserId } from '../data/sample-organization';
import { againstFloor, againstPeer } from '../measure/bench-row';
import { medianTime } from '../measure/median-time';
import { loadedPeer, loadedStore } from './loaded';
import { RowWatches } from '../ours/row-watches';
import type { PeerName } from '../peers/peer-makers';
import type { PeerTable } from '../peers/peer-table';
import type { BenchSection } from './bench-section';

const liveRows = 1000;
const unit = 'µs';

/** Samples of those that take milliseconds are fewer than a hundred. */
const peersAt: Readonly<Record<number, readonly (readonly [PeerName, number])[]>> = {
  100_000: [
    ['tanstackQueryExpertly', 500],
    ['tanstackQueryAsDocumented', 10],
    ['rtkQuery', 100],
    ['ngrxEntities', 5],
    ['apolloClient', 15],
    ['tanstackDb', 100],
  ],
};

/** One optimistic change of one cell with 1,000 live rows: until the row that shows it has been read again. */
export const toggleSection: BenchSection = {
  name: 'toggle',
  measure: async ({ users: sizes, onRow }) => {
    const [smallest = 10_000] = sizes;
    for (const users of sizes) {
      const name = `one optimistic change, ${users.toLocaleString('en')} users, 1,000 live rows`;
      const ours = (await toggleOurs(users)) * 1000;
      if (users === smallest) {
        onRow({ name, unit, ours, peer: undefined, peerName: undefined, ratio: undefined });
      } else {
        // Again, next to it in time: a machine is not always equally fast.
        const small = (await toggleOurs(smallest)) * 1000;
        const atSmall = `ours at ${smallest.toLocaleString('en')}`;
        onRow(againstFloor(name, unit, ours, atSmall, small, { atMost: 1.5 }));
      }
      for (const [maker, samples] of peersAt[users] ?? []) {
        const table = await loadedPeer(maker, users);
        table.watch(liveRows);
        const isExpert = maker === 'tanstackQueryExpertly';
        const plain = await togglePeer(table, samples);
        onRow(againstPeer(name, unit, ours, `${table.name}${isExpert ? ', cache only' : ''}`, plain));
        if (isExpert) {
          const whole = await mutatePeer(table, samples);
          onRow(againstPeer(name, unit, ours, `${table.name}, mutation`, whole, { atLeast: 2 }));
        }
        table.destroy();
      }
    }
  },
};

async function togglePeer(table: PeerTable, samples: number): Promise<number> {
  let position = 0;
  let told = 0;
  table.takeTold();
  const time = await medianTime({
    samples,
    warmup: samples * 2,
    isBrief: samples >= 100,
    run: () => {
      position = (position + 37) % liveRows;
      table.set(position, freeLicense, !table.licenses(position).includes(freeLicense));
      told = table.takeTold();
    },
    after: async () => {
      if (told === 0) throw new Error(`${table.name} told nobody`);
      await settled();
    },
  });
  return time * 1000;
}

async function mutatePeer(table: PeerTable, samples: number): Promise<number> {
  let position = 0;
  const time = await medianTime({
    samples,
    warmup: samples * 2,
    isBrief: true,
    isAsync: true,
    run: async () => {
      position = (position + 37) % liveRows;
      const isHeld = table.licenses(position).includes(freeLicense);
      await table.mutate?.(position, freeLicense, !isHeld);
      table.takeTold();
    },
    after: settled,
  });
  return time * 1000;
}

/** What is done at once when the answer comes. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function toggleOurs(users: number): Promise<number> {
  const { store, destroy } = await loadedStore(users);
  const watches = new RowWatches();
  const ids = Array.from({ length: liveRows }, (_, position) => sampleUserId(position));
  for (const id of ids) watches.add(store.user(id));
  let position = 0;
  let told = 0;
  let report: Promise<unknown> = Promise.resolve();
  const time = await medianTime({
    samples: 300,
    warmup: 1500,
    isBrief: true,
    before: () => {
      watches.flush();
    },
    run: () => {
      position = (position + 37) % liveRows;
      const userIds = [ids[position] as string];
      const isHeld = store.holds(userIds[0] as string, freeLicense)();
      report = store.assign({ userIds, [isHeld ? 'remove' : 'add']: [freeLicense] }).report;
      told = watches.flush();
    },
    after: async () => {
      if (told !== 1) throw new Error(`one change told ${told} rows`);
      await report;
    },
  });
  watches.destroy();
  destroy();
  return time;
}
