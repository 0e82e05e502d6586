import { createLicenseClient, platformClock } from 'genesys-license-client';
import { serveLicenseEmulator } from 'genesys-license-emulator/node';
import { firstValueFrom, last, type Subscription } from 'rxjs';
import { LicenseEngine } from '../ngx-genesys-license/src/engine/license-engine';
import { directoryOf } from '../ngx-genesys-license/src/engine/user-directory';
import type { LicenseRun } from '../ngx-genesys-license/src/engine/license-run';
import { startBreakingProxy } from './breaking-proxy';

export interface SoakOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly users: number;
  readonly log: (line: string) => void;
}

export interface SoakResult {
  readonly passed: number;
  readonly failed: number;
}

const workTime = 15_000;
const lag = 3000;
const licenses = ['cloudCX1', 'cloudCX2', 'gc2WEMupgrade', 'gcSTAupgrade', 'collaboratePro', 'wallboardUser'];

/**
 * Random work with faults over loopback, behind a proxy that breaks connections, in rounds: work, come to rest, compare
 * every user on view with what the emulator holds. Each round counts as one.
 */
export async function soak({ minutes, seed, users, log }: SoakOptions): Promise<SoakResult> {
  const random = randomFrom(seed);
  const served = await serveLicenseEmulator({ users, seed, scenario: 'storm' });
  const { emulator } = served;
  const { organization } = emulator;
  const storm = emulator.settings;
  const proxy = await startBreakingProxy(served.port, random);
  const client = createLicenseClient({
    region: proxy.url,
    accessToken: () => 'any',
    timeout: 5000,
    retry: { baseDelay: 100, maxDelay: 1000 },
    rateLimit: { requestsPerMinute: 30_000, concurrency: 12 },
  });
  const engine = new LicenseEngine({
    client,
    clock: platformClock,
    verification: { mode: 'always', lag },
    maxAge: 60_000,
    requestsPerMinute: 30_000,
    classifyResult: undefined,
    directoryOf,
    canAssign: undefined,
  });
  const ids = Array.from({ length: users }, (_, index) => organization.userIdAt(index));
  const some = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', note);

  const end = Date.now() + minutes * 60_000;
  let passed = 0;
  let failed = 0;
  let firstHeap: number | undefined;
  for (let round = 1; round === 1 || Date.now() < end; round++) {
    emulator.configure(storm);
    proxy.breakRate = 0.03;
    const runs: LicenseRun[] = [];
    const sweeps: Subscription[] = [];
    let cells = 0;
    const workEnd = Math.min(Date.now() + workTime, Math.max(end, Date.now() + 3000));
    while (Date.now() < workEnd) {
      const userIds = Array.from({ length: random() < 0.5 ? 1 : 1 + Math.floor(random() * 300) }, () =>
        some(ids),
      );
      const dice = random();
      if (dice < 0.6) {
        const license = some(licenses);
        const run = engine.assign({
          userIds: [...new Set(userIds)],
          [random() < 0.5 ? 'add' : 'remove']: [license],
        });
        cells += run.operations.length;
        runs.push(run);
      } else if (dice < 0.7) organization.assign(some(ids), some(licenses));
      else if (dice < 0.75) organization.revoke(some(ids), some(licenses));
      else if (dice < 0.8) engine.refresh([...new Set(userIds)]).catch(() => undefined);
      else if (dice < 0.85)
        sweeps.push(engine.sweep.stream({ pageSize: 100 }).subscribe({ error: () => undefined }));
      else if (runs.length > 0 && dice < 0.9) engine.cancel(some(runs));
      else if (runs.length > 0 && dice < 0.95) runs.push(engine.undo(some(runs)).run);
      else if (runs.length > 0) runs.push(engine.retryFailed(some(runs)));
      await sleep(random() * 150);
    }
    proxy.breakRate = 0;
    emulator.scenario('calm');
    const problems: string[] = [];
    const settled = await Promise.race([
      Promise.all(runs.map((run) => run.report)).then(() => true),
      sleep(180_000).then(() => false),
    ]);
    if (!settled)
      problems.push(`${runs.filter(({ isSettled }) => !isSettled).length} runs have not ended in 180 s`);
    for (const sweep of sweeps) sweep.unsubscribe();
    await sleep(lag + 200);
    await firstValueFrom(engine.sweep.stream({ pageSize: 500 }).pipe(last()));
    await sleep(200);
    for (const id of ids) {
      const row = engine.ledger.users.find(id);
      const { ledger } = engine;
      const shown =
        row === undefined ? [] : ledger.view(row).licenses.map((license) => ledger.licenses.name(license));
      const held = organization.licensesOf(id);
      if ([...shown].sort().join() !== [...held].sort().join()) {
        problems.push(`${id}: shown ${shown.join()}, held ${held.join()}`);
      }
    }
    let left = 0;
    for (const cell of engine.ledger.allCells()) {
      if (
        cell.head !== undefined ||
        cell.next !== undefined ||
        cell.answered !== undefined ||
        cell.fence !== 0
      )
        left++;
    }
    if (left > 0) problems.push(`${left} cells still have an operation or a fence`);
    if (unhandled.length > 0)
      problems.push(`unhandled rejections: ${unhandled.splice(0).map(String).join('; ')}`);
    // What a session keeps on purpose, its runs and their reports, is let go before memory is compared.
    const states: Record<string, number> = {};
    for (const run of runs) {
      for (const { state } of run.operations) states[state] = (states[state] ?? 0) + 1;
    }
    engine.reset();
    globalThis.gc?.();
    const heap = process.memoryUsage().heapUsed / 1e6;
    firstHeap ??= heap;
    if (heap > firstHeap * 1.5 + 30)
      problems.push(`the heap has grown from ${firstHeap.toFixed(0)} to ${heap.toFixed(0)} MB`);
    if (problems.length === 0) passed++;
    else failed++;
    const ends = Object.entries(states).map(([state, count]) => `${count} ${state}`);
    log(
      `${problems.length === 0 ? '✓' : '✗'} round ${round}: ${runs.length} runs, ${cells} cells (${ends.join(', ')}), ${proxy.broken} connections broken so far, heap ${heap.toFixed(0)} MB`,
    );
    for (const problem of problems.slice(0, 10)) log(`  ${problem}`);
  }
  process.off('unhandledRejection', note);
  engine.destroy();
  await proxy.close();
  await served.close();
  return { passed, failed };
}

function sleep(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/** mulberry32: small, good enough, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
