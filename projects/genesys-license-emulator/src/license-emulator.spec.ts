import fc from 'fast-check';
import { createLicenseEmulator, type LicenseEmulatorOptions } from './license-emulator.js';
import { emulatorScenarioNames } from './settings/emulator-scenarios.js';
import { bearer, tryEmulator, type Tried } from './testing/try-emulator.js';

const users = '/api/v2/license/users';
const jsonHeaders = { ...bearer, 'Content-Type': 'application/json' };

/** What became of a promise so far. */
function watch(promise: Promise<unknown>): { state: string; value?: unknown } {
  const watched: { state: string; value?: unknown } = { state: 'pending' };
  promise.then(
    (value) => Object.assign(watched, { state: 'answered', value }),
    (error: unknown) => Object.assign(watched, { state: 'failed', value: error }),
  );
  return watched;
}

const code = ({ body }: Tried): unknown => (body as { readonly code?: unknown }).code;

describe('createLicenseEmulator', () => {
  it('answers the same to the same requests of the same seed', async () => {
    const story = async (seed: number): Promise<unknown> => {
      const { emulator, get, write, clock } = tryEmulator({
        seed,
        scenario: 'brokenRows',
        failures: { '503': 0.3 },
        pageShift: 0.5,
      });
      const told: unknown[] = [];
      for (let turn = 0; turn < 15; turn++) {
        const id = emulator.organization.userIdAt(turn);
        for (const { status, headers, body } of [
          await get(`${users}?pageSize=5`),
          await write('cxCloudSN', [id], [id]),
        ]) {
          told.push(status, headers.get('ININ-Correlation-Id'), body);
        }
        await clock.advance(0);
      }
      return told;
    };
    expect(await story(11)).toEqual(await story(11));
    expect(await story(11)).not.toEqual(await story(12));
  });

  it('draws one option as before when another is turned on', async () => {
    const failing = async (options: LicenseEmulatorOptions): Promise<readonly boolean[]> => {
      const { get } = tryEmulator({ failures: { '503': 0.4 }, ...options });
      const statuses = [];
      for (let turn = 0; turn < 40; turn++) statuses.push((await get(`${users}?pageSize=1`)).status === 503);
      return statuses;
    };
    expect(await failing({ shuffledPages: true, pageShift: 0.5, missingRows: 0.5 })).toEqual(
      await failing({}),
    );
  });

  it('takes a path, a URL or a Request, under any host', async () => {
    const { fetch } = createLicenseEmulator();
    for (const input of [
      users,
      `https://api.mypurecloud.de${users}`,
      new URL(users, 'http://x.test'),
      new Request(`https://y.test${users}`),
    ]) {
      const response = await fetch(input instanceof Request ? input : input, { headers: bearer });
      expect(response.status).toBe(200);
    }
  });

  it('names the setting and what is allowed when an option is wrong', () => {
    for (const [options, message] of [
      [{ writeLag: -1 }, /writeLag is -1; allowed: milliseconds/],
      [{ dropAfter: 2 }, /dropAfter is 2; allowed: a number between 0 and 1/],
      [{ users: -1 }, /users is -1/],
      [{ seed: 1.5 }, /seed is 1.5/],
      [{ scenario: 'sunny' }, /no scenario "sunny"/],
      [{ latnecy: 5 }, /no setting "latnecy"/],
    ] as const) {
      expect(() => createLicenseEmulator(options as LicenseEmulatorOptions)).toThrowError(message);
    }
  });

  it('answers in every scenario or fails as it should', async () => {
    for (const scenario of emulatorScenarioNames) {
      const { clock, emulator } = tryEmulator({ scenario, users: 30 });
      const answer = watch(emulator.fetch(users, { headers: bearer }));
      await clock.advance(10_000);
      expect(answer.state).withContext(scenario).not.toBe('pending');
    }
  });

  it('does not add scenarios up', () => {
    const { emulator } = tryEmulator();
    emulator.scenario('storm');
    emulator.scenario('lagging');
    expect(emulator.settings).toEqual(tryEmulator({ scenario: 'lagging' }).emulator.settings);
    expect(emulator.settings.failures).toEqual({});
  });

  it('goes back to its start', async () => {
    const { emulator, write, get } = tryEmulator({ writeLag: 5 });
    const id = emulator.organization.userIdAt(0);
    await write('examplePremiumAppUserLicense', [id]);
    emulator.organization.addUser();
    emulator.configure({ writeLag: 9 });
    emulator.failNext({ status: 500 });
    emulator.reset();
    expect(emulator.settings.writeLag).toBe(5);
    expect(emulator.organization.userIdAt(0)).toBe(id);
    expect(emulator.organization.holds(id, 'examplePremiumAppUserLicense')).toBeFalse();
    expect(emulator.requests.total).toBe(0);
    expect((await get(users)).status).toBe(200);
  });

  it('begins from a snapshot and refuses one of another organization', () => {
    const { emulator } = tryEmulator({ users: 10 });
    const id = emulator.organization.userIdAt(2);
    emulator.organization.assign(id, 'examplePremiumAppUserLicense');
    const snapshot = emulator.snapshot();
    expect(
      tryEmulator({ users: 10, snapshot }).emulator.organization.holds(id, 'examplePremiumAppUserLicense'),
    ).toBeTrue();
    expect(() => tryEmulator({ users: 11, snapshot })).toThrowError(/snapshot is of 10 users/);
  });

  it('counts requests by operation', async () => {
    const { emulator, get, write } = tryEmulator({ failures: { '500': 0.5 } });
    for (let turn = 0; turn < 4; turn++) await get(users);
    await write('cxCloudSN', []);
    expect(emulator.requests.of('getLicenseUsers')).toBe(4);
    expect(emulator.requests.of('postLicenseOrganization')).toBe(1);
    expect(emulator.requests.total).toBe(5);
  });
});

