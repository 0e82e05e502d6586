import {
  connectionError,
  json,
  later,
  never,
  plain,
  type Answer,
  type Recorded,
} from '../../testing/scripted-fetch.js';
import { failure, testClient } from '../../testing/test-client.js';
import { settled } from '../../testing/virtual-clock.js';
import type { LicenseClient } from '../client/license-client.js';
import type { AccessToken } from '../config/license-client-config.js';
import { LicenseApiError } from '../errors/license-api-error.js';

const write = (client: LicenseClient): Promise<unknown> =>
  client.postLicenseOrganization({
    body: { assignments: [{ licenseId: 'a', userIdsAdd: ['u'], userIdsRemove: [] }] },
  });
const toggle = (client: LicenseClient): Promise<unknown> => client.postLicenseToggle('f');
const read = (client: LicenseClient): Promise<unknown> => client.getLicenseDefinitions();
const readByPost = (client: LicenseClient): Promise<unknown> => client.postLicenseUsers({ body: ['u'] });
const infer = (client: LicenseClient): Promise<unknown> => client.postLicenseInfer({ body: ['r'] });
const tooMany = (seconds: number): Answer =>
  json(
    { message: `Rate limit exceeded the maximum. Retry the request in [${seconds}] seconds`, status: 429 },
    429,
  );

