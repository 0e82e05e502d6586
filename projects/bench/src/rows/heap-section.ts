import { samplePageJson, samplePageSize } from '../data/sample-organization';
import { againstFloor, againstPeer } from '../measure/bench-row';
import { loadStore } from '../ours/load-store';
import { openStore } from '../ours/open-store';
import { SampleServer } from '../ours/sample-server';
import { peerMakers } from '../peers/peer-makers';
import { parseIntoMap } from '../peers/plain-map';
import type { BenchSection } from './bench-section';

const unit = 'bytes per user';

/** What stays in memory per user, ids included, when all are loaded. */
export const heapSection: BenchSection = {
  name: 'heap',
  measure: async ({ users: sizes, onRow }) => {
    const users = sizes.at(-1) ?? 10_000;
    const at = `heap, ${users.toLocaleString('en')} users`;
    const ours = await heapOf(users, async () => {
      const opened = openStore(new SampleServer(users));
      await loadStore(opened.store);
      return opened;
    });
    onRow(
      againstFloor(at, unit, ours, 'bar: 130 bytes', 130, users >= 1_000_000 ? { atMost: 1 } : undefined),
    );
    const floor = await heapOf(users, async () => parseIntoMap(pagesOf(users)));
    onRow(againstFloor(at, unit, ours, 'floor: the JSON in a Map', floor));
    const query = await heapOf(users, async () => {
      const table = peerMakers.tanstackQueryExpertly();
      // One page: a thousand of them hold the same rows.
      await table.ingest([samplePageJson(1, users, users)]);
      return table;
    });
    onRow(againstPeer(at, unit, ours, 'TanStack Query', query));
    const entities = await heapOf(users, async () => {
      const table = peerMakers.ngrxEntities();
      await table.ingest([samplePageJson(1, users, users)]);
      return table;
    });
    onRow(againstPeer(at, unit, ours, '@ngrx/signals withEntities', entities));
  },
};

function* pagesOf(users: number): Generator<string> {
  for (let page = 1; page <= Math.ceil(users / samplePageSize); page++) yield samplePageJson(page, users);
}

async function heapOf(users: number, make: () => Promise<unknown>): Promise<number> {
  const before = await used();
  const kept = await make();
  const after = await used();
  // Still in use here, so that it cannot have been collected before.
  if (kept === undefined) throw new Error('nothing was made');
  return (after - before) / users;
}

async function used(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error('the heap is measured with --expose-gc');
  // What only weak references and timers still hold goes in later turns.
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
