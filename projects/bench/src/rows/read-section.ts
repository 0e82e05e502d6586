import { sampleUserId } from '../data/sample-organization';
import { againstPeer } from '../measure/bench-row';
import { medianTime } from '../measure/median-time';
import type { PeerName } from '../peers/peer-makers';
import type { BenchSection } from './bench-section';
import { loadedPeer, loadedStore } from './loaded';

const reads = 1000;
const unit = 'ns';

const peers: readonly PeerName[] = [
  'ngrxEntities',
  'tanstackQueryExpertly',
  'rtkQuery',
  'apolloClient',
  'tanstackDb',
];

/** What one user holds: of a row on screen, and of one nobody has looked at. */
export const readSection: BenchSection = {
  name: 'read',
  measure: async ({ users: sizes, onRow }) => {
    const users = sizes.findLast((size) => size <= 100_000) ?? 10_000;
    const { store, destroy } = await loadedStore(users);
    let start = 0;
    const each = async (read: (position: number) => unknown): Promise<number> => {
      const time = await medianTime({
        samples: 30,
        warmup: 10,
        isBrief: true,
        run: () => {
          start = (start + 7919) % users;
          for (let index = 0; index < reads; index++) read((start + index) % users);
        },
      });
      return (time * 1e6) / reads;
    };
    const ids = Array.from({ length: users }, (_, position) => sampleUserId(position));
    const held = ids.slice(0, reads).map((id) => store.user(id));
    for (const user of held) user();
    const shown = await each((position) => held[position % reads]?.());
    const fresh = await each((position) => store.user(ids[position] as string)());
    destroy();
    for (const maker of peers) {
      const table = await loadedPeer(maker, users);
      const peer = await each((position) => table.licenses(position));
      const at = `read one user of ${users.toLocaleString('en')}`;
      onRow(againstPeer(`${at}, live on screen`, unit, shown, table.name, peer));
      if (maker === 'ngrxEntities') onRow(againstPeer(`${at}, made live`, unit, fresh, table.name, peer));
      table.destroy();
    }
  },
};
