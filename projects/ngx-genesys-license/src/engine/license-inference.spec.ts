import { getUserRoles, type LicenseFetch } from 'genesys-license-client';
import type { LicenseEmulator } from 'genesys-license-emulator';
import { toArray } from 'rxjs';
import type { RoleComparison } from '../model/inference';
import { inferenceOf } from './license-inference';
import { freeLicense, tryEngine, type TriedEngine } from './testing/try-engine';

/** Runs something that needs virtual time. */
async function inTime<Result>({ clock }: TriedEngine, promise: Promise<Result>, time = 500): Promise<Result> {
  await clock.advance(time);
  return promise;
}

async function compare(tried: TriedEngine, userIds: readonly string[]): Promise<readonly RoleComparison[]> {
  let found: readonly RoleComparison[] | undefined;
  inferenceOf(tried.engine)
    .compare(userIds)
    .pipe(toArray())
    .subscribe((all) => (found = all));
  await tried.clock.advance(60_000);
  if (found === undefined) throw new Error('The comparison did not end.');
  return found;
}

/** How many requests of a path were under way at once, at most. */
function crowd(path: string): { readonly fetch: (emulator: LicenseEmulator) => LicenseFetch; most: number } {
  let now = 0;
  const counted = {
    most: 0,
    fetch: (emulator: LicenseEmulator): LicenseFetch => {
      return async (url, init) => {
        if (!url.includes(path)) return emulator.fetch(url, init);
        counted.most = Math.max(counted.most, ++now);
        try {
          return await emulator.fetch(url, init);
        } finally {
          now--;
        }
      };
    },
  };
  return counted;
}

describe('LicenseInference', () => {
  it('explains by leaving out one role after the other, four inferences at a time', async () => {
    const counted = crowd('/license/infer');
    const tried = tryEngine({ emulator: { latency: 50 }, fetch: counted.fetch });
    const roles = tried.emulator.organization.roles.slice(0, 7).map(({ id }) => id);
    const { licenseIds, reasons } = await inTime(
      tried,
      inferenceOf(tried.engine).explain([...roles, ...roles]),
    );
    expect(counted.most).toBe(4);
    expect(tried.emulator.requests.of('postLicenseInfer')).toBe(8);
    expect(reasons.map(({ licenseId }) => licenseId)).toEqual([...licenseIds]);
    for (const { licenseId, roleIds } of reasons) {
      for (const left of roles) {
        const without = await inTime(
          tried,
          inferenceOf(tried.engine).fromRoles(roles.filter((role) => role !== left)),
        );
        expect(roleIds.includes(left)).toBe(!without.includes(licenseId));
      }
    }
    expect(tried.emulator.requests.of('postLicenseInfer')).toBe(8);
  });

  it('explains no roles without asking, and one with one request', async () => {
    const tried = tryEngine();
    const [role] = tried.emulator.organization.roles;
    expect(await inferenceOf(tried.engine).explain([])).toEqual({ licenseIds: [], reasons: [] });
    const { licenseIds, reasons } = await inferenceOf(tried.engine).explain([role?.id as string]);
    expect(licenseIds.length).toBeGreaterThan(0);
    expect(reasons.every(({ roleIds }) => roleIds[0] === role?.id)).toBeTrue();
    expect(tried.emulator.requests.of('postLicenseInfer')).toBe(1);
  });

  it('asks no further when one inference of an explanation fails', async () => {
    const tried = tryEngine({ emulator: { failures: { 'postLicenseInfer:400': 1 } } });
    const roles = tried.emulator.organization.roles.map(({ id }) => id);
    expect(roles.length).toBeGreaterThan(5);
    await expectAsync(inferenceOf(tried.engine).explain(roles)).toBeRejectedWith(
      jasmine.objectContaining({ status: 400, operation: 'postLicenseInfer' }),
    );
    expect(tried.emulator.requests.of('postLicenseInfer')).toBeLessThanOrEqual(4);
  });

  it('asks again after five minutes, because what is inferred depends on the entitlement', async () => {
    const tried = tryEngine();
    const { engine, emulator, clock } = tried;
    const role = emulator.organization.roles.find(({ name }) => /supervisor/i.test(name))?.id as string;
    const before = await inferenceOf(engine).fromRoles([role]);
    emulator.configure({ entitled: before.slice(1) });
    expect(await inferenceOf(engine).fromRoles([role])).toEqual(before);
    await clock.advance(300_001);
    expect(await inferenceOf(engine).fromRoles([role])).not.toEqual(before);
  });

  it('tells that nobody is signed in any more, and that somebody is again', async () => {
    const { engine, emulator } = tryEngine();
    emulator.configure({ failures: { 'postLicenseInfer:401': 1 } });
    await expectAsync(inferenceOf(engine).fromRoles(['role'])).toBeRejected();
    expect(engine.needsSignIn$.value).toBeTrue();
    emulator.configure({ failures: {} });
    await inferenceOf(engine).fromRoles(['role']);
    expect(engine.needsSignIn$.value).toBeFalse();
  });
});

