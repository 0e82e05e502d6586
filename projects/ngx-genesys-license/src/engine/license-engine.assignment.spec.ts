import type { CellSettled } from '../model/assignment';
import { knownUsers, reported, states } from './testing/known-users';
import { freeLicense as license, Gate, tryEngine } from './testing/try-engine';

describe('LicenseEngine, assigning', () => {
  it('shows the change before anything is sent, and confirms it after a read has proved it', async () => {
    const tried = await knownUsers({ emulator: { latency: 100 } });
    const { ids, emulator, clock } = tried;
    const run = tried.change(ids[0] as string, license, true);
    expect(tried.shown(ids[0] as string)).toContain(license);
    expect(tried.mark(ids[0] as string, license)).toBe('pending');
    expect(emulator.requests.of('postLicenseOrganization')).toBe(0);
    await clock.advance(120);
    expect(tried.mark(ids[0] as string, license)).toBe('verifying');
    expect(run.state).toBe('verifying');
    await clock.advance(200);
    expect(tried.mark(ids[0] as string, license)).toBeUndefined();
    expect(states(await run.report)).toEqual(['confirmed']);
  });

  it('retries nothing where nothing failed, and reports at once', async () => {
    const tried = await knownUsers();
    const run = tried.change(tried.ids[0] as string, license, true);
    await reported(tried, run);
    const report = await tried.engine.retryFailed(run).report;
    expect(report.progress.asked).toBe(0);
    expect(report.cells).toEqual([]);
  });

  it('reports an empty change at once', async () => {
    const tried = tryEngine();
    const run = tried.engine.assign({ userIds: [] });
    expect(run.state).toBe('done');
    expect((await run.report).progress.asked).toBe(0);
  });

  it('lets a read decide when the answer was lost after the write took effect', async () => {
    const tried = await knownUsers();
    const { emulator, clock, ids } = tried;
    emulator.failNext({ operation: 'postLicenseOrganization', drop: 'after' });
    emulator.configure({ latency: 100 });
    const run = tried.change(ids[0] as string, license, true);
    await clock.advance(101);
    expect(tried.mark(ids[0] as string, license)).toBe('unconfirmed');
    expect(tried.shown(ids[0] as string)).toContain(license);
    const report = await reported(tried, run);
    expect(states(report)).toEqual(['confirmed']);
    expect(emulator.requests.of('postLicenseOrganization')).toBe(1);
  });

  it('lets a read decide when the write was lost on its way, and not before the lag is over', async () => {
    const tried = await knownUsers();
    const { emulator, clock, ids } = tried;
    emulator.failNext({ operation: 'postLicenseOrganization', drop: 'before' });
    const run = tried.change(ids[0] as string, license, true);
    await clock.advance(2900);
    expect(run.progress.unconfirmed).toBe(1);
    await clock.advance(200);
    const report = await run.report;
    expect(states(report)).toEqual(['failed']);
    expect(report.failures[0]?.error?.code).toBe('network');
    expect(tried.shown(ids[0] as string)).not.toContain(license);
  });

  it('survives a server that shows writes late', async () => {
    const tried = await knownUsers({ emulator: { writeLag: 2500 } });
    const { clock, ids } = tried;
    const run = tried.change(ids[0] as string, license, true);
    for (let time = 0; time < 6000; time += 500) {
      expect(tried.shown(ids[0] as string)).toContain(license);
      await clock.advance(500);
    }
    expect(states(await run.report)).toEqual(['confirmed']);
  });

  it('shows again what automatic assignment gives back', async () => {
    const tried = tryEngine({ emulator: { automaticAssignment: 'removals', automaticAssignmentDelay: 100 } });
    const { emulator, ids } = tried;
    await tried.sweep();
    const id = ids[0] as string;
    const licenseId = emulator.organization.inferredFor(id)[0] as string;
    expect(tried.shown(id)).toContain(licenseId);
    const run = tried.change(id, licenseId, false);
    expect(tried.shown(id)).not.toContain(licenseId);
    await tried.clock.advance(1);
    await tried.clock.advance(10_000);
    await tried.sweep();
    expect(run.isSettled).toBeTrue();
    expect(tried.shown(id)).toContain(licenseId);
  });

  it('says reverted where the server said yes and a read after the lag shows otherwise', async () => {
    const tried = await knownUsers({ emulator: { latency: 100 } });
    const { emulator, clock, ids } = tried;
    const id = ids[0] as string;
    const run = tried.change(id, license, true);
    await clock.advance(60);
    emulator.organization.revoke(id, license);
    const report = await reported(tried, run);
    expect(states(report)).toEqual(['reverted']);
    expect(report.failures[0]?.result).toBe('OK');
    expect(tried.shown(id)).not.toContain(license);
    expect(tried.mark(id, license)).toBe('failed');
  });

  it('takes the rest of a page that was in flight during a write, and not the cell written meanwhile', async () => {
    const tried = await knownUsers();
    const { emulator, engine, clock, ids } = tried;
    const [writer, other] = ids as [string, string];
    emulator.organization.assign(other, license);
    emulator.configure({ latency: 100 });
    engine.sweep.stream({}).subscribe();
    await clock.advance(60);
    emulator.configure({ latency: 10 });
    const run = tried.change(writer, license, true);
    await clock.advance(12);
    expect(run.operations[0]?.state).not.toBe('sent');
    await clock.advance(40);
    expect(tried.shown(other)).toContain(license);
    expect(tried.shown(writer)).toContain(license);
    await clock.advance(5000);
    expect(states(await run.report)).toEqual(['confirmed']);
  });

  it('shows what others do to the same user while a write is in flight', async () => {
    const writes = new Gate();
    const tried = await knownUsers({
      fetch: (emulator) => async (url, init) => {
        if (url.endsWith('/license/organization')) await writes.opened;
        return emulator.fetch(url, init);
      },
    });
    const { emulator, engine, clock, ids } = tried;
    const id = ids[0] as string;
    const run = tried.change(id, license, true);
    emulator.organization.assign(id, 'wallboardUser');
    await engine.refresh([id]);
    expect(tried.shown(id)).toEqual(jasmine.arrayContaining([license, 'wallboardUser']));
    expect(tried.mark(id, license)).toBe('pending');
    expect(run.progress.sent).toBe(1);
    writes.open();
    await clock.advance(10_000);
    expect(states(await run.report)).toEqual(['confirmed']);
    expect(tried.shown(id)).toEqual(jasmine.arrayContaining([license, 'wallboardUser']));
  });

  it('sends nothing for what is already so and freshly known, and sends it where the knowledge is old', async () => {
    const tried = await knownUsers();
    const { emulator, clock, ids } = tried;
    const first = tried.change(ids[0] as string, license, false);
    expect(states(await first.report)).toEqual(['unchanged']);
    expect(emulator.requests.of('postLicenseOrganization')).toBe(0);
    await clock.advance(70_000);
    const second = tried.change(ids[0] as string, license, false);
    expect(states(await reported(tried, second))).toEqual(['confirmed']);
    expect(emulator.requests.of('postLicenseOrganization')).toBe(1);
  });

  it('keeps two runs over the same cells in their order, one write in flight at a time', async () => {
    const tried = await knownUsers({ emulator: { latency: 100 } });
    const { clock, ids, engine, emulator } = tried;
    const on = engine.assign({ userIds: ids, add: [license] });
    await clock.advance(10);
    const off = engine.assign({ userIds: ids, remove: [license] });
    expect(ids.some((id) => tried.shown(id).includes(license))).toBeFalse();
    await clock.advance(50);
    expect(emulator.requests.of('postLicenseOrganization')).toBe(1);
    expect(new Set(states(await reported(tried, on)))).toEqual(new Set(['confirmed']));
    expect(new Set(states(await reported(tried, off)))).toEqual(new Set(['confirmed']));
    expect(emulator.requests.of('postLicenseOrganization')).toBe(2);
    expect(ids.some((id) => emulator.organization.holds(id, license))).toBeFalse();
  });

  it('replaces what has not left yet', async () => {
    const tried = await knownUsers();
    const id = tried.ids[0] as string;
    const on = tried.change(id, license, true);
    const off = tried.change(id, license, false);
    expect(states(await on.report)).toEqual(['superseded']);
    expect(states(await off.report)).toEqual(['unchanged']);
    expect(tried.emulator.requests.of('postLicenseOrganization')).toBe(0);
  });

  it('assigns 10,000 cells in requests of bounded size, one progress for all', async () => {
    const tried = tryEngine({ emulator: { users: 10_000 } });
    const { engine, emulator, ids } = tried;
    const run = engine.assign({ userIds: ids, add: [license] });
    const report = await reported(tried, run);
    expect(report.progress.asked).toBe(10_000);
    expect(report.progress.confirmed + report.progress.unchanged).toBe(10_000);
    expect(emulator.requests.of('postLicenseOrganization')).toBe(20);
    expect(emulator.requests.of('postLicenseUsers')).toBeLessThanOrEqual(40);
  });

  it('drops what has not left when a run is cancelled', async () => {
    const tried = await knownUsers();
    const run = tried.engine.assign({ userIds: tried.ids, add: [license] });
    tried.engine.cancel(run);
    const report = await run.report;
    expect(new Set(states(report))).toEqual(new Set(['cancelled']));
    expect(run.state).toBe('cancelled');
    expect(tried.emulator.requests.of('postLicenseOrganization')).toBe(0);
    expect(tried.ids.some((id) => tried.shown(id).includes(license))).toBeFalse();
  });

  it('reads what had left when a run is cancelled', async () => {
    const tried = await knownUsers({ emulator: { latency: 100 } });
    const { engine, emulator, clock, ids } = tried;
    const run = engine.assign({ userIds: ids, add: [license] });
    await clock.advance(60);
    engine.cancel(run);
    await clock.advance(0);
    expect(run.progress.unconfirmed).toBe(ids.length);
    expect(new Set(states(await reported(tried, run)))).toEqual(new Set(['confirmed']));
    expect(ids.every((id) => emulator.organization.holds(id, license))).toBeTrue();
  });

  it('undoes what it confirmed and lists what somebody has changed since', async () => {
    const tried = await knownUsers();
    const { engine, emulator, ids } = tried;
    const run = engine.assign({ userIds: ids, add: [license] });
    await reported(tried, run);
    emulator.organization.revoke(ids[1] as string, license);
    await engine.refresh([ids[1] as string]);
    const { run: undoing, skipped } = engine.undo(run);
    expect(skipped).toEqual([{ userId: ids[1] as string, licenseId: license, asked: true }]);
    const report = await reported(tried, undoing);
    expect(report.cells.length).toBe(ids.length - 1);
    expect(ids.some((id) => emulator.organization.holds(id, license))).toBeFalse();
  });

  it('undoes what a run and its retries confirmed together, each cell once', async () => {
    const tried = await knownUsers({ emulator: { rowFailures: 0.5, seed: 3, users: 20 } });
    const { engine, emulator, ids } = tried;
    const first = engine.assign({ userIds: ids, add: [license] });
    await reported(tried, first);
    const second = engine.retryFailed(first);
    await reported(tried, second);
    emulator.configure({ rowFailures: 0 });
    const third = engine.retryFailed(second);
    await reported(tried, third);
    expect([first, second, third].every(({ progress }) => progress.confirmed > 0)).toBeTrue();
    expect(ids.every((id) => emulator.organization.holds(id, license))).toBeTrue();

    emulator.organization.revoke(ids[0] as string, license);
    await engine.refresh([ids[0] as string]);
    const { run: undoing, skipped } = engine.undo(third);
    expect(skipped.map(({ userId }) => userId)).toEqual([ids[0] as string]);
    const report = await reported(tried, undoing);
    expect(report.cells.map(({ userId }) => userId).sort()).toEqual(ids.slice(1).sort());
    expect(ids.some((id) => emulator.organization.holds(id, license))).toBeFalse();
  });

  it('ends unresolved, with the error, when the network stays down', async () => {
    const tried = await knownUsers();
    const { emulator, ids } = tried;
    emulator.configure({ dropBefore: 1 });
    const run = tried.change(ids[0] as string, license, true);
    const report = await reported(tried, run);
    expect(states(report)).toEqual(['unresolved']);
    expect(report.failures[0]?.error?.code).toBe('network');
    expect(tried.mark(ids[0] as string, license)).toBe('failed');
  });

  it('reads at once what waits for a proof when the network is back', async () => {
    const tried = await knownUsers();
    const { emulator, engine, clock, ids } = tried;
    emulator.failNext({ operation: 'postLicenseOrganization', drop: 'after' });
    emulator.configure({ dropBefore: 1 });
    const run = tried.change(ids[0] as string, license, true);
    await clock.advance(45_000);
    expect(run.progress.unconfirmed).toBe(1);
    emulator.configure({ dropBefore: 0 });
    engine.hurry();
    await clock.advance(1);
    expect(run.isSettled).toBeTrue();
    expect((await run.report).progress.unresolved).toBe(0);
  });

  it('keeps word, error and correlation id of every cell for the audit trail', async () => {
    const tried = await knownUsers({
      emulator: { resultWords: { success: 'granted', failure: 'no', noop: 'same' } },
    });
    const settled: CellSettled[] = [];
    tried.engine.settled$.subscribe((cell) => settled.push(cell));
    const run = tried.change(tried.ids[0] as string, license, true);
    await reported(tried, run);
    expect(settled).toEqual([
      jasmine.objectContaining({
        runId: run.id,
        userId: tried.ids[0] as string,
        licenseId: license,
        asked: true,
        state: 'confirmed',
        result: 'granted',
        before: false,
        after: true,
      }),
    ]);
    expect(settled[0]?.correlationId).toMatch(/\S/);
  });

  it('tells of a change exactly the rows it concerns', async () => {
    const tried = await knownUsers();
    const { engine, clock, ids } = tried;
    const told: string[] = [];
    engine.changes$.subscribe(({ rows }) => {
      for (const row of rows) told.push(engine.ledger.users.id(row));
    });
    tried.change(ids[2] as string, license, true);
    await clock.advance(10_000);
    expect(new Set(told)).toEqual(new Set([ids[2] as string]));
    // The value with its mark, the acknowledgement, the proof.
    expect(told.length).toBe(3);
    told.length = 0;
    await engine.refresh(ids);
    expect(told).toEqual([]);
  });

  it('reads, where the application classifier throws or says something else', async () => {
    for (const classify of [
      () => {
        throw new Error('a bug of the application');
      },
      () => 'maybe' as 'unknown',
    ]) {
      const tried = await knownUsers({ engine: { classifyResult: classify } });
      const run = tried.engine.assign({ userIds: tried.ids, add: [license] });
      expect(new Set(states(await reported(tried, run)))).toEqual(new Set(['confirmed']));
    }
  });

  it('proves nothing twice that a sweep has proved already', async () => {
    const tried = await knownUsers({ emulator: { writeLag: 1000 } });
    const { engine, emulator, clock, ids } = tried;
    const run = engine.assign({ userIds: ids, add: [license] });
    await clock.advance(2000);
    const asked = emulator.requests.of('postLicenseUsers');
    await tried.sweep();
    expect(emulator.requests.of('postLicenseUsers')).toBe(asked);
    expect((await run.report).progress.confirmed).toBe(ids.length);
  });

  it('repeats nothing of a run that belongs to the person before', async () => {
    const tried = await knownUsers({ emulator: { rowFailures: 1 } });
    const { engine, emulator, clock, ids } = tried;
    const run = engine.assign({ userIds: ids, add: [license] });
    await reported(tried, run);
    engine.reset();
    const asked = emulator.requests.total;
    const retried = engine.retryFailed(run);
    expect((await retried.report).cells).toEqual([]);
    for (const each of [run, retried]) {
      const { run: undoing, skipped } = engine.undo(each);
      expect((await undoing.report).cells).toEqual([]);
      expect(skipped).toEqual([]);
    }
    await clock.advance(1000);
    expect(emulator.requests.total).toBe(asked);
  });

  it('undoes a change that waited for an earlier one of the same cell', async () => {
    const tried = await knownUsers({ emulator: { latency: 100 } });
    const { engine, emulator, clock, ids } = tried;
    const id = ids[0] as string;
    tried.change(id, license, true);
    await clock.advance(10);
    const off = tried.change(id, license, false);
    await reported(tried, off);
    const { run, skipped } = engine.undo(off);
    expect(skipped).toEqual([]);
    expect(states(await reported(tried, run))).toEqual(['confirmed']);
    expect(emulator.organization.holds(id, license)).toBeTrue();
  });

  it('takes nothing away in an undo that may have been there before', async () => {
    const tried = tryEngine();
    const { engine, emulator, ids } = tried;
    const id = ids[0] as string;
    emulator.organization.assign(id, license);
    const run = tried.change(id, license, true);
    expect(states(await reported(tried, run))).toEqual(['confirmed']);
    const { run: undoing, skipped } = engine.undo(run);
    expect(skipped).toEqual([{ userId: id, licenseId: license, asked: true }]);
    expect((await undoing.report).cells).toEqual([]);
    expect(emulator.organization.holds(id, license)).toBeTrue();
  });
});