describe('every answer', () => {
  it('carries the correlation id, in an error equal to contextId', async () => {
    const { get } = tryEmulator();
    const seen = new Set<string>();
    for (const path of [users, `${users}/nobody`, '/api/v2/nowhere', `${users}?pageSize=0`]) {
      const { status, headers, body } = await get(path);
      const id = headers.get('ININ-Correlation-Id') ?? '';
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      if (status !== 200) expect((body as { readonly contextId: string }).contextId).toBe(id);
      seen.add(id);
    }
    expect(seen.size).toBe(4);
  });

  it('is 404 for another path and 405 for another method', async () => {
    const { emulator, get, post } = tryEmulator();
    expect((await get('/api/v2/license/nowhere')).status).toBe(404);
    const refused = await post('/api/v2/license/definitions', []);
    expect([refused.status, refused.headers.get('Allow')]).toEqual([405, 'GET']);
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const response = await emulator.fetch(users, { method, headers: bearer });
      expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, POST']);
    }
  });

  it('has no body for HEAD', async () => {
    const response = await tryEmulator().emulator.fetch(users, { method: 'HEAD', headers: bearer });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('is 415 for a body that is not JSON by its type, and 400 for one that is not by itself', async () => {
    const { post } = tryEmulator();
    for (const [type, status] of [
      ['application/json', 200],
      ['application/json; charset=utf-8', 200],
      ['APPLICATION/JSON;charset=UTF-8', 200],
      ['application/vnd.api+json', 200],
      ['text/plain', 415],
      ['application/x-www-form-urlencoded', 415],
      ['application/jsonp', 415],
    ] as const) {
      const tried = await post(users, [], { headers: { ...bearer, 'Content-Type': type } });
      expect(tried.status).withContext(type).toBe(status);
    }
    expect(code(await post(users, [], { body: '{"broken', headers: jsonHeaders }))).toBe('bad.request');
  });

  it('is 413 for a body that is too large', async () => {
    const { post } = tryEmulator({ maximumBytes: 10 });
    expect((await post(users, ['0123456789'])).status).toBe(413);
    expect((await post(users, [])).status).toBe(200);
  });
});

describe('authorization', () => {
  it('takes any bearer token as an administrator, and none without', async () => {
    const { get } = tryEmulator();
    for (const [header, expected] of [
      [undefined, 'authentication.required'],
      ['', 'authentication.required'],
      ['Bearer', 'bad.credentials'],
      ['Bearer  ', 'bad.credentials'],
      ['Basic eDp5', 'bad.credentials'],
      ['Bearer expired', 'bad.credentials'],
      ['Bearer x', undefined],
      ['bearer x', undefined],
    ] as const) {
      const headers: HeadersInit = header === undefined ? {} : { Authorization: header };
      expect(code(await get(users, { headers })))
        .withContext(String(header))
        .toBe(expected);
    }
  });

  it('lets the token "readonly" read and not write', async () => {
    const { get, post } = tryEmulator();
    const headers = { Authorization: 'Bearer readonly', 'Content-Type': 'application/json' };
    expect((await get(users, { headers })).status).toBe(200);
    expect((await get('/api/v2/license/definitions', { headers })).status).toBe(200);
    expect((await post(users, [], { headers })).status).toBe(200);
    expect(code(await post('/api/v2/license/organization', { assignments: [] }, { headers }))).toBe(
      'not.authorized',
    );
  });

  it('names the permissions that are missing', async () => {
    const { emulator, get, write } = tryEmulator({ permissions: [] });
    expect((await get(users)).status).toBe(200);
    const read = await get('/api/v2/license/definitions');
    expect(read.status).toBe(403);
    expect(read.body).toEqual(
      jasmine.objectContaining({
        code: 'missing.any.permissions',
        message:
          'Unable to perform the requested action. You must have at least one of the following permissions assigned: [authorization:grant:add, authorization:license:view]',
      }),
    );
    emulator.configure({ permissions: ['authorization:license:view'] });
    expect((await get('/api/v2/license/definitions')).status).toBe(200);
    expect(code(await write('cxCloudSN', []))).toBe('missing.permissions');
    emulator.configure({ permissions: ['authorization:grant:add'] });
    expect((await write('cxCloudSN', [])).status).toBe(200);
  });

  it('wants the scope', async () => {
    const { emulator, get, write } = tryEmulator({ scopes: ['users'] });
    expect(code(await get(users))).toBe('not.authorized');
    emulator.configure({ scopes: ['license:readonly'] });
    expect((await get(users)).status).toBe(200);
    expect(code(await write('cxCloudSN', []))).toBe('not.authorized');
    emulator.configure({ scopes: ['license'] });
    expect((await write('cxCloudSN', [])).status).toBe(200);
  });
});

describe('latency, drops and failures', () => {
  it('takes the latency, half of it before the effect', async () => {
    const { emulator, clock, write } = tryEmulator({ latency: 100 });
    const id = emulator.organization.userIdAt(0);
    const answer = watch(write('examplePremiumAppUserLicense', [id]));
    await clock.advance(49);
    expect(emulator.organization.holds(id, 'examplePremiumAppUserLicense')).toBeFalse();
    await clock.advance(1);
    expect([emulator.organization.holds(id, 'examplePremiumAppUserLicense'), answer.state]).toEqual([
      true,
      'pending',
    ]);
    await clock.advance(50);
    expect(answer.state).toBe('answered');
  });

  it('adds up to the jitter', async () => {
    const { clock, get } = tryEmulator({ latency: 10, jitter: 90 });
    const answers = Array.from({ length: 40 }, () => watch(get(users)));
    await clock.advance(9);
    expect(answers.every(({ state }) => state === 'pending')).toBeTrue();
    await clock.advance(45);
    const done = answers.filter(({ state }) => state === 'answered').length;
    expect(done).toBeGreaterThan(5);
    expect(done).toBeLessThan(35);
    await clock.advance(46);
    expect(answers.every(({ state }) => state === 'answered')).toBeTrue();
  });

  it('rejects with the reason when aborted, and may have done it nevertheless', async () => {
    const { emulator, clock } = tryEmulator({ latency: 100 });
    const id = emulator.organization.userIdAt(0);
    const abort = new AbortController();
    const body = JSON.stringify({
      assignments: [{ licenseId: 'examplePremiumAppUserLicense', userIdsAdd: [id], userIdsRemove: [] }],
    });
    const answer = watch(
      emulator.fetch('/api/v2/license/organization', {
        method: 'POST',
        headers: jsonHeaders,
        body,
        signal: abort.signal,
      }),
    );
    await clock.advance(10);
    const reason = new Error('enough');
    abort.abort(reason);
    await clock.advance(0);
    expect(answer).toEqual({ state: 'failed', value: reason });
    await clock.advance(90);
    expect(emulator.organization.holds(id, 'examplePremiumAppUserLicense')).toBeTrue();
  });

  it('does not arrive when aborted before', async () => {
    const { emulator } = tryEmulator();
    await expectAsync(
      emulator.fetch(users, { headers: bearer, signal: AbortSignal.abort('no') }),
    ).toBeRejectedWith('no');
    expect(emulator.requests.total).toBe(0);
  });

  for (const [failure, state, effect] of [
    [{ drop: 'before' }, 'failed', false],
    [{ drop: 'after' }, 'failed', true],
    [{ hang: true }, 'pending', false],
    [{ hang: true, effect: true }, 'pending', true],
    [{ status: 503 }, 'answered', false],
    [{ status: 504, effect: true }, 'answered', true],
    [{ answer: 'truncated' }, 'failed', true],
    [{ answer: 'html' }, 'failed', true],
  ] as const) {
    it(`has the next write meet ${JSON.stringify(failure)}, ${effect ? 'with' : 'without'} effect`, async () => {
      const { emulator, clock, write } = tryEmulator();
      const id = emulator.organization.userIdAt(0);
      emulator.failNext({ operation: 'postLicenseOrganization', ...failure });
      const answer = watch(write('examplePremiumAppUserLicense', [id]));
      await clock.advance(60_000);
      expect(answer.state).toBe(state);
      if (state === 'failed')
        expect(answer.value).toBeInstanceOf('drop' in failure ? TypeError : SyntaxError);
      expect(emulator.organization.holds(id, 'examplePremiumAppUserLicense')).toBe(effect);
      expect((await write('examplePremiumAppUserLicense', [id])).status).toBe(200);
    });
  }

  it('plans failures for an operation and a number of requests', async () => {
    const { emulator, get } = tryEmulator();
    emulator.failNext({ operation: 'getLicenseUsers', status: 500, count: 2 });
    emulator.failNext({ status: 503 });
    const statuses = [];
    for (const path of ['/api/v2/license/definitions', users, users, users])
      statuses.push((await get(path)).status);
    expect(statuses).toEqual([503, 500, 500, 200]);
  });

  it('refuses a plan that is not clear', () => {
    const { emulator } = tryEmulator();
    for (const failure of [
      {},
      { status: 200 },
      { status: 500, hang: true },
      { status: 500, count: 0 },
      { status: 500, operation: 'x' },
      { drop: 'now' },
    ]) {
      expect(() => emulator.failNext(failure as never)).toThrowError(/failNext/);
    }
  });

  it('fails at about the rate that is set, with the body of the status', async () => {
    const { emulator, get } = tryEmulator({ users: 10 });
    for (const [status, expected] of [
      [400, 'bad.request'],
      [401, 'bad.credentials'],
      [403, 'missing.any.permissions'],
      [404, 'not.found'],
      [408, 'request.timeout'],
      [409, 'conflict'],
      [413, 'request.entity.too.large'],
      [415, 'unsupported.media.type'],
      [429, 'too.many.requests.retry.after'],
      [500, 'internal.server.error'],
      [502, 'bad.gateway'],
      [503, 'service.unavailable'],
      [504, 'request.timeout'],
    ] as const) {
      emulator.configure({ failures: { [`getLicenseDefinitions:${status}`]: 1 } });
      const tried = await get('/api/v2/license/definitions');
      expect([tried.status, code(tried)]).toEqual([status, expected]);
      expect((await get(users)).status).toBe(200);
    }
    emulator.configure({ failures: { '500': 0.2 } });
    let failed = 0;
    for (let turn = 0; turn < 200; turn++) if ((await get(`${users}?pageSize=1`)).status === 500) failed++;
    expect(failed).toBeGreaterThan(20);
    expect(failed).toBeLessThan(65);
  });

  it('has failing writes take effect at the rate that is set', async () => {
    const { emulator, write } = tryEmulator({ failures: { '500': 1 }, effectDespiteFailure: 0.5 });
    let done = 0;
    for (let place = 0; place < 100; place++) {
      const id = emulator.organization.userIdAt(place);
      expect((await write('examplePremiumAppUserLicense', [id])).status).toBe(500);
      if (emulator.organization.holds(id, 'examplePremiumAppUserLicense')) done++;
    }
    expect(done).toBeGreaterThan(25);
    expect(done).toBeLessThan(75);
  });
});

describe('the rate limit', () => {
  it('answers 429 exactly as documented', async () => {
    const { clock, get } = tryEmulator({ rateLimit: { requests: 2, window: 60_000, kind: 'rolling' } });
    await get(users);
    await clock.advance(18_000);
    await get(users);
    const { status, headers, body } = await get(users);
    expect(status).toBe(429);
    expect(headers.get('Retry-After')).toBe('42');
    expect(body).toEqual({
      message: 'Rate limit exceeded the maximum. Retry the request in [42] seconds',
      code: 'too.many.requests.retry.after',
      status: 429,
      contextId: headers.get('ININ-Correlation-Id'),
      details: [],
      errors: [],
    });
    await clock.advance(42_000);
    expect((await get(users)).status).toBe(200);
  });

  it('counts each token for itself', async () => {
    const { get } = tryEmulator({ rateLimit: { requests: 1, window: 60_000, kind: 'rolling' } });
    const statuses = [];
    for (const token of ['a', 'b', 'a'])
      statuses.push((await get(users, { headers: { Authorization: `Bearer ${token}` } })).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  for (const kind of ['rolling', 'fixed'] as const) {
    it(`holds over any series of requests, and Retry-After is enough (${kind})`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 30 }), async (gaps) => {
          const { clock, get } = tryEmulator({ users: 1, rateLimit: { requests: 3, window: 10_000, kind } });
          const passed: number[] = [];
          for (const gap of gaps) {
            await clock.advance(gap);
            const { status, headers } = await get(users);
            if (status === 429) {
              await clock.advance(Number(headers.get('Retry-After')) * 1000);
              expect((await get(users)).status).toBe(200);
            }
            passed.push(clock.now());
          }
          const windowOf = (time: number): number => Math.floor(time / 10_000);
          for (const time of passed) {
            const together = passed.filter((other) =>
              kind === 'rolling'
                ? other > time - 10_000 && other <= time
                : windowOf(other) === windowOf(time),
            );
            expect(together.length).toBeLessThanOrEqual(3);
          }
        }),
        { numRuns: 15 },
      );
    });
  }
});

