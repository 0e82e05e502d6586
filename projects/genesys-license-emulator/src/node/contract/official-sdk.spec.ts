import { serveLicenseEmulator, type ServedLicenseEmulator } from '../serve-license-emulator.js';
import { officialSdk, type OfficialClient, type OfficialLicenseApi } from './load-official-sdk.js';

/** What the SDK rejects with: the body, or with extended responses everything. */
interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly contextId: string;
  readonly message: string;
}

const users = 230;

describe('the official SDK 262.0.0', () => {
  let served: ServedLicenseEmulator;
  let client: OfficialClient;
  let api: OfficialLicenseApi;

  beforeAll(async () => {
    served = await serveLicenseEmulator({ users });
  });
  afterAll(() => served.close());
  beforeEach(() => {
    served.emulator.reset();
    client = new officialSdk.ApiClientClass();
    client.config.live_reload_config = false;
    client.config.setGateway({ host: 'localhost', protocol: 'http', port: served.port });
    client.setAccessToken('any');
    api = new officialSdk.LicenseApi(client);
  });

  const refusalOf = async (asked: Promise<unknown>): Promise<Refusal> => {
    try {
      await asked;
    } catch (error) {
      return error as Refusal;
    }
    throw new Error('The call was expected to fail.');
  };

  it('reads the definitions, as a list and by id', async () => {
    const definitions = await api.getLicenseDefinitions();
    expect(definitions.map(({ id }) => id)).toEqual(
      served.emulator.organization.definitions.map(({ id }) => id),
    );
    expect((await api.getLicenseDefinition('cloudCX2')).permissions.ids.length).toBe(275);
  });

  for (const pageSize of [undefined, 1, 100, 230, 500]) {
    it(`pages through all users with pageSize ${String(pageSize)}`, async () => {
      const options = pageSize === undefined ? {} : { pageSize };
      const first = await api.getLicenseUsers({ ...options, pageNumber: 1 });
      expect(first.pageSize).toBe(pageSize ?? 25);
      expect(first.pageCount).toBe(Math.ceil(users / first.pageSize));
      const ids = first.entities.map(({ id }) => id);
      for (let pageNumber = 2; pageNumber <= Math.min(first.pageCount, 12); pageNumber++) {
        const page = await api.getLicenseUsers({ ...options, pageNumber });
        expect(page.pageNumber).toBe(pageNumber);
        ids.push(...page.entities.map(({ id }) => id));
      }
      const expected = Array.from({ length: ids.length }, (_, place) =>
        served.emulator.organization.userIdAt(place),
      );
      expect(ids).toEqual(expected);
      const beyond = await api.getLicenseUsers({ ...options, pageNumber: first.pageCount + 1 });
      expect([beyond.entities.length, beyond.total]).toEqual([0, users]);
    });
  }

  it('reads single users with definitions, several with ids', async () => {
    const { organization } = served.emulator;
    const id = organization.userIdAt(9);
    const user = await api.getLicenseUser(id);
    expect(user.licenses.map((license) => license.id)).toEqual([...organization.licensesOf(id)]);
    expect(await api.postLicenseUsers({ body: [id] })).toEqual({ [id]: organization.licensesOf(id) });
  });

  it('writes', async () => {
    const id = served.emulator.organization.userIdAt(0);
    const rows = await api.postLicenseOrganization({
      body: {
        assignments: [{ licenseId: 'examplePremiumAppUserLicense', userIdsAdd: [id], userIdsRemove: [] }],
      },
    });
    expect(rows).toEqual([{ userId: id, licenseId: 'examplePremiumAppUserLicense', result: 'OK' }]);
    expect(served.emulator.organization.holds(id, 'examplePremiumAppUserLicense')).toBeTrue();
  });

  it('infers from roles and from permissions', async () => {
    const roles = new officialSdk.AuthorizationApi(client);
    const { entities } = await roles.getAuthorizationRoles({ pageSize: 100 });
    const agent = entities.find(({ name }) => name === 'Agent');
    expect(await api.postLicenseInfer({ body: [agent?.id] })).toEqual(['collaboratePro', 'cloudCX2']);
    const { permissions } = await api.getLicenseDefinition('cxCloudSN');
    expect(await api.postLicenseInferPermissions({ body: permissions.ids })).toEqual(['cxCloudSN']);
  });

  it('reads and writes the deprecated toggles', async () => {
    const on = { featureName: 'a/b c', enabled: true };
    expect(await api.getLicenseToggle('a/b c')).toEqual(on);
    expect(await api.postLicenseToggle('a/b c')).toEqual(on);
  });

  it('reads the directory, searches it, and its own token', async () => {
    const directory = new officialSdk.UsersApi(client);
    const ids = [3, 5].map((place) => served.emulator.organization.userIdAt(place));
    const listed = await directory.getUsers({ id: ids, expand: ['authorization'], pageSize: 100 });
    expect(listed.entities.map((user) => user['id'])).toEqual(ids);
    expect(Object.keys(listed.entities[0] ?? {})).toContain('authorization');
    expect((await directory.getUsers({ pageSize: 500, pageNumber: 1 })).entities.length).toBe(users);
    expect((await directory.getUser(ids[0] ?? ''))['id']).toBe(ids[0]);
    expect((await directory.getUsersMe())['state']).toBe('active');
    const search = {
      query: [{ type: 'CONTAINS', fields: ['name', 'email'], value: '.7@' }],
      pageSize: 25,
      pageNumber: 1,
    };
    expect((await directory.postUsersSearch(search)).total).toBe(1);
    expect(await new officialSdk.TokensApi(client).getTokensMe()).toEqual(
      jasmine.objectContaining({ organization: jasmine.anything() }),
    );
  });

  for (const [status, code] of [
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
    [503, 'service.unavailable'],
    [504, 'request.timeout'],
  ] as const) {
    it(`hands on the body of ${status}`, async () => {
      client.setReturnExtendedResponses(true);
      served.emulator.failNext({ operation: 'getLicenseDefinitions', status });
      const { body, headers } = (await refusalOf(api.getLicenseDefinitions())) as unknown as {
        readonly body: Refusal;
        readonly headers: Readonly<Record<string, string>>;
      };
      expect(body).toEqual(
        jasmine.objectContaining({ status, code, contextId: headers['inin-correlation-id'] as string }),
      );
      if (status === 429) expect(headers['retry-after']).toBe('2');
    });
  }

  it('is refused without a token, without permission, and for wrong arguments', async () => {
    served.emulator.configure({ permissions: ['authorization:license:view'] });
    expect((await refusalOf(api.postLicenseOrganization({ body: { assignments: [] } }))).code).toBe(
      'missing.permissions',
    );
    expect((await refusalOf(api.postLicenseOrganization({ body: {} }))).code).toBe('missing.permissions');
    served.emulator.configure({ permissions: 'all' });
    expect((await refusalOf(api.postLicenseOrganization({ body: { nothing: true } }))).code).toBe(
      'bad.request',
    );
    expect((await refusalOf(api.getLicenseUsers({ pageSize: 'many' }))).code).toBe('invalid.value');
    expect((await refusalOf(api.getLicenseUser('nobody'))).code).toBe('not.found');
    const stranger = new officialSdk.ApiClientClass();
    stranger.config.live_reload_config = false;
    stranger.config.setGateway({ host: 'localhost', protocol: 'http', port: served.port });
    expect((await refusalOf(new officialSdk.LicenseApi(stranger).getLicenseDefinitions())).code).toBe(
      'authentication.required',
    );
  });

  for (const drop of ['before', 'after'] as const) {
    it(`sees a broken connection (${drop} the effect) as an error without an answer`, async () => {
      served.emulator.failNext({ drop });
      expect((await refusalOf(api.getLicenseDefinitions())).message).toMatch(/socket hang up|ECONNRESET/);
    });
  }

  it('signs in with client credentials', async () => {
    await client.loginClientCredentialsGrant('readonly', 'secret');
    expect((await api.getLicenseUsers()).total).toBe(users);
    expect((await refusalOf(api.postLicenseOrganization({ body: { assignments: [] } }))).code).toBe(
      'not.authorized',
    );
  });

  it('signs in with PKCE', async () => {
    const verifier = client.generatePKCECodeVerifier(128);
    const code = await authorize({
      code_challenge: await client.computePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    await client.authorizePKCEGrant('my-app', verifier, code, redirectUri);
    expect((await api.getLicenseUsers()).total).toBe(users);
  });

  it('signs in with a code, and by itself again when the token has expired', async () => {
    served.emulator.configure({ tokenLifetime: 40 });
    await client.loginCodeAuthorizationGrant('my-app', 'secret', await authorize({}), redirectUri);
    const { accessToken } = client.authData;
    await new Promise((resolve) => setTimeout(resolve, 60));
    served.emulator.configure({ tokenLifetime: 60_000 });
    // This version rejects the call that met the 401 and repeats it in vain after the refresh.
    const { requests } = served.emulator;
    await refusalOf(api.getLicenseUsers());
    while (requests.of('getLicenseUsers') < 2) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(client.authData.accessToken).not.toBe(accessToken);
    expect((await api.getLicenseUsers()).total).toBe(users);
  });

  const redirectUri = 'http://localhost:4200/';
  async function authorize(more: Readonly<Record<string, string>>): Promise<string> {
    const query = new URLSearchParams({
      client_id: 'my-app',
      redirect_uri: redirectUri,
      response_type: 'code',
      ...more,
    }).toString();
    const response = await fetch(`${served.url}/oauth/authorize?${query}`, { redirect: 'manual' });
    return new URL(response.headers.get('Location') ?? '').searchParams.get('code') ?? '';
  }
});
