import { read, write } from '../../testing/calls.js';
import { connectionError, json, plain, type Answer } from '../../testing/scripted-fetch.js';
import { failure, testClient } from '../../testing/test-client.js';
import { LicenseApiError } from '../errors/license-api-error.js';

describe('createTransport: errors', () => {
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
        'a redirect followed to nobody knows where',
        () => ({
          status: 200,
          redirected: true,
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
