import { samplePages, samplePageSize } from '../data/sample-organization';
import { againstFloor, againstPeer } from '../measure/bench-row';
import { loadStore } from '../ours/load-store';
import { openStore } from '../ours/open-store';
import { SampleServer } from '../ours/sample-server';
import { peerMakers } from '../peers/peer-makers';
import type { BenchSection } from './bench-section';

const pages = 1000;
const latency = 50;
const concurrency = 4;
const peerPages = 60;
const unit = 'ms';

const slept = () => new Promise<void>((resolve) => setTimeout(resolve, latency));

/** Pages from a server that takes its time, with the limit of requests off. */
export const streamSection: BenchSection = {
  name: 'stream',
  measure: async ({ onRow }) => {
    const users = pages * samplePageSize;
    const server = new SampleServer(users, samplePages(users));
    const { store, destroy } = openStore(server);
    // A server that has been asked before, and code that is warm.
    await loadStore(store);
    server.latency = slept;
    const start = performance.now();
    await loadStore(store);
    const ours = performance.now() - start;
    destroy();
    const ideal = (pages / concurrency) * latency;
    onRow(
      againstFloor(`stream of 1,000 pages at 50 ms, 4 at a time`, unit, ours, 'ideal', ideal, {
        atMost: 1.1,
      }),
    );
    const table = peerMakers.tanstackQueryExpertly();
    const texts = samplePages(peerPages * samplePageSize);
    const peerStart = performance.now();
    // Each page is asked for when the one before is there.
    for (const text of texts) {
      await slept();
      await table.ingest([text]);
    }
    const peer = ((performance.now() - peerStart) * pages) / peerPages;
    table.destroy();
    onRow(
      againstPeer(
        `stream of 1,000 pages at 50 ms (theirs: one at a time, ${peerPages} pages, scaled)`,
        unit,
        ours,
        'TanStack Query, infinite query',
        peer,
      ),
    );
  },
};
