import { knownUsers, reported, states } from './testing/known-users';
import { freeLicense as license, tryEngine } from './testing/try-engine';

describe('LicenseEngine, refused', () => {
  it('takes back exactly the cells the server refused, and retries only those', async () => {
    const tried = await knownUsers({ emulator: { rowFailures: 0.5, seed: 3, users: 20 } });
    const { ids, engine, emulator } = tried;
    const run = engine.assign({ userIds: ids, add: [license] });
    expect(ids.every((id) => tried.shown(id).includes(license))).toBeTrue();
    const report = await reported(tried, run);
    const failed = report.failures.map(({ userId }) => userId);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThan(ids.length);
    for (const id of ids) {
      expect(tried.shown(id).includes(license)).toBe(!failed.includes(id));
      expect(tried.mark(id, license)).toBe(failed.includes(id) ? 'failed' : undefined);
    }
    expect(
      report.failures.every(({ state, result }) => state === 'failed' && result === 'FAILED'),
    ).toBeTrue();
    emulator.configure({ rowFailures: 0 });
    const retried = await reported(tried, engine.retryFailed(run));
    expect(retried.cells.map(({ userId }) => userId).sort()).toEqual([...failed].sort());
    expect(new Set(states(retried))).toEqual(new Set(['confirmed']));
    expect(ids.every((id) => tried.shown(id).includes(license))).toBeTrue();
  });

  it('halves its requests until the server takes them', async () => {
    const tried = tryEngine({ emulator: { users: 40, maximumBatch: 7 } });
    const run = tried.engine.assign({ userIds: tried.ids, add: [license] });
    const report = await reported(tried, run);
    expect(report.failures).toEqual([]);
    expect(report.progress.confirmed + report.progress.unchanged).toBe(40);
  });

  it('finds the one user who made the server refuse the whole request', async () => {
    const tried = tryEngine({ emulator: { users: 20, unknownIds: 'reject' } });
    const run = tried.engine.assign({ userIds: [...tried.ids, 'nobody'], add: [license] });
    const report = await reported(tried, run);
    expect(report.failures.map(({ userId }) => userId)).toEqual(['nobody']);
    expect(report.failures[0]?.error?.status).toBe(400);
    expect(report.failures[0]?.correlationId).toMatch(/\S/);
  });

  it('puts a write that met 429 back and sends it when the server allows', async () => {
    const tried = await knownUsers({ emulator: { retryAfter: 30 } });
    const { emulator, clock, ids } = tried;
    emulator.failNext({ operation: 'postLicenseOrganization', status: 429, count: 6 });
    const run = tried.change(ids[0] as string, license, true);
    await clock.advance(10_000);
    expect(run.state).not.toBe('done');
    expect(states(await reported(tried, run))).toEqual(['confirmed']);
  });

  it('fails all cells of a request refused for want of a permission, and learns that it may not assign', async () => {
    const tried = await knownUsers();
    const { emulator, engine, ids } = tried;
    emulator.configure({ permissions: ['authorization:license:view'] });
    const run = engine.assign({ userIds: ids, add: [license] });
    const report = await reported(tried, run);
    expect(new Set(states(report))).toEqual(new Set(['failed']));
    expect(report.failures[0]?.error?.missingPermissions).toContain('authorization:grant:add');
    expect(engine.canAssign$.value).toBeFalse();
    expect(ids.some((id) => tried.shown(id).includes(license))).toBeFalse();
    emulator.configure({ permissions: 'all' });
    await reported(tried, engine.retryFailed(run));
    expect(engine.canAssign$.value).toBeTrue();
  });

  it('says that somebody has to sign in after a 401, until the server accepts a token again', async () => {
    const tried = await knownUsers();
    const { emulator, engine, ids } = tried;
    emulator.configure({ tokens: { any: { expired: true } } });
    const run = tried.change(ids[0] as string, license, true);
    expect(states(await reported(tried, run))).toEqual(['failed']);
    expect(engine.needsSignIn$.value).toBeTrue();
    emulator.configure({ tokens: { any: { expired: false } } });
    await engine.refresh([ids[0] as string]);
    expect(engine.needsSignIn$.value).toBeFalse();
  });

  // A 401 is asked once more, with another token.
  for (const [status, count] of [
    [401, 2],
    [403, 1],
  ] as const) {
    it(`finds by reading that a write answered ${status} took effect all the same`, async () => {
      const tried = await knownUsers();
      const { engine, emulator, ids } = tried;
      emulator.failNext({ operation: 'postLicenseOrganization', status, effect: true, count });
      const run = engine.assign({ userIds: ids, add: [license] });
      const report = await reported(tried, run);
      expect(new Set(states(report))).toEqual(new Set(['unchanged']));
      expect(report.cells[0]?.error?.status).toBe(status);
      expect(ids.every((id) => tried.shown(id).includes(license))).toBeTrue();
    });

    it(`lets a ${status} stand where the read that could tell otherwise is refused too, and asks no more`, async () => {
      const tried = await knownUsers();
      const { engine, emulator, clock, ids } = tried;
      emulator.failNext({ operation: 'postLicenseOrganization', status, effect: true, count });
      emulator.configure({ failures: { [status]: 1 } });
      const before = emulator.requests.total;
      const run = engine.assign({ userIds: ids, add: [license] });
      const report = await reported(tried, run);
      expect(new Set(states(report))).toEqual(new Set(['failed']));
      expect(report.failures[0]?.error?.operation).toBe('postLicenseOrganization');
      await clock.advance(600_000);
      expect(emulator.requests.total - before).toBe(2 * count);
      // Nobody knows, so nothing that is asked again looks done already.
      emulator.configure({ failures: {} });
      expect(new Set(states(await reported(tried, engine.retryFailed(run))))).toEqual(new Set(['confirmed']));
    });
  }

  it('reads what is on screen again once somebody has signed in again, where it could not be read meanwhile', async () => {
    const tried = await knownUsers();
    const { engine, emulator, clock, ids } = tried;
    const [id] = ids as [string];
    emulator.failNext({ operation: 'postLicenseOrganization', status: 401, effect: true, count: 2 });
    emulator.configure({ failures: { 401: 1 } });
    await reported(tried, tried.change(id, license, true));
    expect(tried.shown(id)).not.toContain(license);
    engine.look$.subscribe(() => engine.recheck(id));
    emulator.configure({ failures: {} });
    await engine.refresh([ids[1] as string]);
    await clock.advance(10);
    expect(tried.shown(id)).toContain(license);
  });

  it('reads nothing where the request has reached nobody', async () => {
    const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
    let isDown = false;
    const tried = await knownUsers({
      fetch: (emulator) => (url, init) => (isDown ? Promise.reject(refused) : emulator.fetch(url, init)),
    });
    const { emulator, clock, ids } = tried;
    isDown = true;
    const run = tried.change(ids[0] as string, license, true);
    await clock.advance(10_000);
    isDown = false;
    const read = emulator.requests.of('postLicenseUsers');
    expect(states(await reported(tried, run))).toEqual(['failed']);
    expect(emulator.requests.of('postLicenseUsers')).toBe(read);
  });
});
