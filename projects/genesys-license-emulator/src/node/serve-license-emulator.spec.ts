import { connect } from 'node:net';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  serveLicenseEmulator,
  type ServedLicenseEmulator,
  type ServeOptions,
} from './serve-license-emulator.js';

const headers = { Authorization: 'Bearer any' };
const license = 'examplePremiumAppUserLicense';

describe('serveLicenseEmulator', () => {
  const open: ServedLicenseEmulator[] = [];
  let folder = '';

  const serve = async (options: ServeOptions = {}): Promise<ServedLicenseEmulator> => {
    const served = await serveLicenseEmulator({ users: 20, ...options });
    open.push(served);
    return served;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'emulator-'));
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((served) => served.close()));
    await rm(folder, { recursive: true, force: true });
  });

  it('answers on a free port of this machine', async () => {
    const { url, port } = await serve();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    const response = await fetch(`${url}/api/v2/license/users`, { headers });
    expect(response.status).toBe(200);
    expect(((await response.json()) as { readonly total: number }).total).toBe(20);
  });

  it('says clearly when the port is taken, out of range, or the host is another machine', async () => {
    const { port } = await serve();
    await expectAsync(serveLicenseEmulator({ port })).toBeRejectedWithError(
      new RegExp(`Port ${port} on 127.0.0.1 is taken`),
    );
    await expectAsync(serveLicenseEmulator({ port: 70_000 })).toBeRejectedWithError(/port is 70000/);
    for (const host of ['0.0.0.0', '192.168.1.5', 'example.com', '::']) {
      await expectAsync(serveLicenseEmulator({ host })).toBeRejectedWithError(/this machine only/);
    }
  });

  for (const [drop, effect] of [
    ['before', false],
    ['after', true],
  ] as const) {
    it(`breaks the connection ${drop} a write takes effect`, async () => {
      const { url, emulator } = await serve();
      const id = emulator.organization.userIdAt(0);
      emulator.failNext({ operation: 'postLicenseOrganization', drop });
      const body = JSON.stringify({
        assignments: [{ licenseId: license, userIdsAdd: [id], userIdsRemove: [] }],
      });
      const write = fetch(`${url}/api/v2/license/organization`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body,
      });
      await expectAsync(write).toBeRejectedWithError(TypeError);
      expect(emulator.organization.holds(id, license)).toBe(effect);
      expect((await fetch(`${url}/api/v2/license/users`, { headers })).status).toBe(200);
    });
  }

  it('never answers a request that hangs', async () => {
    const { url, emulator } = await serve();
    emulator.failNext({ hang: true });
    const abort = new AbortController();
    const asked = fetch(`${url}/api/v2/license/users`, { headers, signal: abort.signal });
    const early = await Promise.race([
      asked.then(() => 'answered'),
      new Promise((resolve) => setTimeout(resolve, 30, 'waiting')),
    ]);
    expect(early).toBe('waiting');
    abort.abort();
    await expectAsync(asked).toBeRejected();
  });

  it('answers under names of this machine only', async () => {
    const { port } = await serve();
    const status = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        request({ port, host: '127.0.0.1', path: '/emulator', headers: { Host: host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      });
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, 'api.localhost']) {
      expect(await status(host))
        .withContext(host)
        .toBe(200);
    }
    for (const host of ['evil.test', `evil.test:${port}`, 'localhost.evil.test', '10.0.0.1']) {
      expect(await status(host))
        .withContext(host)
        .toBe(421);
    }
  });

  it('survives requests that are none', async () => {
    const { port, url } = await serve();
    for (const text of [
      'nonsense\r\n\r\n',
      'GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'GET \\ HTTP/1.1\r\nHost: localhost\r\n\r\n',
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(text));
        socket
          .on('close', () => resolve())
          .on('error', () => undefined)
          .resume();
      });
    }
    expect((await fetch(`${url}/emulator`)).status).toBe(200);
  });

  it('keeps what was changed in a file, also while it runs', async () => {
    const data = join(folder, 'data.json');
    const first = await serve({ data });
    const id = first.emulator.organization.userIdAt(0);
    first.emulator.organization.assign(id, license);
    const added = first.emulator.organization.addUser();
    await first.close();
    expect(await readdir(folder)).toEqual(['data.json']);
    const second = await serve({ data });
    expect(second.emulator.organization.holds(id, license)).toBeTrue();
    expect(second.emulator.organization.indexOf(added)).toBe(0);
  });

  it('refuses a file that is damaged or of another organization, and leaves it alone', async () => {
    const data = join(folder, 'data.json');
    for (const text of [
      '',
      '{',
      '[]',
      '{"version":2}',
      '{"version":1,"seed":1,"users":20,"next":20,"added":[],"removed":["x"],"licenses":{}}',
    ]) {
      await writeFile(data, text);
      await expectAsync(serveLicenseEmulator({ users: 20, data })).toBeRejectedWithError(
        /data\.json is damaged/,
      );
      expect(await readFile(data, 'utf8')).toBe(text);
    }
    await rm(data);
    await (await serve({ data })).close();
    await expectAsync(serveLicenseEmulator({ users: 21, data })).toBeRejectedWithError(
      /snapshot is of 20 users/,
    );
  });

  it('says so when the file cannot be written at the end', async () => {
    const served = await serveLicenseEmulator({ data: join(folder, 'no', 'such', 'folder.json') });
    await expectAsync(served.close()).toBeRejectedWithError(/ENOENT/);
  });

  it('lets a running answer finish when it stops', async () => {
    const { url, close } = await serve({ latency: 60 });
    const asked = fetch(`${url}/api/v2/license/users`, { headers });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([close(), asked.then((response) => expect(response.status).toBe(200))]);
    await expectAsync(fetch(url)).toBeRejected();
  });
});
