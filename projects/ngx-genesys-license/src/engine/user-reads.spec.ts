import { tryEngine } from './testing/try-engine';

describe('UserReads', () => {
  it('reads many users in few requests, each once', async () => {
    const tried = tryEngine({ emulator: { users: 1200 } });
    const { engine, emulator, ids } = tried;
    await engine.refresh([...ids, ...ids]);
    expect(engine.ledger.members.size).toBe(1200);
    expect(emulator.requests.of('postLicenseUsers')).toBe(3);
  });

  it('asks nothing for nobody', async () => {
    const { engine, emulator } = tryEngine();
    await engine.refresh([]);
    expect(emulator.requests.total).toBe(0);
  });

  it('halves its requests until the server takes them, and remembers', async () => {
    const tried = tryEngine({ emulator: { users: 100, maximumBatch: 30 } });
    const { engine, emulator, ids } = tried;
    await engine.refresh(ids);
    expect(engine.ledger.members.size).toBe(100);
    const { total } = emulator.requests;
    await engine.refresh(ids);
    expect(emulator.requests.total - total).toBe(4);
  });

  it('reads the others though one user spoils the request for all', async () => {
    const tried = tryEngine({ emulator: { users: 100, unknownIds: 'reject' } });
    await tried.engine.refresh([...tried.ids.slice(0, 40), 'nobody', ...tried.ids.slice(40)]);
    expect(tried.engine.ledger.members.size).toBe(100);
  });

  it('does not ask for a thousand users one by one because a proxy answers', async () => {
    const tried = tryEngine({ emulator: { users: 500 } });
    tried.emulator.configure({ nonJsonAnswers: 1 });
    await expectAsync(tried.engine.refresh(tried.ids)).toBeRejectedWith(
      jasmine.objectContaining({ code: 'invalid_response' }),
    );
    expect(tried.emulator.requests.total).toBeLessThan(100);
  });

  it('rejects with what the server said', async () => {
    const { engine, emulator, ids } = tryEngine();
    emulator.configure({ failures: { 'postLicenseUsers:403': 1 } });
    await expectAsync(engine.refresh(ids)).toBeRejectedWith(jasmine.objectContaining({ status: 403 }));
    await expectAsync(engine.refresh([''])).toBeRejectedWith(
      jasmine.objectContaining({ code: 'invalid_argument' }),
    );
  });

  it('lets go of a user who is gone', async () => {
    const { engine, emulator, ids } = tryEngine();
    await engine.refresh(ids);
    emulator.organization.removeUser(ids[0] as string);
    await engine.refresh(ids);
    expect(engine.ledger.members.size).toBe(ids.length - 1);
    expect(engine.ledger.users.isKnown(0)).toBeFalse();
  });

  it('takes users and licenses with the names of object members', async () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const { engine } = tryEngine({
      fetch: () => () =>
        Promise.resolve(
          new Response('{"__proto__":["constructor"],"constructor":[],"toString":["__proto__"]}'),
        ),
    });
    await engine.refresh(names);
    const { users, licenses } = engine.ledger;
    const held = names.map((name) =>
      users.base(users.of(name)).licenses.map((number) => licenses.name(number)),
    );
    expect(held).toEqual([['constructor'], [], ['__proto__']]);
  });
});

describe('LicenseEngine, users somebody looks at', () => {
  it('reads all that are asked for in one turn with one request', async () => {
    const { engine, emulator, clock, ids } = tryEngine();
    for (const id of ids) engine.want(id);
    await clock.advance(1);
    for (const id of ids) engine.want(id);
    await clock.advance(1);
    expect(emulator.requests.total).toBe(1);
    expect(engine.ledger.members.size).toBe(ids.length);
  });

  it('does not ask again and again for somebody who does not exist', async () => {
    const { engine, emulator, clock } = tryEngine();
    for (let look = 0; look < 10; look++) {
      engine.want('nobody');
      await clock.advance(100);
    }
    expect(emulator.requests.of('getLicenseUser')).toBe(1);
    await clock.advance(90_000);
    engine.want('nobody');
    await clock.advance(100);
    expect(emulator.requests.of('getLicenseUser')).toBe(2);
  });

  it('does not ask again and again where it may not read', async () => {
    const { engine, emulator, clock, ids } = tryEngine();
    emulator.configure({ failures: { 'postLicenseUsers:403': 1 } });
    for (let look = 0; look < 10; look++) {
      engine.want(ids[0] as string);
      await clock.advance(100);
    }
    expect(emulator.requests.total).toBe(1);
    emulator.configure({ failures: {} });
    await clock.advance(20_000);
    engine.want(ids[0] as string);
    await clock.advance(100);
    expect(engine.ledger.members.size).toBe(1);
  });
});
