import { withVerification, type AssignmentRun } from 'ngx-genesys-license';
import { freeLicense, sampleAnswer, sampleUserId } from '../data/sample-organization';
import { againstPeer, type Bar } from '../measure/bench-row';
import { medianTime } from '../measure/median-time';
import { RowWatches } from '../ours/row-watches';
import type { PeerName } from '../peers/peer-makers';
import type { PeerBatch } from '../peers/peer-table';
import type { BenchSection } from './bench-section';
import { loadedPeer, loadedStore } from './loaded';

const cells = 10_000;
const liveRows = 40;
const unit = 'ms';
const warmup = 3;
const oursWarmup = 6;

interface BatchTimes {
  readonly begin: number;
  readonly settle: number;
  readonly rollBack: number;
}

const peers: readonly (readonly [PeerName, number])[] = [
  ['tanstackDb', 5],
  ['tanstackQueryExpertly', 5],
  ['rtkQuery', 3],
  ['ngrxEntities', 3],
  ['apolloClient', 3],
];

/** 10,000 cells asked for at once: on view, then answered by the server, or refused by it. */
export const batchSection: BenchSection = {
  name: 'batch',
  measure: async ({ users: sizes, onRow }) => {
    const users = sizes.findLast((size) => size >= cells && size <= 100_000) ?? cells;
    const at = `batch of 10,000 cells, ${users.toLocaleString('en')} users`;
    const plain = await batchOurs(users, 'unconfirmed');
    const proved = await batchOurs(users, 'always');
    for (const [maker, samples] of peers) {
      const table = await loadedPeer(maker, users);
      const positions = Array.from({ length: cells }, (_, index) => index);
      table.watch(liveRows);
      const answer = sampleAnswer(positions, freeLicense);
      let batch: PeerBatch | undefined;
      const begin = (): void => {
        batch = table.begin(positions, freeLicense, true);
        table.takeTold();
      };
      const rollBackAll = async (): Promise<void> => {
        await batch?.rollBack();
        table.takeTold();
      };
      const takeAway = async (): Promise<void> => {
        await table.begin(positions, freeLicense, false).settle(answer);
        table.takeTold();
      };
      const beginTime = await medianTime({ samples, warmup, run: begin, after: rollBackAll });
      const rollBack = await medianTime({
        samples,
        warmup,
        isAsync: true,
        before: begin,
        run: rollBackAll,
      });
      const settle = await medianTime({
        samples,
        warmup,
        isAsync: true,
        before: begin,
        run: async () => {
          await batch?.settle(answer);
          table.takeTold();
        },
        after: takeAway,
      });
      const isTransaction = maker === 'tanstackDb';
      const bar = (atLeast: number): Bar | undefined => (isTransaction ? { atLeast } : undefined);
      onRow(againstPeer(`${at}: begin`, unit, plain.begin, table.name, beginTime, bar(10)));
      onRow(againstPeer(`${at}: settle, answers read`, unit, plain.settle, table.name, settle, bar(3)));
      if (isTransaction) {
        onRow(againstPeer(`${at}: settle and prove by 20 reads`, unit, proved.settle, table.name, settle));
      }
      onRow(againstPeer(`${at}: roll back`, unit, plain.rollBack, table.name, rollBack));
      table.destroy();
    }
  },
};

/** Through `assign()`: the begin is what the caller waits for, the rest from there to the report. */
async function batchOurs(users: number, mode: 'always' | 'unconfirmed'): Promise<BatchTimes> {
  const { store, server, destroy } = await loadedStore(users, [withVerification({ mode, lag: 0 })]);
  const userIds = Array.from({ length: cells }, (_, position) => sampleUserId(position));
  const watches = new RowWatches(userIds.slice(0, liveRows).map((id) => store.user(id)));
  watches.add(store.usage);
  let run: AssignmentRun | undefined;
  const assign = (member: 'add' | 'remove'): void => {
    run = store.assign({ userIds, [member]: [freeLicense] });
    watches.flush();
  };
  const settle = async (): Promise<void> => {
    await run?.report;
    watches.flush();
  };
  const takeAway = async (): Promise<void> => {
    server.refuseWrites = undefined;
    await settle();
    if (store.usage().find(({ licenseId }) => licenseId === freeLicense)?.holders === cells) {
      assign('remove');
      await settle();
    }
  };
  const expectEnd = (state: 'confirmed' | 'failed'): void => {
    const ended = run?.progress()[state];
    if (ended !== cells) throw new Error(`${ended} of ${cells} cells ended ${state}`);
  };
  const begin = await medianTime({
    samples: 7,
    warmup: oursWarmup,
    run: () => assign('add'),
    after: takeAway,
  });
  const settleTime = await medianTime({
    samples: 7,
    warmup: oursWarmup,
    isAsync: true,
    before: () => assign('add'),
    run: settle,
    after: async () => {
      expectEnd('confirmed');
      await takeAway();
    },
  });
  const rollBack = await medianTime({
    samples: 7,
    warmup: oursWarmup,
    isAsync: true,
    before: () => {
      server.refuseWrites = 403;
      assign('add');
    },
    run: settle,
    after: async () => {
      expectEnd('failed');
      await takeAway();
    },
  });
  watches.destroy();
  destroy();
  return { begin, settle: settleTime, rollBack };
}
