import { tryEmulator } from '../testing/try-emulator.js';

const send = (
  method: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

describe('/emulator', () => {
  it('describes itself with all settings, scenarios and counts', async () => {
    const { emulator, get } = tryEmulator();
    await get('/api/v2/license/users');
    const { body } = await get('/emulator');
    const { settings, operations } = body as { readonly settings: object; readonly operations: object };
    expect(Object.keys(settings)).toEqual(Object.keys(emulator.settings));
    expect(operations).toEqual(jasmine.objectContaining({ getLicenseUsers: 1, postLicenseOrganization: 0 }));
  });

  it('shows and changes settings', async () => {
    const { emulator, get } = tryEmulator();
    const changed = await get(
      '/emulator/settings',
      send('PATCH', { writeLag: 7, resultWords: { success: 'yes' } }),
    );
    expect(changed.status).toBe(200);
    expect(emulator.settings.writeLag).toBe(7);
    expect(emulator.settings.resultWords).toEqual({ success: 'yes', failure: 'FAILED', noop: 'OK' });
    expect((await get('/emulator/settings')).body).toEqual(JSON.parse(JSON.stringify(emulator.settings)));
  });

  it('says what is wrong and changes nothing', async () => {
    const { emulator, get } = tryEmulator();
    for (const [body, message] of [
      [{ writeLag: 5, hang: 3 }, /hang is 3; allowed/],
      [{ writeLag: 5, nonsense: 1 }, /no setting "nonsense"/],
      [[], /object of settings/],
    ] as const) {
      const { status, body: answer } = await get('/emulator/settings', send('PATCH', body));
      expect(status).toBe(400);
      expect((answer as { readonly error: string }).error).toMatch(message);
    }
    expect((await get('/emulator/settings', { method: 'PATCH', body: '{' })).status).toBe(400);
    expect(emulator.settings.writeLag).toBe(0);
  });

  it('chooses a scenario', async () => {
    const { emulator, get } = tryEmulator();
    expect((await get('/emulator/scenario', send('POST', { name: 'lagging' }))).status).toBe(200);
    expect(emulator.settings.writeLag).toBe(2000);
    for (const body of [{ name: 'sunny' }, {}, null])
      expect((await get('/emulator/scenario', send('POST', body))).status).toBe(400);
  });

  it('plans failures and resets', async () => {
    const { get } = tryEmulator();
    await get('/emulator/fail-next', send('POST', { status: 503 }));
    expect((await get('/api/v2/license/users')).status).toBe(503);
    expect((await get('/emulator/fail-next', send('POST', { status: 1 }))).status).toBe(400);
    await get('/emulator/fail-next', send('POST', { status: 503 }));
    await get('/emulator/reset', { method: 'POST' });
    expect((await get('/api/v2/license/users')).status).toBe(200);
  });

  it('shows the truth of a user and sets it as somebody else would', async () => {
    const { emulator, get } = tryEmulator({ writeLag: 1000 });
    const id = emulator.organization.userIdAt(3);
    const path = `/emulator/users/${id}/licenses`;
    expect((await get(path, send('PUT', ['cxCloudSN', 'cloudCX3']))).body).toEqual(['cloudCX3', 'cxCloudSN']);
    expect((await get(path)).body).toEqual(['cloudCX3', 'cxCloudSN']);
    expect((await get(path, send('PUT', ['noLicense']))).status).toBe(400);
    expect((await get(path, send('PUT', {}))).status).toBe(400);
    expect((await get('/emulator/users/nobody/licenses')).status).toBe(404);
    expect((await get('/emulator/users/nobody/licenses', send('PUT', []))).status).toBe(404);
  });

  it('cannot be reached by pages elsewhere', async () => {
    const { emulator, get } = tryEmulator();
    const headers = { Origin: 'https://evil.test' };
    expect((await get('/emulator', { headers })).status).toBe(403);
    expect((await get('/emulator/settings', send('PATCH', { writeLag: 5 }, headers))).status).toBe(403);
    expect((await get('/emulator/reset', { method: 'POST', headers })).status).toBe(403);
    expect(emulator.settings.writeLag).toBe(0);
    expect((await get('/emulator', { headers: { Origin: 'http://localhost:4200' } })).status).toBe(200);
  });
});
