import type { CellSettled } from '../model/assignment';
import { freeLicense as license, Gate, tryEngine } from './testing/try-engine';

describe('LicenseEngine, signed out', () => {
  it('ends every run: queued cells cancelled, others unresolved with the reason', async () => {
    const tried = tryEngine({ emulator: { latency: 100 } });
    const { engine, clock, ids } = tried;
    await tried.sweep();
    const sent = engine.assign({ userIds: ids, add: [license, 'wallboardUser'] });
    await clock.advance(10);
    const waiting = engine.assign({ userIds: ids, remove: [license, 'wallboardUser'] });
    engine.reset();
    expect((await waiting.report).progress.cancelled + (await waiting.report).progress.unresolved).toBe(
      (await waiting.report).progress.asked,
    );
    const report = await sent.report;
    expect(report.progress.unresolved + report.progress.unchanged).toBe(report.progress.asked);
    expect(report.failures[0]?.error?.code).toBe('signed_out');
  });

  it('forgets everything and works again for the next person', async () => {
    const tried = tryEngine();
    const { engine, clock, ids } = tried;
    await tried.sweep();
    engine.definitions.ask();
    await clock.advance(1);
    tried.change(ids[0] as string, license, true);
    engine.reset();
    expect(engine.ledger.members.size).toBe(0);
    expect(engine.definitions$.value.status).toBe('idle');
    expect(engine.definitions$.value.definitions).toEqual([]);
    expect(engine.stream$.value.status).toBe('idle');
    expect(engine.runs$.value).toEqual([]);
    await tried.sweep();
    expect(engine.ledger.members.size).toBe(ids.length);
    const run = tried.change(ids[0] as string, license, true);
    await clock.advance(10_000);
    expect((await run.report).progress.confirmed).toBe(1);
  });

  it('takes nothing that was asked before', async () => {
    const tried = tryEngine({ emulator: { latency: 100 } });
    const { engine, clock, ids } = tried;
    engine.definitions.ask();
    engine.want(ids[0] as string);
    engine.sweep.stream({}).subscribe();
    const refresh = expectAsync(engine.refresh(ids)).toBeRejected();
    await clock.advance(99);
    engine.reset();
    await refresh;
    await clock.advance(10_000);
    expect(engine.ledger.users.size).toBe(0);
    expect(engine.definitions$.value.status).toBe('idle');
    expect(engine.stream$.value.status).toBe('idle');
  });

  it('ends the runs that someone starts on hearing of the end', async () => {
    const tried = tryEngine({ emulator: { latency: 100 } });
    const { engine, clock, ids } = tried;
    await tried.sweep();
    const ends: string[] = [];
    engine.settled$.subscribe(({ state, userId }) => {
      ends.push(state);
      if (state === 'unresolved') tried.change(userId, license, true);
    });
    tried.change(ids[0] as string, license, true);
    await clock.advance(10);
    engine.reset();
    expect(ends).toEqual(['unresolved', 'cancelled']);
    await clock.advance(10_000);
    expect(tried.emulator.requests.of('postLicenseOrganization')).toBe(1);
  });

  it('goes on telling of what has ended when the first to hear of it signs out', async () => {
    const tried = tryEngine({ emulator: { users: 1500 } });
    const { engine, clock, ids } = tried;
    const settled: CellSettled[] = [];
    engine.settled$.subscribe((cell) => {
      if (settled.push(cell) === 1) engine.reset();
    });
    const run = engine.assign({ userIds: ids.slice(0, 400), add: [license] });
    await clock.advance(5000);
    expect(settled.length).toBe(400);
    expect((await run.report).cells.length).toBe(400);
  });

  it('sends nothing any more once it is destroyed, and lets no promise hang', async () => {
    const tried = tryEngine({ emulator: { latency: 100 } });
    const { engine, emulator, clock, ids } = tried;
    await tried.sweep();
    const before = tried.change(ids[0] as string, license, true);
    await clock.advance(10);
    engine.destroy();
    const { total } = emulator.requests;
    const after = tried.change(ids[0] as string, license, false);
    engine.definitions.ask();
    engine.want('someone');
    const refresh = expectAsync(engine.refresh(ids)).toBeRejected();
    await clock.advance(60_000);
    expect(emulator.requests.total).toBe(total);
    expect((await before.report).progress.unresolved).toBe(1);
    expect((await after.report).progress.cancelled).toBe(1);
    await refresh;
    expect(clock.pending).toBe(0);
  });
});

describe('LicenseEngine, telling', () => {
  it('has the change on view before it tells how a cell ended', async () => {
    const tried = tryEngine();
    await tried.sweep();
    const order: string[] = [];
    tried.engine.changes$.subscribe(({ settled }) => order.push(`changes ${settled.length}`));
    tried.engine.settled$.subscribe(({ state }) => order.push(state));
    tried.change(tried.ids[0] as string, license, true);
    await tried.clock.advance(10_000);
    expect(order.slice(-2)).toEqual(['changes 1', 'confirmed']);
  });

  it('tells each end once on changes$, though the first to hear of one ends the run', async () => {
    const firstWrite = new Gate();
    let writes = 0;
    const tried = tryEngine({
      fetch: (emulator) => async (url, init) => {
        if (url.endsWith('/organization') && ++writes === 1) await firstWrite.opened;
        return emulator.fetch(url, init);
      },
    });
    const { engine, clock, ids } = tried;
    await tried.sweep();
    const blocking = tried.change(ids[3] as string, license, true);
    await clock.advance(1);
    const run = engine.assign({ userIds: ids.slice(0, 4), add: [license] });
    const told: string[] = [];
    let isComplete = false;
    run.changes$.subscribe({
      next: ({ userId }) => {
        told.push(userId);
        engine.cancel(run);
      },
      complete: () => (isComplete = true),
    });
    await clock.advance(1);
    expect(told.sort()).toEqual(ids.slice(0, 4).sort());
    expect(isComplete).toBeTrue();
    firstWrite.open();
    await clock.advance(10_000);
    expect((await blocking.report).progress.confirmed).toBe(1);
  });
});