describe('compareWithRoles', () => {
  it('tells per user what is held without a reason, and what is needed and not held', async () => {
    const tried = tryEngine({ emulator: { users: 30 } });
    const { emulator, ids } = tried;
    const { organization } = emulator;
    const [agreeing, given, lacking] = ids as [string, string, string];
    for (const id of [agreeing, given, lacking]) {
      for (const held of organization.licensesOf(id)) organization.revoke(id, held);
      for (const needed of organization.inferredFor(id)) organization.assign(id, needed);
    }
    organization.assign(given, freeLicense);
    const missing = organization.inferredFor(lacking)[0] as string;
    organization.revoke(lacking, missing);
    const found = await compare(tried, [agreeing, given, lacking, given]);
    expect(found.map(({ userId, status }) => [userId, status])).toEqual([
      [agreeing, 'agrees'],
      [given, 'differs'],
      [lacking, 'differs'],
    ]);
    expect(found[1]?.heldWithoutReason).toEqual([freeLicense]);
    expect(found[1]?.neededNotHeld).toEqual([]);
    expect(found[2]?.heldWithoutReason).toEqual([]);
    expect(found[2]?.neededNotHeld).toEqual([missing]);
    for (const { userId, roleIds } of found) {
      expect(roleIds).toEqual(organization.user(userId)?.roleIds as string[]);
    }
  });

  it('infers once per distinct set of roles, asks for four users at a time, and reads who is not known in one go', async () => {
    const counted = crowd('expand=authorization');
    const tried = tryEngine({ emulator: { users: 60, latency: 50 }, fetch: counted.fetch });
    const { emulator, ids } = tried;
    const sets = new Set(ids.map((id) => [...(emulator.organization.user(id)?.roleIds ?? [])].sort().join()));
    expect(sets.size).toBeLessThan(60);
    expect((await compare(tried, ids)).length).toBe(60);
    expect(counted.most).toBe(4);
    expect(emulator.requests.of('getUser')).toBe(60);
    sets.delete('');
    expect(emulator.requests.of('postLicenseInfer')).toBe(sets.size);
    expect(emulator.requests.of('postLicenseUsers')).toBe(1);
  });

  it('does not read again what is known and fresh, and takes changes under way for held', async () => {
    const tried = tryEngine({ emulator: { latency: 50 } });
    const { emulator, ids } = tried;
    await tried.sweep();
    tried.change(ids[0] as string, freeLicense, true);
    const [first] = await compare(tried, ids.slice(0, 1));
    expect(first?.heldWithoutReason).toContain(freeLicense);
    // The proof of the change.
    expect(emulator.requests.of('postLicenseUsers')).toBe(1);
  });

  it('leaves unknown whose roles may not be read, whose reads fail, and who is gone', async () => {
    const tried = tryEngine();
    const { emulator, ids } = tried;
    emulator.failNext({ operation: 'getUser', status: 403 });
    emulator.failNext({ operation: 'postLicenseInfer', status: 400 });
    const found = await compare(tried, [...ids.slice(0, 2), 'nobody']);
    expect(found.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown']);
    const byUser = new Map(found.map((comparison) => [comparison.userId, comparison]));
    expect(byUser.get(ids[0] as string)?.error?.status).toBe(403);
    expect(byUser.get(ids[0] as string)?.roleIds).toBeUndefined();
    expect(byUser.get(ids[1] as string)?.error?.operation).toBe('postLicenseInfer');
    expect(byUser.get(ids[1] as string)?.roleIds).toEqual(
      emulator.organization.user(ids[1] as string)?.roleIds as string[],
    );
    expect(byUser.get('nobody')?.error?.status).toBe(404);
    const [unread] = await compare(
      tryEngine({ emulator: { failures: { 'postLicenseUsers:403': 1 } } }),
      ids.slice(0, 1),
    );
    expect(unread?.status).toBe('unknown');
    expect(unread?.error?.operation).toBe('postLicenseUsers');
    expect(unread?.roleIds?.length).toBeGreaterThan(0);
  });

  it('leaves unknown, without an error, whose roles the server leaves out', async () => {
    const tried = tryEngine({
      fetch: (emulator) => (url, init) => emulator.fetch(url.replace('?expand=authorization', ''), init),
    });
    const roles = await getUserRoles(tried.engine.client.transport, tried.ids[0] as string);
    expect(roles).toBeUndefined();
    const [found] = await compare(tried, tried.ids.slice(0, 1));
    expect(found?.status).toBe('unknown');
    expect(found?.error).toBeUndefined();
  });

  it('stops asking when nobody listens any more, and completes when the store is signed out', async () => {
    const tried = tryEngine({ emulator: { users: 40, latency: 50 } });
    const { engine, emulator, clock, ids } = tried;
    const listening = inferenceOf(engine).compare(ids).subscribe();
    await clock.advance(120);
    listening.unsubscribe();
    await clock.advance(1000);
    const asked = emulator.requests.total;
    expect(asked).toBeLessThan(20);
    await clock.advance(10_000);
    expect(emulator.requests.total).toBe(asked);

    let isComplete = false;
    const inference = inferenceOf(engine);
    inference.compare(ids).subscribe({ complete: () => (isComplete = true) });
    await clock.advance(120);
    engine.reset();
    expect(isComplete).toBeTrue();
    isComplete = false;
    inference.compare(ids).subscribe({ complete: () => (isComplete = true) });
    expect(isComplete).toBeTrue();
  });

  for (const wrong of ['id', [''], [1], undefined]) {
    it(`refuses ${JSON.stringify(wrong)} before anything is sent`, () => {
      const { engine, emulator } = tryEngine();
      let error: unknown;
      inferenceOf(engine)
        .compare(wrong as never)
        .subscribe({ error: (thrown: unknown) => (error = thrown) });
      expect(error).toEqual(
        jasmine.objectContaining({ code: 'invalid_argument', operation: 'compareWithRoles' }),
      );
      expect(emulator.requests.total).toBe(0);
    });
  }

  it('ends at once for nobody', async () => {
    const tried = tryEngine();
    expect(await compare(tried, [])).toEqual([]);
    expect(tried.emulator.requests.total).toBe(0);
  });
});
