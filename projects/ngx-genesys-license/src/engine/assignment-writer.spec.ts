import type { LicenseFetch } from 'genesys-license-client';
import type { LicenseEmulator } from 'genesys-license-emulator';
import { freeLicense as license, Gate, tryEngine, type TriedOptions } from './testing/try-engine';

/** An engine whose writes are listed as they leave: how many users each is about. */
function tryWriter(options: TriedOptions = {}) {
  const writes: number[] = [];
  let underWay = 0;
  let most = 0;
  const tried = tryEngine({
    ...options,
    fetch:
      (emulator: LicenseEmulator): LicenseFetch =>
      async (url, init) => {
        if (!url.endsWith('/organization')) return emulator.fetch(url, init);
        const { assignments } = JSON.parse(init.body ?? '') as {
          assignments: readonly { userIdsAdd: readonly string[]; userIdsRemove: readonly string[] }[];
        };
        writes.push(
          assignments.reduce(
            (sum, { userIdsAdd, userIdsRemove }) => sum + userIdsAdd.length + userIdsRemove.length,
            0,
          ),
        );
        most = Math.max(most, ++underWay);
        try {
          return await emulator.fetch(url, init);
        } finally {
          underWay--;
        }
      },
  });
  return { ...tried, writes, mostAtOnce: () => most };
}

describe('AssignmentWriter', () => {
  it('sends what is asked for in one go in one request, however many licenses', async () => {
    const { engine, ids, clock, writes } = tryWriter();
    engine.assign({ userIds: ids, add: [license, 'cloudCX1'], remove: ['wallboardUser'] });
    await clock.advance(100);
    expect(writes).toEqual([15]);
  });

  it('has four requests of a batch under way at once, none of two batches', async () => {
    const { engine, ids, clock, writes, mostAtOnce } = tryWriter({
      emulator: { users: 2600, latency: 100 },
    });
    engine.assign({ userIds: ids.slice(0, 2550), add: [license] });
    engine.assign({ userIds: ids.slice(2550), add: [license] });
    await clock.advance(5000);
    expect(writes).toEqual([500, 500, 500, 500, 500, 50, 50]);
    expect(mostAtOnce()).toBe(4);
  });

  it('lets a single change past a batch', async () => {
    const { engine, ids, clock, writes, change } = tryWriter({ emulator: { users: 2600, latency: 100 } });
    engine.assign({ userIds: ids.slice(1), add: [license] });
    await clock.advance(10);
    change(ids[0] as string, license, true);
    await clock.advance(10);
    expect(writes).toEqual([500, 500, 500, 500, 1]);
  });

  it('sends nothing before what is asked for would survive a crash', async () => {
    const gate = new Gate();
    const keeper = {
      id: 'k',
      isOutdated: false,
      start: () => undefined,
      note: () => undefined,
      secure: () => gate.opened,
      flush: () => Promise.resolve(),
      stop: () => undefined,
      forget: () => Promise.resolve(),
    };
    const { ids, clock, writes, change } = tryWriter({ engine: { keeperOf: () => keeper } });
    const run = change(ids[0] as string, license, true);
    expect(run.id).toBe('run-k-1');
    await clock.advance(10_000);
    expect(writes).toEqual([]);
    gate.open();
    await clock.advance(100);
    expect(writes).toEqual([1]);
  });

  it('learns the size the server takes, and keeps to it', async () => {
    const { engine, ids, clock, writes } = tryWriter({ emulator: { users: 40, maximumBatch: 10 } });
    engine.assign({ userIds: ids.slice(0, 20), add: [license] });
    await clock.advance(1000);
    expect(writes).toEqual([20, 10, 10]);
    expect(engine.writeSize).toBe(10);
    engine.assign({ userIds: ids.slice(20), add: [license] });
    await clock.advance(1000);
    expect(writes.slice(3)).toEqual([10, 10]);
  });

  it('spends a bounded number of requests on finding out who spoils a batch', async () => {
    const { engine, clock, writes } = tryWriter({ emulator: { unknownIds: 'reject' } });
    const nobody = Array.from({ length: 400 }, (_, index) => `nobody-${index}`);
    const run = engine.assign({ userIds: nobody, add: [license] });
    await clock.advance(600_000);
    expect(writes.length).toBeLessThanOrEqual(25);
    expect((await run.report).failures.length).toBe(400);
  });
});
