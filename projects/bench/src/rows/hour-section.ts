import { createLicenseEmulator, VirtualClock } from 'genesys-license-emulator';
import { againstFloor } from '../measure/bench-row';
import { openStore } from '../ours/open-store';
import { freeLicense } from '../data/sample-organization';
import type { BenchSection } from './bench-section';

const minutes = 60;
const requestsPerMinute = 300;
const minute = 60_000;

/** An hour of sweeps, changes of single cells and of many, in virtual time, on a server that counts a rolling minute. */
export const hourSection: BenchSection = {
  name: 'hour',
  measure: async ({ onRow }) => {
    const mixed = await simulatedHour(true);
    const budget = minutes * requestsPerMinute;
    const name = `simulated hour under ${requestsPerMinute}/min`;
    onRow(
      againstFloor(`${name}, sweeps and changes: requests sent`, 'requests', mixed.sent, 'budget', budget, {
        atLeast: 0.97,
        atMost: 1,
      }),
    );
    onRow(
      againstFloor(
        `${name}, sweeps and changes: answered 429`,
        'requests + 1',
        mixed.refused + 1,
        'none',
        1,
        {
          atMost: 1,
        },
      ),
    );
    const swept = await simulatedHour(false);
    onRow(
      againstFloor(
        `${name}, sweeps alone (a tenth is kept for people): requests sent`,
        'requests',
        swept.sent,
        'nine tenths of the budget',
        budget * 0.9,
        { atLeast: 0.97, atMost: 1 },
      ),
    );
  },
};

async function simulatedHour(hasChanges: boolean): Promise<{ sent: number; refused: number }> {
  const clock = new VirtualClock();
  const emulator = createLicenseEmulator({
    users: 200_000,
    clock,
    latency: 80,
    jitter: 40,
    rateLimit: { requests: requestsPerMinute, window: minute, kind: 'rolling' },
  });
  let sent = 0;
  let refused = 0;
  const fetch: typeof emulator.fetch = async (input, init) => {
    sent++;
    const response = await emulator.fetch(input, init);
    if (response.status === 429) refused++;
    return response;
  };
  const { store, destroy } = openStore({ fetch }, { features: [], clock });
  let isOver = false;
  const sweep = (): void => {
    if (isOver) return;
    const subscription = store.streamUsers({ pageSize: 100, concurrency: 6 }).subscribe({
      complete: sweep,
      error: sweep,
    });
    stop = () => subscription.unsubscribe();
  };
  let stop = (): void => undefined;
  sweep();
  for (let second = 0; second < minutes * 60; second++) {
    // People change a cell every second, and once a minute many.
    if (hasChanges) {
      const userId = emulator.organization.userIdAt(second % 1000);
      store.assign({ userIds: [userId], add: [freeLicense] });
      if (second % 60 === 30) {
        const userIds = Array.from({ length: 2000 }, (_, index) =>
          emulator.organization.userIdAt(1000 + index),
        );
        store.assign({ userIds, [second % 120 === 30 ? 'add' : 'remove']: [freeLicense] });
      }
    }
    await clock.advance(1000);
  }
  isOver = true;
  stop();
  destroy();
  return { sent, refused };
}
