import { bearer, tryEmulator } from '../testing/try-emulator.js';

const users = '/api/v2/license/users';

describe('cors', () => {
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