describe('CORS', () => {
  const origin = 'http://localhost:4200';
  const preflight = (from: string): RequestInit => ({
    method: 'OPTIONS',
    headers: {
      Origin: from,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,genesys-app,purecloud-sdk',
      'Access-Control-Request-Private-Network': 'true',
    },
  });

  it('lets pages of this machine ask with any header', async () => {
    const { emulator } = tryEmulator();
    const { status, headers } = await emulator.fetch('/api/v2/license/organization', preflight(origin));
    expect(status).toBe(204);
    expect(headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect(headers.get('Access-Control-Allow-Headers')).toBe(
      'authorization,content-type,genesys-app,purecloud-sdk',
    );
    expect(headers.get('Access-Control-Allow-Methods')).toContain('POST');
    expect(headers.get('Access-Control-Allow-Private-Network')).toBe('true');
    expect(emulator.requests.total).toBe(0);
  });

  it('lets no other page ask', async () => {
    const { emulator } = tryEmulator();
    for (const from of [
      'https://evil.test',
      'http://localhost.evil.test',
      'http://127.0.0.1.evil.test',
      'null',
    ]) {
      const { headers } = await emulator.fetch(users, preflight(from));
      expect(headers.get('Access-Control-Allow-Origin')).withContext(from).toBeNull();
      const read = await emulator.fetch(users, { headers: { ...bearer, Origin: from } });
      expect(read.headers.get('Access-Control-Allow-Origin')).withContext(from).toBeNull();
    }
  });

  it('exposes the correlation id and Retry-After, unless told not to', async () => {
    const { emulator, get } = tryEmulator();
    const headers = { ...bearer, Origin: origin };
    expect((await get(users, { headers })).headers.get('Access-Control-Expose-Headers')).toBe(
      'ININ-Correlation-Id, Retry-After',
    );
    emulator.configure({ exposeHeaders: false });
    expect((await get(users, { headers })).headers.get('Access-Control-Expose-Headers')).toBeNull();
    expect((await get(users)).headers.get('ININ-Correlation-Id')).toBeNull();
  });

  it('applies to errors too', async () => {
    const { status, headers } = await tryEmulator().get(users, { headers: { Origin: origin } });
    expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([401, origin]);
  });
});
