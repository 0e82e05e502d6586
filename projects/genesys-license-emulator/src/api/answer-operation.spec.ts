import { bearer, tryEmulator, type Tried } from '../testing/try-emulator.js';

const users = '/api/v2/license/users';
const jsonHeaders = { ...bearer, 'Content-Type': 'application/json' };

const code = ({ body }: Tried): unknown => (body as { readonly code?: unknown }).code;

describe('answerOperation', () => {
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

describe('what official SDKs send', () => {
  // As their generated code sends it: a content type without a body, several accepted types, their own headers.
  for (const [language, headers] of [
    [
      'JavaScript',
      {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'User-Agent': 'PureCloud SDK/Javascript',
      },
    ],
    [
      'Python',
      {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'purecloud-sdk': '229.0.0',
        'User-Agent': 'PureCloud SDK/python',
      },
    ],
    [
      'Java',
      {
        Accept: 'application/json',
        'Content-Type': 'application/json; charset=UTF-8',
        'purecloud-sdk': '229.0.0',
      },
    ],
    [
      '.NET',
      {
        Accept: 'application/json, text/json, text/x-json, text/javascript, application/xml, text/xml',
        'Content-Type': 'application/json',
      },
    ],
    [
      'Go',
      {
        Accept: 'application/json',
        'Accept-Encoding': 'gzip',
        'Content-Type': 'application/json',
        'purecloud-sdk': '142.0.0',
      },
    ],
    ['curl', { Accept: '*/*' }],
  ] as const) {
    it(`is answered for ${language}`, async () => {
      const { get, post } = tryEmulator();
      const all = { ...bearer, ...headers };
      expect((await get(`${users}?pageSize=25&pageNumber=1&expand=`, { headers: all })).status).toBe(200);
      expect((await post('/api/v2/license/toggles/any', undefined, { headers: all })).status).toBe(200);
      if ('Content-Type' in headers) expect((await post(users, [], { headers: all })).status).toBe(200);
    });
  }
});
