import { freeLicense as license, tryEngine, type TriedOptions } from './testing/try-engine';

/** An engine that knows its users; the reads of many are counted from then on. */
async function tryProofs(options: TriedOptions = {}) {
  const tried = tryEngine(options);
  await tried.sweep();
  const before = tried.emulator.requests.of('postLicenseUsers');
  return { ...tried, reads: () => tried.emulator.requests.of('postLicenseUsers') - before };
}

describe('ProofReader', () => {
  it('reads the users of a batch together, as soon as the server has answered', async () => {
    const { engine, ids, clock, reads } = await tryProofs({ emulator: { users: 300 } });
    const run = engine.assign({ userIds: ids, add: [license] });
    await clock.advance(1);
    expect(reads()).toBe(1);
    expect(run.state).toBe('done');
  });

  it('reads again when a write that is not on show yet must be', async () => {
    const { ids, clock, reads, change } = await tryProofs({ emulator: { writeLag: 2000 } });
    const run = change(ids[0] as string, license, true);
    await clock.advance(2900);
    expect([reads(), run.state]).toEqual([1, 'verifying']);
    await clock.advance(200);
    expect([reads(), run.state]).toEqual([2, 'done']);
    expect((await run.report).progress.confirmed).toBe(1);
  });

  it('waits longer after each failed read, and gives up after eight', async () => {
    const { ids, clock, reads, change, emulator } = await tryProofs();
    // An error that the client itself does not try again.
    emulator.failNext({ operation: 'postLicenseUsers', status: 501, count: 100 });
    const run = change(ids[0] as string, license, true);
    await clock.advance(1);
    const at: number[] = [];
    for (let second = 0; second < 200; second++) {
      if (reads() > at.length) at.push(second);
      await clock.advance(1000);
    }
    expect(at).toEqual([0, 1, 3, 7, 15, 31, 61, 91]);
    const report = await run.report;
    expect(report.cells.map(({ state, error }) => [state, error?.status])).toEqual([['unresolved', 501]]);
  });

  it('gives up at once where asking again is of no use', async () => {
    const { ids, clock, reads, change, emulator } = await tryProofs();
    emulator.failNext({ operation: 'postLicenseUsers', status: 403 });
    const run = change(ids[0] as string, license, true);
    await clock.advance(60_000);
    expect(reads()).toBe(1);
    expect((await run.report).cells.map(({ state }) => state)).toEqual(['unresolved']);
  });

  it('reads nobody whose proof has come another way, and nothing once the session is over', async () => {
    const { engine, ids, clock, reads, change, emulator } = await tryProofs({ emulator: { writeLag: 2000 } });
    const run = change(ids[0] as string, license, true);
    await clock.advance(2500);
    expect(reads()).toBe(1);
    await engine.refresh([ids[0] as string]);
    await clock.advance(60_000);
    expect([reads(), run.state]).toEqual([2, 'done']);
    change(ids[1] as string, license, true);
    await clock.advance(1);
    const { total } = emulator.requests;
    engine.destroy();
    await clock.advance(60_000);
    expect(emulator.requests.total).toBe(total);
    expect(clock.pending).toBe(0);
  });
});
