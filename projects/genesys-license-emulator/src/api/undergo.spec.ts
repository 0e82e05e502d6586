import { bearer, tryEmulator, watch, type Tried } from '../testing/try-emulator.js';

const users = '/api/v2/license/users';
const jsonHeaders = { ...bearer, 'Content-Type': 'application/json' };

const code = ({ body }: Tried): unknown => (body as { readonly code?: unknown }).code;

describe('undergo', () => {
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
