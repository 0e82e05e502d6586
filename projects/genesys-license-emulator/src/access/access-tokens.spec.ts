import { tryEmulator, type Tried } from '../testing/try-emulator.js';

const users = '/api/v2/license/users';

const code = ({ body }: Tried): unknown => (body as { readonly code?: unknown }).code;

describe('AccessTokens', () => {
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

  it('still takes a token that anybody may choose after it was given back', async () => {
    const { emulator, get } = tryEmulator();
    await emulator.fetch('/api/v2/tokens/me', { method: 'DELETE', headers: { Authorization: 'Bearer any' } });
    expect((await get(users)).status).toBe(200);
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
