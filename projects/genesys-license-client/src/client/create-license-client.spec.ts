import { inspect } from 'node:util';
import { json, scriptedFetch } from '../../testing/scripted-fetch.js';
import { failure, testClient } from '../../testing/test-client.js';
import type { LicenseClientConfig } from '../config/license-client-config.js';
import { createLicenseClient } from './create-license-client.js';
import type { LicenseClient } from './license-client.js';

describe('createLicenseClient', () => {
  const definition = { id: 'cloudCX2', selfUri: '/x' };
  const batch = { assignments: [{ licenseId: 'a', userIdsAdd: ['u'], userIdsRemove: [] }] };
  const operations: readonly [
    string,
    (client: LicenseClient) => Promise<unknown>,
    string,
    string | undefined,
    unknown,
  ][] = [
    [
      'getLicenseDefinitions',
      (client) => client.getLicenseDefinitions(),
      'GET definitions',
      undefined,
      [definition],
    ],
    [
      'getLicenseDefinition',
      (client) => client.getLicenseDefinition('a/b ?'),
      'GET definitions/a%2Fb%20%3F',
      undefined,
      definition,
    ],
    [
      'getLicenseUsers',
      (client) => client.getLicenseUsers(),
      'GET users',
      undefined,
      { entities: [], total: 0 },
    ],
    [
      'getLicenseUsers with a page',
      (client) => client.getLicenseUsers({ pageSize: 100, pageNumber: 2 }),
      'GET users?pageSize=100&pageNumber=2',
      undefined,
      { entities: [{ id: 'u', licenses: ['a'] }], pageSize: 100 },
    ],
    [
      'getLicenseUser',
      (client) => client.getLicenseUser('u'),
      'GET users/u',
      undefined,
      { id: 'u', licenses: [definition] },
    ],
    [
      'postLicenseUsers',
      (client) => client.postLicenseUsers({ body: ['u'] }),
      'POST users',
      '["u"]',
      { u: ['a'] },
    ],
    [
      'postLicenseOrganization',
      (client) => client.postLicenseOrganization({ body: batch }),
      'POST organization',
      JSON.stringify(batch),
      [{ userId: 'u', licenseId: 'a', result: 'x' }],
    ],
    ['postLicenseInfer', (client) => client.postLicenseInfer({ body: ['r'] }), 'POST infer', '["r"]', ['a']],
    [
      'postLicenseInferPermissions',
      (client) => client.postLicenseInferPermissions({ body: ['p:q:r'] }),
      'POST infer/permissions',
      '["p:q:r"]',
      ['a'],
    ],
    [
      'getLicenseToggle',
      (client) => client.getLicenseToggle('f'),
      'GET toggles/f',
      undefined,
      { featureName: 'f', enabled: true },
    ],
    [
      'postLicenseToggle',
      (client) => client.postLicenseToggle('f'),
      'POST toggles/f',
      undefined,
      { featureName: 'f', enabled: true },
    ],
  ];

  for (const [name, call, line, body, answer] of operations) {
    it(`sends ${name} and gives its answer`, async () => {
      const { client, clock, requests } = testClient([json(answer)]);
      expect(JSON.stringify(await call(client))).toBe(JSON.stringify(answer));
      const [method, path] = line.split(' ');
      expect(requests[0]?.url).toBe(`https://api.mypurecloud.de/api/v2/license/${path}`);
      expect(requests[0]?.init.method).toBe(method as 'GET');
      expect(requests[0]?.init.body).toBe(body);
      expect(requests[0]?.init.headers).toEqual({
        Accept: 'application/json',
        Authorization: 'Bearer secret-token',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      });
      expect(requests[0]?.init.redirect).toBe('manual');
      expect(requests[0]?.init.credentials).toBe('omit');
      expect(clock.pending).toBe(0);
    });
  }

  it('sends Genesys-App only when given a name', async () => {
    const { client, requests } = testClient([json([])], { appName: 'licenses' });
    await client.getLicenseDefinitions();
    expect(requests[0]?.init.headers['Genesys-App']).toBe('licenses');
  });

  it('keeps the path of a base URL', async () => {
    const { client, requests } = testClient([json([])], { region: 'http://localhost:9000/gc/' });
    await client.getLicenseDefinitions();
    expect(requests[0]?.url).toBe('http://localhost:9000/gc/api/v2/license/definitions');
  });

  it('looks the platform fetch up at each call', async () => {
    const platform = globalThis.fetch;
    const client = createLicenseClient({ region: 'us-east-1', accessToken: 't' });
    const instrumented = scriptedFetch([json(['seen'])]);
    globalThis.fetch = instrumented as unknown as typeof fetch;
    try {
      expect(await client.postLicenseInfer({ body: [] })).toEqual(['seen']);
    } finally {
      globalThis.fetch = platform;
    }
  });

  it('shows the token to nobody who prints it', async () => {
    const { client } = testClient([json({ message: 'x' }, 400)]);
    const error = await failure(client.getLicenseDefinitions());
    const printed = [client, client.transport, client.limiter, error].map(
      (value) =>
        `${inspect(value, { depth: 9, showHidden: true })} ${JSON.stringify(value)} ${(value as { toString(): string }).toString()}`,
    );
    expect(printed.join()).not.toContain('secret-token');
  });

  const wrong: readonly [string, Partial<Record<keyof LicenseClientConfig, unknown>>, RegExp][] = [
    ['an unknown region', { region: 'eu-moon-1' }, /eu-central-1, .*mx-central-1|mx-central-1.*eu-central-1/],
    ['an inherited name as region', { region: 'constructor' }, /unknown/],
    ['no region', { region: undefined }, /unknown/],
    ['plain HTTP', { region: 'http://api.example.com' }, /HTTPS/],
    ['HTTP to a host that only looks local', { region: 'http://localhost.example.com' }, /HTTPS/],
    ['another protocol', { region: 'ftp://localhost' }, /HTTPS/],
    ['credentials in the URL', { region: 'https://me:pass@api.example.com' }, /user name/],
    ['a query', { region: 'https://api.example.com?x=1' }, /fragment/],
    ['an empty fragment', { region: 'https://api.example.com#' }, /fragment/],
    ['an empty token', { accessToken: '' }, /empty/],
    ['a token that is no string', { accessToken: 5 }, /number/],
    ['a token with a line break', { accessToken: 'abc\n' }, /white space/],
    ['a token with its scheme', { accessToken: 'Bearer abc' }, /bare/],
    ['a timeout of 0', { timeout: 0 }, /timeout/],
    ['a timeout timers cannot hold', { timeout: 2 ** 31 }, /timeout/],
    ['a fetch that is none', { fetch: {} }, /fetch/],
    ['a name no header may hold', { appName: 'a\nb' }, /appName/],
    ['no attempts', { retry: { attempts: 0 } }, /attempts/],
    ['a negative delay', { retry: { baseDelay: -1 } }, /baseDelay/],
    ['half a request', { rateLimit: { requestsPerMinute: 0.5 } }, /requestsPerMinute/],
    ['no concurrency', { rateLimit: { concurrency: 0 } }, /concurrency/],
    ['everything reserved', { rateLimit: { interactiveShare: 1 } }, /interactiveShare/],
  ];
  for (const [name, config, message] of wrong) {
    it(`refuses ${name}`, () => {
      const create = (): unknown =>
        createLicenseClient({ region: 'us-east-1', accessToken: 't', ...config } as LicenseClientConfig);
      expect(create).toThrowMatching(
        (error: { code: string; message: string }) =>
          error.code === 'invalid_config' && message.test(error.message),
      );
    });
  }

  it('refuses a budget beside a shared limiter', () => {
    const { limiter } = createLicenseClient({ region: 'us-east-1', accessToken: 't' });
    expect(() =>
      createLicenseClient({ region: 'us-east-1', accessToken: 't', limiter, rateLimit: {} }),
    ).toThrowError(/either/);
  });
});
