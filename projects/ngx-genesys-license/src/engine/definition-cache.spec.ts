import { Gate, tryEngine } from './testing/try-engine';

describe('DefinitionCache', () => {
  it('loads once however many ask', async () => {
    const { engine, emulator, clock } = tryEngine({ emulator: { latency: 50 } });
    expect(engine.definitions$.value.status).toBe('idle');
    engine.definitions.ask();
    engine.definitions.ask();
    expect(engine.definitions$.value.status).toBe('loading');
    await clock.advance(100);
    engine.definitions.ask();
    await clock.advance(100);
    expect(engine.definitions$.value.status).toBe('resolved');
    expect(engine.definitions$.value.definitions.length).toBe(14);
    expect(emulator.requests.of('getLicenseDefinitions')).toBe(1);
  });

  it('takes what somebody else has loaded, where it is the younger', async () => {
    const { engine, emulator, clock } = tryEngine();
    const { definitions, definitions$ } = engine;
    definitions.adopt([{ id: 'other' }], clock.now());
    expect(definitions$.value).toEqual({
      status: 'resolved',
      definitions: [{ id: 'other' }],
      error: undefined,
    });
    definitions.adopt([{ id: 'older' }], clock.now() - 1);
    definitions.ask();
    await clock.advance(1000);
    expect(definitions$.value.definitions).toEqual([{ id: 'other' }]);
    expect(emulator.requests.of('getLicenseDefinitions')).toBe(0);
    await clock.advance(6 * 60_000);
    definitions.ask();
    await clock.advance(1000);
    expect(definitions$.value.definitions.length).toBe(14);
  });

  it('shows old definitions while it loads them again', async () => {
    const { engine, emulator, clock } = tryEngine({ emulator: { latency: 50 } });
    engine.definitions.ask();
    await clock.advance(6 * 60_000);
    engine.definitions.ask();
    expect(engine.definitions$.value.status).toBe('reloading');
    expect(engine.definitions$.value.definitions.length).toBe(14);
    await clock.advance(100);
    expect(emulator.requests.of('getLicenseDefinitions')).toBe(2);
  });

  it('keeps what it has when loading again fails, and does not ask by itself after a failure', async () => {
    const { engine, emulator, clock } = tryEngine();
    engine.definitions.ask();
    await clock.advance(1);
    emulator.configure({ failures: { 'getLicenseDefinitions:403': 1 } });
    void engine.definitions.load();
    await clock.advance(1);
    expect(engine.definitions$.value.status).toBe('error');
    expect(engine.definitions$.value.error?.status).toBe(403);
    expect(engine.definitions$.value.definitions.length).toBe(14);
    const asked = emulator.requests.of('getLicenseDefinitions');
    engine.definitions.ask();
    await clock.advance(1);
    expect(emulator.requests.of('getLicenseDefinitions')).toBe(asked);
    emulator.configure({ failures: {} });
    void engine.definitions.load();
    await clock.advance(1);
    expect(engine.definitions$.value).toEqual(
      jasmine.objectContaining({ status: 'resolved', error: undefined }),
    );
  });

  it('completes a thin definition by id, once, and keeps that over the next thin list', async () => {
    const { engine, emulator, clock } = tryEngine({ emulator: { definitions: 'thin' } });
    void engine.definitions.complete('cloudCX2');
    void engine.definitions.complete('cloudCX2');
    await clock.advance(1);
    expect(engine.definitions.get('cloudCX2')?.permissions?.ids?.length).toBeGreaterThan(0);
    expect(engine.definitions.get('cloudCX1')?.permissions).toBeUndefined();
    void engine.definitions.load();
    await clock.advance(1);
    void engine.definitions.complete('cloudCX2');
    await clock.advance(1);
    expect(engine.definitions.get('cloudCX2')?.permissions?.ids?.length).toBeGreaterThan(0);
    expect(emulator.requests.of('getLicenseDefinition')).toBe(1);
  });

  it('says why a definition could not be completed, keeps it thin, and tries again once the list is loaded again', async () => {
    const { engine, emulator, clock } = tryEngine({ emulator: { definitions: 'thin' } });
    emulator.failNext({ operation: 'getLicenseDefinition', status: 403 });
    void engine.definitions.complete('cloudCX2');
    await clock.advance(1);
    expect(engine.definitions$.value.status).toBe('resolved');
    expect(engine.definitions$.value.error?.status).toBe(403);
    expect(engine.definitions.get('cloudCX2')?.permissions).toBeUndefined();
    void engine.definitions.complete('cloudCX2');
    await clock.advance(1);
    expect(emulator.requests.of('getLicenseDefinition')).toBe(1);
    void engine.definitions.load();
    await clock.advance(1);
    void engine.definitions.complete('cloudCX2');
    await clock.advance(1);
    expect(engine.definitions$.value.error).toBeUndefined();
    expect(engine.definitions.get('cloudCX2')?.permissions?.ids?.length).toBeGreaterThan(0);
  });

  it('keeps permissions over a list that names them without their ids', async () => {
    const { engine, clock } = tryEngine({
      fetch: () => (url) =>
        Promise.resolve(
          Response.json(
            url.endsWith('/a')
              ? { id: 'a', permissions: { ids: ['x:y:z'] } }
              : [{ id: 'a', permissions: {} }],
          ),
        ),
    });
    void engine.definitions.complete('a');
    await clock.advance(1);
    void engine.definitions.load();
    await clock.advance(1);
    expect(engine.definitions.get('a')?.permissions?.ids).toEqual(['x:y:z']);
  });

  it('loads what had failed when somebody has signed in again', async () => {
    const { engine, emulator, clock, ids } = tryEngine();
    emulator.configure({ tokens: { any: { expired: true } } });
    engine.definitions.ask();
    await clock.advance(1);
    expect(engine.definitions$.value.status).toBe('error');
    expect(engine.needsSignIn$.value).toBeTrue();
    emulator.configure({ tokens: { any: { expired: false } } });
    await engine.refresh(ids);
    await clock.advance(1);
    expect(engine.definitions$.value.status).toBe('resolved');
  });

  it('loads what had failed when the network is back', async () => {
    const { engine, emulator, clock } = tryEngine({ emulator: { dropBefore: 1 } });
    engine.definitions.ask();
    await clock.advance(60_000);
    expect(engine.definitions$.value.error?.code).toBe('network');
    emulator.configure({ dropBefore: 0 });
    engine.hurry();
    await clock.advance(1);
    expect(engine.definitions$.value.status).toBe('resolved');
  });

  it('gives an answer that is ready as the person signs out to nobody', async () => {
    const answer = new Gate();
    const { engine, clock } = tryEngine({
      fetch: (emulator) => async (url, init) => {
        const response = await emulator.fetch(url, init);
        await answer.opened;
        return response;
      },
    });
    engine.definitions.ask();
    await clock.advance(1);
    answer.open();
    for (let turn = 0; turn < 12; turn++) await Promise.resolve();
    engine.reset();
    await clock.advance(1);
    expect(engine.definitions$.value).toEqual({ status: 'idle', definitions: [], error: undefined });
  });
});
