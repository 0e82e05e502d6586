import type { LicenseEngine } from './license-engine';
import { tryEngine, type TriedEngine } from './testing/try-engine';
import { directoryOf } from './user-directory';

function named({ engine, ids }: TriedEngine): number {
  return ids.filter((id) => engine.ledger.users.name(engine.ledger.users.of(id)) !== undefined).length;
}

const withDirectory = { directoryOf };

describe('UserDirectory', () => {
  it('joins the names of users somebody looks at, in one request for all that are looked at together', async () => {
    const tried = tryEngine({ emulator: { users: 250 }, engine: withDirectory });
    const { engine, emulator, clock, ids } = tried;
    await tried.sweep();
    for (const id of ids.slice(0, 90)) engine.want(id);
    await clock.advance(100);
    for (const id of ids.slice(0, 90)) engine.want(id);
    await clock.advance(100);
    expect(named(tried)).toBe(90);
    expect(emulator.requests.of('getUsers')).toBe(1);
    expect(engine.ledger.users.name(0)).toBe(emulator.organization.user(ids[0] as string)?.name);
    expect(engine.ledger.users.email(0)).toBe(emulator.organization.user(ids[0] as string)?.email);
  });

  it('keeps a name that comes before the licenses of somebody who is looked at', async () => {
    const tried = tryEngine({ engine: withDirectory });
    const { engine, emulator, clock, ids } = tried;
    const [id = ''] = ids;
    emulator.configure({ failures: { 'postLicenseUsers:503': 1 } });
    engine.want(id);
    await clock.advance(100);
    expect(emulator.requests.of('getUsers')).toBe(1);
    expect(engine.ledger.users.isKnown(engine.ledger.users.of(id))).toBeFalse();
    emulator.configure({ failures: {} });
    await clock.advance(60_000);
    engine.want(id);
    await clock.advance(1000);
    const row = engine.ledger.users.of(id);
    expect(engine.ledger.users.isKnown(row)).toBeTrue();
    expect(engine.ledger.users.name(row)).toBe(emulator.organization.user(id)?.name);
    expect(emulator.requests.of('getUsers')).toBe(1);
  });

  it('asks nothing without being switched on', async () => {
    const tried = tryEngine();
    await tried.sweep();
    tried.engine.want(tried.ids[0] as string);
    tried.engine.wantNames();
    await tried.clock.advance(1000);
    expect(tried.emulator.requests.of('getUsers')).toBe(0);
    expect(tried.engine.hasNames$.value).toBeTrue();
  });

  it('asks no more where it may not, and again, but not with every look, where it failed', async () => {
    const tried = tryEngine({ engine: withDirectory });
    const { engine, emulator, clock, ids } = tried;
    await tried.sweep();
    emulator.configure({ failures: { 'getUsers:400': 1 } });
    engine.want(ids[0] as string);
    await clock.advance(100);
    emulator.configure({ failures: {} });
    engine.want(ids[0] as string);
    await clock.advance(100);
    expect(emulator.requests.of('getUsers')).toBe(1);
    await clock.advance(10_000);
    engine.want(ids[0] as string);
    await clock.advance(100);
    expect(named(tried)).toBe(1);
    emulator.configure({ failures: { 'getUsers:403': 1 } });
    engine.want(ids[1] as string);
    await clock.advance(100);
    const asked = emulator.requests.of('getUsers');
    engine.want(ids[2] as string);
    engine.wantNames();
    await clock.advance(100);
    expect(emulator.requests.of('getUsers')).toBe(asked);
  });

  it('tells that nobody is signed in any more', async () => {
    for (const look of [
      (engine: LicenseEngine) => engine.want('id'),
      (engine: LicenseEngine) => engine.wantNames(),
    ]) {
      const tried = tryEngine({ engine: withDirectory });
      await tried.sweep();
      tried.emulator.configure({ failures: { 'getUsers:401': 1 } });
      look(tried.engine);
      await tried.clock.advance(100);
      expect(tried.engine.needsSignIn$.value).toBeTrue();
    }
  });

  it('lists all names where a search needs them, once the users are known', async () => {
    const tried = tryEngine({ emulator: { users: 1200 }, engine: withDirectory });
    const { engine, emulator, clock } = tried;
    engine.wantNames();
    await clock.advance(100);
    expect(emulator.requests.of('getUsers')).toBe(0);
    expect(engine.hasNames$.value).toBeFalse();
    await tried.sweep();
    expect(named(tried)).toBe(1200);
    expect(engine.hasNames$.value).toBeTrue();
    expect(emulator.requests.of('getUsers')).toBe(3);
    engine.wantNames();
    await clock.advance(100);
    expect(emulator.requests.of('getUsers')).toBe(3);
  });

  it('does not list again with every look after a failure', async () => {
    const tried = tryEngine({ engine: withDirectory });
    const { engine, emulator, clock } = tried;
    await tried.sweep();
    emulator.configure({ failures: { 'getUsers:400': 1 } });
    for (let look = 0; look < 10; look++) {
      engine.wantNames();
      await clock.advance(100);
    }
    expect(emulator.requests.of('getUsers')).toBe(1);
    emulator.configure({ failures: {} });
    await clock.advance(10_000);
    engine.wantNames();
    await clock.advance(100);
    expect(engine.hasNames$.value).toBeTrue();
  });

  it('gives names that come after a sign-out to nobody', async () => {
    const tried = tryEngine({ emulator: { latency: 100 }, engine: withDirectory });
    const { engine, clock } = tried;
    await tried.sweep();
    engine.wantNames();
    await clock.advance(99);
    engine.reset();
    await clock.advance(1000);
    expect(engine.hasNames$.value).toBeFalse();
    expect(engine.ledger.users.size).toBe(0);
  });

  describe('finding users by email', () => {
    const emailsOf = ({ emulator, ids }: TriedEngine, ...positions: readonly number[]) =>
      positions.map((at) => emulator.organization.user(ids[at] as string)?.email ?? '');

    it('finds those known already without asking', async () => {
      const tried = tryEngine({ engine: withDirectory });
      const [email = ''] = emailsOf(tried, 2);
      await tried.sweep();
      tried.engine.want(tried.ids[2] as string);
      await tried.clock.advance(100);
      const asked = tried.emulator.requests.of('getUsers');
      expect([...(await tried.engine.findByEmail([email.toUpperCase(), email]))]).toEqual([
        [email.toUpperCase(), tried.ids[2] as string],
        [email, tried.ids[2] as string],
      ]);
      expect(tried.emulator.requests.of('getUsers')).toBe(asked);
    });

    it('reads the directory as far as it must, users nobody has read included', async () => {
      const tried = tryEngine({ emulator: { users: 1200 }, engine: withDirectory });
      const [early = '', late = ''] = emailsOf(tried, 3, 1100);
      const find = async (emails: readonly string[]) => {
        const finding = tried.engine.findByEmail(emails);
        await tried.clock.advance(1000);
        return finding;
      };
      expect([...(await find([early]))]).toEqual([[early, tried.ids[3] as string]]);
      expect(tried.emulator.requests.of('getUsers')).toBe(1);
      expect([...(await find([late, 'nobody@example.org', '']))]).toEqual([
        [late, tried.ids[1100] as string],
      ]);
      expect(tried.emulator.requests.of('getUsers')).toBe(4);
    });

    it('rejects where the directory may not be read, and without one', async () => {
      const tried = tryEngine({ engine: withDirectory });
      tried.emulator.configure({ failures: { 'getUsers:403': 1 } });
      await expectAsync(tried.engine.findByEmail(['a@b.c'])).toBeRejectedWith(
        jasmine.objectContaining({ status: 403 }),
      );
      await expectAsync(tryEngine().engine.findByEmail(['a@b.c'])).toBeRejectedWith(
        jasmine.objectContaining({ code: 'invalid_config' }),
      );
    });
  });
});
