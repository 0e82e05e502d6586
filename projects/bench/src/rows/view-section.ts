import { freeLicense, sampleUserId } from '../data/sample-organization';
import { againstPeer } from '../measure/bench-row';
import { medianTime } from '../measure/median-time';
import { RowWatches } from '../ours/row-watches';
import type { PeerName } from '../peers/peer-makers';
import type { BenchSection } from './bench-section';
import { loadedPeer, loadedStore } from './loaded';

const licenseId = 'cloudCX2';
const unit = 'ms';

const peers: readonly (readonly [PeerName, number])[] = [
  ['tanstackDb', 5],
  ['tanstackQueryExpertly', 5],
  ['ngrxEntities', 5],
  ['rtkQuery', 5],
  ['apolloClient', 3],
];

/** The holders of a license by id, and the holders of every license counted: made, and kept up to date. */
export const viewSection: BenchSection = {
  name: 'view',
  measure: async ({ users: sizes, onRow }) => {
    const users = sizes.findLast((size) => size <= 100_000) ?? 10_000;
    const at = `of ${users.toLocaleString('en')} users`;
    const ours = await viewOurs(users);
    for (const [maker, samples] of peers) {
      const table = await loadedPeer(maker, users);
      let length = 0;
      // Once: a list that is kept is not made again.
      const build = await medianTime({
        samples: 1,
        warmup: 0,
        run: () => {
          length = table.listHolders(licenseId);
        },
      });
      if (length !== ours.length) throw new Error(`${table.name} lists ${length}, ours ${ours.length}`);
      let position = 0;
      const change = (): void => {
        position += 37;
        table.set(position, licenseId, !table.licenses(position).includes(licenseId));
      };
      const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
      const update = await medianTime({
        samples,
        run: () => {
          change();
          table.listHolders(licenseId);
        },
        after: settled,
      });
      const counts = await medianTime({
        samples,
        before: async () => {
          change();
          await settled();
        },
        run: () => table.countHolders(),
      });
      onRow(againstPeer(`sorted list of holders ${at}: made`, unit, ours.build, table.name, build));
      onRow(againstPeer(`sorted list of holders ${at}: one change`, unit, ours.update, table.name, update));
      onRow(
        againstPeer(`holders per license ${at}: after one change`, unit, ours.counts, table.name, counts),
      );
      table.destroy();
    }
  },
};

async function viewOurs(users: number) {
  const { store, destroy } = await loadedStore(users);
  const build = await medianTime({
    samples: 5,
    isAsync: true,
    // Nobody holds the list of the sample before; a query of its own makes a new one all the same.
    run: async () => {
      const list = store.view({ holds: [licenseId], lacks: [`none-${Math.random()}`], sort: { by: 'id' } });
      while (!list().isComplete) await new Promise((resolve) => setTimeout(resolve, 0));
    },
  });
  const list = store.view({ holds: [licenseId], sort: { by: 'id' } });
  while (!list().isComplete) await new Promise((resolve) => setTimeout(resolve, 0));
  const { length } = list();
  let position = 0;
  let report: Promise<unknown> = Promise.resolve();
  const changeOf = (changed: string) => () => {
    position += 37;
    const userIds = [sampleUserId(position)];
    const isHeld = store.holds(userIds[0] as string, changed)();
    report = store.assign({ userIds, [isHeld ? 'remove' : 'add']: [changed] }).report;
  };
  const changeList = changeOf(licenseId);
  const watched = new RowWatches([list]);
  const update = await medianTime({
    samples: 100,
    warmup: 50,
    isBrief: true,
    run: () => {
      changeList();
      watched.flush();
    },
    after: async () => {
      await report;
      watched.flush();
    },
  });
  watched.destroy();
  const counted = new RowWatches([store.usage]);
  const changeCount = changeOf(freeLicense);
  const counts = await medianTime({
    samples: 100,
    warmup: 50,
    isBrief: true,
    before: () => changeCount(),
    run: () => {
      if (counted.flush() !== 1) throw new Error('a change of counts was not told');
    },
    after: async () => {
      await report;
      counted.flush();
    },
  });
  counted.destroy();
  destroy();
  return { build, update, counts, length };
}