describe('createTransport', () => {
  describe('repeats', () => {
    const good = (request: Recorded): Answer =>
      request.url.endsWith('license/users') ? json({ u: [] }) : json([]);
    const failures: readonly [string, () => Answer, 'reads' | 'all' | 'nothing'][] = [
      ['408', () => json({}, 408), 'reads'],
      ['429', () => tooMany(1), 'all'],
      ['500', () => json({}, 500), 'reads'],
      ['501', () => json({}, 501), 'nothing'],
      ['502 with HTML', () => plain('<html>', 502), 'reads'],
      ['503', () => json({}, 503), 'reads'],
      ['504', () => json({}, 504), 'reads'],
      ['a lost connection', () => connectionError('ECONNRESET'), 'reads'],
      ['a browser’s failed fetch', () => new TypeError('Failed to fetch'), 'reads'],
      ['a refused connection', () => connectionError('ECONNREFUSED'), 'all'],
      ['an unknown host', () => connectionError('ENOTFOUND'), 'all'],
      ['400', () => json({}, 400), 'nothing'],
      ['403', () => json({}, 403), 'nothing'],
      ['404', () => json({}, 404), 'nothing'],
      ['409', () => json({}, 409), 'nothing'],
      ['413', () => json({}, 413), 'nothing'],
      ['302', () => plain('', 302), 'nothing'],
      ['a 429 that asks for more than 180 s', () => tooMany(181), 'nothing'],
    ];
    for (const [name, fail, who] of failures) {
      it(`${who} after ${name}`, async () => {
        const calls = [read, readByPost, infer, write];
        const repeated = calls.map((call) => (who === 'all' || (who === 'reads' && call !== write) ? 2 : 1));
        const sent: number[] = [];
        for (const call of calls) {
          const { client, clock, requests } = testClient((request, index) =>
            index === 0 ? fail() : good(request),
          );
          const result = call(client);
          result.catch(() => undefined);
          await clock.advance(100_000);
          await expectAsync(clock.until(result))[requests.length > 1 ? 'toBeResolved' : 'toBeRejected']();
          sent.push(requests.length);
        }
        expect(sent).toEqual(repeated);
      });
    }

    it('a toggle no more than another write', async () => {
      const { client, requests } = testClient(() => json({}, 503));
      await failure(toggle(client));
      expect(requests.length).toBe(1);
    });

    it('up to the attempts allowed, the wait doubling up to its bound', async () => {
      const { client, clock, requests } = testClient(() => json({}, 503), {
        retry: { attempts: 5, baseDelay: 100, maxDelay: 350 },
      });
      const start = clock.now();
      const sent: number[] = [];
      const error = await failure(
        clock.until(client.getLicenseDefinitions({ onSend: () => sent.push(clock.now() - start) })),
      );
      expect(error.status).toBe(503);
      expect(requests.length).toBe(5);
      expect(sent).toEqual([0, 100, 300, 650, 1000]);
    });

    it('not at all when told one attempt', async () => {
      const { client, requests } = testClient(() => json({}, 503), { retry: { attempts: 1 } });
      await failure(read(client));
      expect(requests.length).toBe(1);
    });

    it('a 503 no sooner than its Retry-After', async () => {
      const { client, clock, requests } = testClient([json({}, 503, { 'Retry-After': '20' }), json([])]);
      const result = read(client);
      await clock.advance(19_999);
      expect(requests.length).toBe(1);
      await clock.advance(1);
      await expectAsync(result).toBeResolved();
    });

    it('tells each attempt right before it leaves', async () => {
      const { client, clock, requests } = testClient([json({}, 500), json([])]);
      const told: string[] = [];
      await clock.until(
        client.getLicenseDefinitions({
          onSend: (attempt) => told.push(`${attempt} after ${requests.length} requests`),
        }),
      );
      expect(told).toEqual(['1 after 0 requests', '2 after 1 requests']);
    });
  });

  describe('on 429', () => {
    const forms: readonly [string, Answer][] = [
      ['the header’s seconds', json({ message: 'in [9] seconds' }, 429, { 'Retry-After': '42' })],
      [
        'the header’s date',
        json({}, 429, {
          'Retry-After': 'Mon, 01 Jan 2024 00:00:42 GMT',
          Date: 'Mon, 01 Jan 2024 00:00:00 GMT',
        }),
      ],
      ['the number in the message', tooMany(42)],
    ];
    for (const [name, answer] of forms) {
      it(`pauses all calls for ${name}`, async () => {
        const { client, clock, requests } = testClient((_, index) => (index === 0 ? answer : json([])));
        const first = read(client);
        await settled();
        const second = read(client);
        expect(client.limiter.state.pausedUntil).toBe(clock.now() + 42_000);
        await clock.advance(41_999);
        expect(requests.length).toBe(1);
        await clock.advance(1);
        await expectAsync(Promise.all([first, second])).toBeResolved();
      });
    }

    it('lets nothing slip out between the answer and the pause', async () => {
      const { client, clock, requests } = testClient((_, index) => (index === 0 ? tooMany(30) : json([])), {
        rateLimit: { concurrency: 1 },
      });
      const calls = Promise.all([read(client), read(client)]);
      await clock.advance(29_999);
      expect(requests.length).toBe(1);
      await clock.until(calls);
      expect(requests.length).toBe(3);
    });

    it('lets the call that was turned away go first', async () => {
      const { client, clock, requests } = testClient((_, index) => (index === 0 ? tooMany(30) : json([])), {
        rateLimit: { concurrency: 1 },
      });
      const calls = [infer(client), read(client), read(client)];
      await clock.until(Promise.all(calls));
      expect(requests.map(({ url }) => url.split('/').at(-1))).toEqual([
        'infer',
        'infer',
        'definitions',
        'definitions',
      ]);
    });

    it('gives up at once where the server wants a longer pause, for every call', async () => {
      const { client, requests } = testClient(() => tooMany(300));
      const error = await failure(read(client));
      expect(error.retryAfter).toBe(300_000);
      expect(error.message).toContain('300 seconds');
      const next = await failure(read(client));
      expect(next).toEqual(
        jasmine.objectContaining({
          status: 429,
          retryAfter: 300_000,
          operation: 'getLicenseDefinitions',
          effect: 'none',
        }),
      );
      expect(next.message).toContain('getLicenseDefinitions: not sent');
      expect(requests.length).toBe(1);
    });

    it('pauses shortly where no time is told', async () => {
      const { client, clock, requests } = testClient((_, index) => (index === 0 ? json({}, 429) : json([])));
      const result = read(client);
      await clock.advance(499);
      expect(requests.length).toBe(1);
      await clock.advance(1);
      await expectAsync(result).toBeResolved();
    });
  });

  describe('on 401', () => {
    const unauthorized = (): Answer =>
      json({ code: 'bad.credentials', message: 'Invalid login credentials.' }, 401);
    const server =
      (valid: string) =>
      ({ token }: Recorded): Answer =>
        token === valid ? json([]) : unauthorized();

    it('asks for a fresh token once and sends again, a write too', async () => {
      const asked: boolean[] = [];
      const accessToken: AccessToken = ({ refresh }) => {
        asked.push(refresh);
        return refresh ? 'new' : 'old';
      };
      for (const call of [read, write]) {
        const { client, requests } = testClient(server('new'), { accessToken });
        await expectAsync(call(client)).toBeResolved();
        expect(requests.map(({ token }) => token)).toEqual(['old', 'new']);
      }
      expect(asked).toEqual([false, true, false, true]);
    });

    it('shares one refresh among concurrent calls', async () => {
      let refreshes = 0;
      const accessToken: AccessToken = async ({ refresh }) => {
        await settled();
        if (refresh) refreshes++;
        return refresh ? 'new' : 'old';
      };
      const { client, requests } = testClient(server('new'), { accessToken });
      await Promise.all(Array.from({ length: 6 }, () => read(client)));
      expect(refreshes).toBe(1);
      expect(requests.length).toBe(12);
    });

    it('only sends again when the token has been replaced since', async () => {
      let refreshes = 0;
      const slow = later();
      const { client, requests } = testClient(
        ({ token, url }) =>
          token === 'new' ? json([]) : url.endsWith('infer') ? slow.answer : unauthorized(),
        { accessToken: ({ refresh }) => (refresh ? (refreshes++, 'new') : 'old') },
      );
      const late = infer(client);
      await read(client);
      slow.give(json({}, 401));
      await expectAsync(late).toBeResolved();
      expect(refreshes).toBe(1);
      expect(requests.map(({ token }) => token)).toEqual(['old', 'old', 'new', 'new']);
    });

    it('does not go back to the refused token when the application gives it again', async () => {
      const asked: boolean[] = [];
      const { client, requests } = testClient(server('new'), {
        accessToken: ({ refresh }) => {
          asked.push(refresh);
          return refresh ? 'new' : 'old';
        },
      });
      await read(client);
      await read(client);
      expect(requests.map(({ token }) => token)).toEqual(['old', 'new', 'new']);
      expect(asked).toEqual([false, true, false]);
    });

    it('lets new calls wait for a refresh that is under way', async () => {
      let give: (token: string) => void = () => undefined;
      const { client, requests } = testClient(server('new'), {
        accessToken: ({ refresh }) => (refresh ? new Promise<string>((resolve) => (give = resolve)) : 'old'),
      });
      const first = read(client);
      await settled();
      const second = read(client);
      await settled();
      expect(requests.length).toBe(1);
      give('new');
      await Promise.all([first, second]);
      expect(requests.map(({ token }) => token)).toEqual(['old', 'new', 'new']);
    });

    it('gives the newest token to a request that has waited', async () => {
      let token = 'old';
      const slow = later();
      const { client, requests } = testClient((_, index) => (index === 0 ? slow.answer : json([])), {
        accessToken: () => token,
        rateLimit: { concurrency: 1 },
      });
      const calls = [read(client), read(client)];
      await settled();
      token = 'new';
      calls.push(read(client));
      await settled();
      slow.give(json([]));
      await Promise.all(calls);
      expect(requests.map((request) => request.token)).toEqual(['old', 'new', 'new']);
    });

    it('fails at the second, with a message that says to sign in', async () => {
      const { client, requests } = testClient(() => unauthorized(), { accessToken: () => 'same' });
      const error = await failure(read(client));
      expect(error).toEqual(
        jasmine.objectContaining({ status: 401, code: 'bad.credentials', effect: 'none' }),
      );
      expect(error.message).toContain('Sign in again');
      expect(requests.length).toBe(2);
    });

    it('fails at the first where the token is a plain string', async () => {
      const { client, requests } = testClient(() => unauthorized());
      expect((await failure(read(client))).status).toBe(401);
      expect(requests.length).toBe(1);
    });

    it('stays a 401 when the refresh fails, and asks anew at the next call', async () => {
      let isSignedIn = false;
      const { client } = testClient(server('new'), {
        accessToken: ({ refresh }) => {
          if (!refresh) return isSignedIn ? 'new' : 'old-token';
          throw new Error('session of old-token is over');
        },
      });
      const error = await failure(write(client));
      expect(error).toEqual(
        jasmine.objectContaining({
          code: 'access_token',
          status: 401,
          operation: 'postLicenseOrganization',
          effect: 'none',
        }),
      );
      expect(error.message).toContain('session of [token] is over');
      isSignedIn = true;
      await expectAsync(read(client)).toBeResolved();
    });
  });

  describe('with an accessToken that gives none', () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N';
    const sources: readonly [string, AccessToken, RegExp][] = [
      [
        'throws',
        () => {
          throw new Error('no session');
        },
        /no session/,
      ],
      ['rejects', () => Promise.reject(new Error('offline')), /offline/],
      ['gives nothing', () => undefined as unknown as string, /undefined/],
      ['gives an empty text', () => '', /empty/],
      ['gives a line break', () => `${jwt}\n`, /white space/],
      [
        'names a token in its error',
        () => Promise.reject(new Error(`cannot renew ${jwt}`)),
        /cannot renew \[token\]/,
      ],
      [
        'names a header in its error',
        () => Promise.reject(new Error('sent Bearer abc.def')),
        /Bearer \[token\]/,
      ],
    ];
    for (const [name, accessToken, message] of sources) {
      it(`fails clearly where it ${name}`, async () => {
        const { client, requests } = testClient([], { accessToken });
        const error = await failure(read(client));
        expect(error).toEqual(
          jasmine.objectContaining({
            code: 'access_token',
            operation: 'getLicenseDefinitions',
            effect: 'none',
          }),
        );
        expect(error.message).toMatch(message);
        expect(JSON.stringify(error)).not.toContain(jwt);
        expect(requests.length).toBe(0);
        expect(client.limiter.state.remaining).toBe(300);
      });
    }
  });

  describe('when aborted', () => {
    const stages: readonly [string, Answer, Partial<Parameters<typeof testClient>[1]>, number][] = [
      ['while asking for a token', json([]), { accessToken: () => new Promise<string>(() => undefined) }, 0],
      ['in the queue', never, { rateLimit: { concurrency: 1 } }, 1],
      ['under way', never, {}, 2],
      ['while waiting to repeat', json({}, 503), {}, 2],
      ['during a pause', tooMany(100), {}, 2],
    ];
    for (const [name, answer, config, sent] of stages) {
      it(`rejects with the reason ${name} and leaves nothing behind`, async () => {
        const { client, clock, requests } = testClient(() => answer, config);
        const other = new AbortController();
        const first = client.getLicenseDefinitions({ signal: other.signal });
        const abort = new AbortController();
        const added = spyOn(abort.signal, 'addEventListener').and.callThrough();
        const removed = spyOn(abort.signal, 'removeEventListener').and.callThrough();
        const second = client.getLicenseDefinitions({ signal: abort.signal });
        await settled();
        const reason = { why: name };
        abort.abort(reason);
        expect(await failure(second)).toBe(reason as unknown as LicenseApiError);
        expect(requests.length).toBe(name === 'during a pause' ? requests.length : sent);
        other.abort('over');
        await expectAsync(first).toBeRejectedWith('over');
        expect(clock.pending).toBe(0);
        // The limiter's own listener went with the abort that fired it ("once").
        expect(removed.calls.count()).toBeGreaterThanOrEqual(added.calls.count() - 1);
      });
    }

    it('rejects before anything is asked when it is already', async () => {
      const { client, requests } = testClient([]);
      await expectAsync(
        client.getLicenseDefinitions({ signal: AbortSignal.abort('early') }),
      ).toBeRejectedWith('early');
      expect(requests.length).toBe(0);
    });

    it('rejects even where fetch does not heed its signal', async () => {
      const { client, clock } = testClient([], { fetch: () => never });
      const abort = new AbortController();
      const result = client.getLicenseDefinitions({ signal: abort.signal });
      await settled();
      abort.abort('deaf');
      await expectAsync(result).toBeRejectedWith('deaf');
      expect(clock.pending).toBe(0);
    });

    it('leaves no listener and no timer after a success', async () => {
      const { signal } = new AbortController();
      const added = spyOn(signal, 'addEventListener').and.callThrough();
      const removed = spyOn(signal, 'removeEventListener').and.callThrough();
      const { client, clock } = testClient([json([])]);
      await client.getLicenseDefinitions({ signal });
      expect(added.calls.count()).toBeGreaterThan(0);
      expect(removed.calls.count()).toBe(added.calls.count());
      expect(clock.pending).toBe(0);
    });
  });

  describe('when time is up', () => {
    const stalls: readonly [string, Answer][] = [
      ['the answer', never],
      ['the body', { status: 200, headers: new Headers(), text: () => new Promise<string>(() => undefined) }],
      [
        'the body of an error',
        { status: 500, headers: new Headers(), text: () => new Promise<string>(() => undefined) },
      ],
    ];
    for (const [name, answer] of stalls) {
      it(`fails when ${name} does not come`, async () => {
        const { client, clock, requests } = testClient([answer]);
        const result = write(client);
        const end = clock.now() + 30_000;
        const error = await failure(clock.until(result));
        expect(error).toEqual(
          jasmine.objectContaining({
            code: 'timeout',
            operation: 'postLicenseOrganization',
            effect: 'unknown',
          }),
        );
        expect(error.message).toContain('30000 ms');
        expect(clock.now()).toBe(end);
        expect(requests[0]?.init.signal.aborted).toBeTrue();
        expect(clock.pending).toBe(0);
      });
    }

    it('counts from sending, not from asking', async () => {
      const { client, clock } = testClient((_, index) => (index === 0 ? never : json([])), {
        rateLimit: { concurrency: 1 },
      });
      const first = failure(client.getLicenseDefinitions({ timeout: 5_000 }));
      const second = client.getLicenseDefinitions({ timeout: 10 });
      await clock.advance(5_000);
      expect((await first).code).toBe('timeout');
      await expectAsync(second).toBeResolved();
    });
  });

  describe('tells what went wrong', () => {
    it('for a permission: which, and where to add it', async () => {
      const body = {
        message:
          'Unable to perform the requested action. You must have at least one of the following permissions assigned: %s',
        code: 'missing.any.permissions',
        status: 403,
        contextId: 'ctx',
        messageParams: { permissions: 'authorization:grant:add, authorization:license:view' },
        details: [{ errorCode: 'x', fieldName: 'y' }, null],
      };
      const { client } = testClient([json(body, 403)]);
      const error = await failure(read(client));
      expect(error.code).toBe('missing.any.permissions');
      expect(error.missingPermissions).toEqual(['authorization:grant:add', 'authorization:license:view']);
      expect(error.message).toContain('authorization:grant:add or authorization:license:view');
      expect(error.message).toContain('Admin');
      expect(error.correlationId).toBe('ctx');
      expect(error.details).toEqual([{ errorCode: 'x', fieldName: 'y' }]);
    });

    it('for permissions named in the message only', async () => {
      const { client } = testClient([json({ message: 'missing: authorization:grant:add' }, 403)]);
      expect((await failure(read(client))).missingPermissions).toEqual(['authorization:grant:add']);
    });

    const errors: readonly [string, () => Answer, Partial<LicenseApiError>, RegExp][] = [
      [
        '400',
        () => json({ code: 'invalid.value', message: 'Bad.' }, 400, { 'ININ-Correlation-Id': 'c1' }),
        { code: 'invalid.value', correlationId: 'c1', effect: 'none' },
        /Bad \(HTTP 400, correlation id c1\)\./,
      ],
      ['403 without a permission', () => json({ code: 'not.authorized' }, 403), { effect: 'none' }, /scope/],
      [
        '404',
        () => json({ code: 'not.found', message: 'gone' }, 404),
        { effect: 'none' },
        /id and the region/,
      ],
      ['408', () => json({}, 408), { effect: 'unknown' }, /later/],
      ['409', () => json({}, 409), { effect: 'none' }, /409/],
      ['413', () => json({ message: 'too big' }, 413), { effect: 'none' }, /fewer users/],
      ['500', () => json({}, 500), { code: 'http_500', effect: 'unknown' }, /later/],
      [
        '502 with HTML',
        () => plain('<html>secret-token', 502),
        { code: 'http_502', status: 502, effect: 'unknown' },
        /HTTP 502/,
      ],
      ['an error body that is a list', () => json([1], 500), { code: 'http_500' }, /HTTP 500/],
      [
        'an error body of other types',
        () => json({ code: 5, message: {}, contextId: [], details: 'x' }, 500),
        { code: 'http_500', correlationId: undefined, details: [] },
        /HTTP 500/,
      ],
      [
        'an error body that breaks off',
        () => ({
          status: 503,
          headers: new Headers(),
          text: () => Promise.reject(new TypeError('terminated')),
        }),
        { status: 503, effect: 'unknown' },
        /HTTP 503/,
      ],
      [
        'an echoed token',
        () => json({ message: 'bad header Authorization: Bearer secret-token', code: 'secret-token' }, 400),
        { code: '[token]' },
        /Bearer \[token\]/,
      ],
      ['a redirect', () => plain('', 307), { code: 'redirect', status: 307, effect: 'unknown' }, /redirect/],
      [
        'a browser’s hidden redirect',
        () => ({
          status: 0,
          type: 'opaqueredirect',
          headers: new Headers(),
          text: () => Promise.resolve(''),
        }),
        { code: 'redirect', status: undefined },
        /redirect/,
      ],
      [
        'a followed redirect',
        () => ({
          status: 200,
          url: 'https://evil.example/x',
          headers: new Headers(),
          text: () => Promise.resolve('[]'),
        }),
        { code: 'redirect' },
        /redirect/,
      ],
      [
        'a lost connection',
        () => connectionError('ECONNRESET'),
        { code: 'network', effect: 'unknown' },
        /ECONNRESET.*VPN.*CORS/,
      ],
      [
        'a refused connection',
        () => connectionError('ECONNREFUSED'),
        { code: 'network', effect: 'none' },
        /ECONNREFUSED/,
      ],
      [
        'several addresses refused',
        () =>
          new TypeError('fetch failed', {
            cause: new AggregateError([
              connectionError('ECONNREFUSED').cause,
              connectionError('ECONNREFUSED').cause,
            ]),
          }),
        { effect: 'none' },
        /network|answer/,
      ],
      [
        'one address refused and one lost',
        () =>
          new TypeError('fetch failed', {
            cause: new AggregateError([
              connectionError('ECONNREFUSED').cause,
              connectionError('ECONNRESET').cause,
            ]),
          }),
        { effect: 'unknown' },
        /answer/,
      ],
      [
        'a fetch error with the token',
        () => new TypeError('bad header Bearer secret-token'),
        { code: 'network' },
        /\[token\]/,
      ],
      [
        'an empty answer',
        () => plain('', 200, { 'ININ-Correlation-Id': 'c2' }),
        { code: 'invalid_response', status: 200, correlationId: 'c2', effect: 'unknown' },
        /\$: the body is empty.*c2/,
      ],
      [
        'a 204',
        () => new Response(null, { status: 204 }),
        { code: 'invalid_response', status: 204 },
        /empty/,
      ],
      [
        'a sign-in page',
        () => plain('<html>'),
        { code: 'invalid_response', effect: 'unknown' },
        /\$: the body is not JSON/,
      ],
      [
        'JSON that breaks off',
        () => plain('[{"userId":"u"'),
        { code: 'invalid_response', effect: 'unknown' },
        /\$: the JSON breaks off/,
      ],
      [
        'a wrong shape',
        () => json([{ userId: 'u' }, { userId: 7 }]),
        { code: 'invalid_response', effect: 'unknown' },
        /\$\[1\]\.userId: expected a string, found 7/,
      ],
    ];
    for (const [name, answer, fields, message] of errors) {
      it(`for ${name}`, async () => {
        const { client, clock } = testClient(() => answer(), { retry: { attempts: 1 } });
        const error = await failure(write(client));
        expect(error).toBeInstanceOf(LicenseApiError);
        expect(error).toEqual(jasmine.objectContaining({ operation: 'postLicenseOrganization', ...fields }));
        expect(error.message).toMatch(message);
        expect(error.message).toMatch(/^postLicenseOrganization: /);
        expect(`${JSON.stringify(error)}${error.stack}`).not.toContain('secret-token');
        expect(clock.pending).toBe(0);
      });
    }
  });

  it('tells the correlation id of an answer before it is read, and of none that is an error', async () => {
    const { client, clock } = testClient([
      json({}, 503),
      plain('<html>', 200, { 'ININ-Correlation-Id': 'c7' }),
      json([]),
    ]);
    const told: unknown[] = [];
    const onAnswer = (answer: unknown): void => void told.push(answer);
    await failure(clock.until(client.getLicenseDefinitions({ onAnswer })));
    await client.getLicenseDefinitions({ onAnswer });
    expect(told).toEqual([
      { status: 200, correlationId: 'c7' },
      { status: 200, correlationId: undefined },
    ]);
  });

  it('sends nothing when onSend aborts', async () => {
    const { client, requests } = testClient([]);
    const abort = new AbortController();
    const onSend = (): void => abort.abort('not now');
    await expectAsync(client.getLicenseDefinitions({ signal: abort.signal, onSend })).toBeRejectedWith(
      'not now',
    );
    expect(requests.length).toBe(0);
  });

  it('passes on what onSend throws, before anything is sent', async () => {
    const { client, requests } = testClient([]);
    const onSend = (): void => {
      throw new Error('mine');
    };
    await expectAsync(client.getLicenseDefinitions({ onSend })).toBeRejectedWithError('mine');
    expect(requests.length).toBe(0);
  });
});
