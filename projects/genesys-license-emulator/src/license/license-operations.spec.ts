import { tryEmulator, type Tried } from '../testing/try-emulator.js';

interface Listing {
  readonly entities: readonly {
    readonly id: string;
    readonly licenses: readonly string[];
    readonly selfUri?: string;
  }[];
  readonly pageSize: number;
  readonly pageNumber: number;
  readonly total: number;
  readonly pageCount: number;
}
interface Definition {
  readonly id: string;
  readonly permissions?: { readonly ids: readonly string[] };
  readonly prerequisites?: readonly { readonly id: string; readonly selfUri: string }[];
  readonly comprises?: readonly Definition[];
}

const page = ({ body }: Tried): Listing => body as Listing;
const nobody = '00000000-0000-4000-8000-000000000000';

describe('getLicenseUsers', () => {
  for (const [users, query, size, numbers] of [
    [0, '', 25, [0, 0]],
    [1, '', 25, [1, 1]],
    [25, '', 25, [25, 1]],
    [26, '?pageNumber=2', 25, [1, 2]],
    [26, '?pageNumber=3', 25, [0, 2]],
    [26, '?pageNumber=1000000', 25, [0, 2]],
    [100, '?pageSize=100', 100, [100, 1]],
    [101, '?pageSize=100&pageNumber=2', 100, [1, 2]],
    [600, '?pageSize=501', 500, [500, 2]],
  ] as const) {
    it(`answers ${numbers[0]} of ${users} users for "${query}"`, async () => {
      const { entities, pageSize, total, pageCount, ...rest } = page(
        await tryEmulator({ users }).get(`/api/v2/license/users${query}`),
      );
      expect([entities.length, pageCount, pageSize, total]).toEqual([...numbers, size, users]);
      expect(Object.keys(rest)).toEqual(['pageNumber']);
    });
  }

  for (const query of ['pageSize=0', 'pageSize=-1', 'pageSize=ten', 'pageNumber=0', 'pageNumber=1.5']) {
    it(`refuses ${query} naming the field`, async () => {
      const [field = ''] = query.split('=');
      const { status, body } = await tryEmulator().get(`/api/v2/license/users?${query}`);
      expect(status).toBe(400);
      expect(body).toEqual(
        jasmine.objectContaining({
          code: 'invalid.value',
          details: [{ errorCode: 'invalid.value', fieldName: field }],
        }),
      );
    });
  }

  it('refuses a page that is too large when told so', async () => {
    const { status } = await tryEmulator({ maximumPageSize: 100, overlargePages: 'reject' }).get(
      '/api/v2/license/users?pageSize=101',
    );
    expect(status).toBe(400);
  });

  it('lists every user once, in the order of the organization', async () => {
    const { emulator, get } = tryEmulator({ users: 120 });
    const ids = [];
    for (const pageNumber of [1, 2, 3]) {
      ids.push(
        ...page(await get(`/api/v2/license/users?pageSize=50&pageNumber=${pageNumber}`)).entities.map(
          ({ id }) => id,
        ),
      );
    }
    expect(ids).toEqual(Array.from({ length: 120 }, (_, place) => emulator.organization.userIdAt(place)));
  });

  it('has users join and leave between pages, rows in another order, fields left out', async () => {
    const { emulator, get } = tryEmulator({
      pageShift: 1,
      shuffledPages: true,
      omittedFields: ['total', 'pageCount', 'selfUri'],
    });
    const counts = new Set<number>();
    for (let time = 0; time < 20; time++) {
      const listing = page(await get('/api/v2/license/users'));
      expect(Object.keys(listing).sort()).toEqual(['entities', 'pageNumber', 'pageSize']);
      expect(Object.keys(listing.entities[0] ?? {})).toEqual(['id', 'licenses']);
      counts.add(emulator.organization.userCount);
    }
    expect(counts.size).toBeGreaterThan(2);
    const order = page(await get('/api/v2/license/users?pageSize=500')).entities.map(({ id }) =>
      emulator.organization.indexOf(id),
    );
    expect(order).not.toEqual([...order].sort((left, right) => left - right));
  });
});

describe('getLicenseDefinitions', () => {
  it('answers a bare array with permissions, prerequisites and nested comprises', async () => {
    const { body } = await tryEmulator().get('/api/v2/license/definitions');
    const definitions = body as readonly Definition[];
    expect(definitions.length).toBe(14);
    const wem = definitions.find(({ id }) => id === 'gc2WEMupgrade');
    expect(wem?.prerequisites).toEqual([{ id: 'cloudCX2', selfUri: '/api/v2/license/definitions/cloudCX2' }]);
    const cx2 = definitions.find(({ id }) => id === 'cloudCX2');
    expect(cx2?.permissions?.ids.length).toBe(275);
    expect(cx2?.comprises?.[0]?.comprises?.[0]?.id).toBe('collaboratePro');
    expect(cx2?.comprises?.[0]?.comprises?.[0]?.comprises).toEqual([]);
  });

  it('answers a thin list whose permissions come by id', async () => {
    const { get } = tryEmulator({ definitions: 'thin' });
    const [first] = (await get('/api/v2/license/definitions')).body as readonly Definition[];
    expect(first?.permissions).toBeUndefined();
    const single = (await get(`/api/v2/license/definitions/${first?.id}`)).body as Definition;
    expect(single.permissions?.ids.length).toBeGreaterThan(0);
  });

  it('nests as deep as told', async () => {
    const { get } = tryEmulator({ comprisesDepth: 50 });
    let definition = (await get('/api/v2/license/definitions/cloudCX2')).body as Definition;
    let depth = 0;
    while (definition.comprises?.[0] !== undefined) {
      definition = definition.comprises[0];
      depth++;
    }
    expect(depth).toBe(50);
  });

  it('answers 404 for a license that does not exist, whatever its characters', async () => {
    const { get } = tryEmulator();
    for (const id of ['nope', '%2F..%2F', 'a%20b', '%F0%9F%A6%8A', '__proto__']) {
      const { status, body } = await get(`/api/v2/license/definitions/${id}`);
      expect(status).toBe(404);
      expect(body).toEqual(
        jasmine.objectContaining({ code: 'not.found', message: 'The requested resource was not found.' }),
      );
    }
  });
});

describe('getLicenseUser', () => {
  it('answers definitions where the list has ids, and the bare id of a license that is not defined', async () => {
    const { emulator, get } = tryEmulator({ users: 2000 });
    const { organization } = emulator;
    const id =
      Array.from({ length: 2000 }, (_, place) => organization.userIdAt(place)).find((user) =>
        organization.holds(user, 'retiredPilotLicense'),
      ) ?? '';
    const { body } = await get(`/api/v2/license/users/${id}`);
    const { licenses, selfUri } = body as {
      readonly licenses: readonly Definition[];
      readonly selfUri: string;
    };
    expect(licenses.map((license) => license.id)).toEqual([...organization.licensesOf(id)]);
    expect(Object.keys(licenses.find((license) => license.id === 'retiredPilotLicense') ?? {})).toEqual([
      'id',
      'selfUri',
    ]);
    expect(selfUri).toBe(`/api/v2/license/users/${id}`);
  });

  it('answers 404 for a user who does not exist', async () => {
    expect((await tryEmulator().get(`/api/v2/license/users/${nobody}`)).status).toBe(404);
  });
});

describe('postLicenseUsers', () => {
  it('answers an object by id and leaves out who does not exist', async () => {
    const { emulator, post } = tryEmulator();
    const id = emulator.organization.userIdAt(4);
    const { body } = await post('/api/v2/license/users', [id, id, nobody]);
    expect(body).toEqual({ [id]: emulator.organization.licensesOf(id) });
  });

  it('answers every shape that the value may have', async () => {
    const { emulator, post } = tryEmulator();
    const id = emulator.organization.userIdAt(4);
    const shapes = [];
    for (const postUsersShape of ['ids', 'definitions', 'object', 'objectWithDefinitions'] as const) {
      emulator.configure({ postUsersShape });
      const value = ((await post('/api/v2/license/users', [id])).body as Readonly<Record<string, unknown>>)[
        id
      ];
      const list = (
        Array.isArray(value) ? value : (value as { readonly licenses: unknown }).licenses
      ) as readonly unknown[];
      shapes.push([Array.isArray(value), typeof list[0]]);
    }
    expect(shapes).toEqual([
      [true, 'string'],
      [true, 'object'],
      [false, 'string'],
      [false, 'object'],
    ]);
  });

  it('refuses unknown ids, too many ids and other bodies', async () => {
    const { emulator, post } = tryEmulator({ unknownIds: 'reject', maximumBatch: 2 });
    const { organization } = emulator;
    expect((await post('/api/v2/license/users', [nobody])).status).toBe(400);
    expect((await post('/api/v2/license/users', { ids: [] })).status).toBe(400);
    expect((await post('/api/v2/license/users', [1])).status).toBe(400);
    const { status, body } = await post(
      '/api/v2/license/users',
      [0, 1, 2].map((place) => organization.userIdAt(place)),
    );
    expect(status).toBe(413);
    expect(body).toEqual(
      jasmine.objectContaining({ message: 'The request is over the size limit. Maximum bytes: 79' }),
    );
  });

  it('answers nothing for nothing', async () => {
    const { post } = tryEmulator();
    expect((await post('/api/v2/license/users', [])).body).toEqual({});
    expect((await post('/api/v2/license/users', undefined)).body).toEqual({});
  });
});

describe('postLicenseInfer', () => {
  it('infers from roles and from permissions alike', async () => {
    const { emulator, post } = tryEmulator();
    const role = emulator.organization.roles.find(({ name }) => name === 'Speech and Text Analytics Admin');
    const inferred = ['collaboratePro', 'gc2WEMupgrade'];
    expect((await post('/api/v2/license/infer', [role?.id])).body).toEqual(inferred);
    expect((await post('/api/v2/license/infer/permissions', role?.permissions)).body).toEqual(inferred);
    emulator.configure({ entitled: ['collaboratePro', 'gcSTAupgrade'] });
    expect((await post('/api/v2/license/infer', [role?.id])).body).toEqual([
      'collaboratePro',
      'gcSTAupgrade',
    ]);
  });

  it('leaves out unknown roles, or refuses them', async () => {
    const { emulator, post } = tryEmulator();
    expect((await post('/api/v2/license/infer', [nobody])).body).toEqual([]);
    emulator.configure({ unknownIds: 'reject' });
    expect((await post('/api/v2/license/infer', [nobody])).status).toBe(400);
  });
});

describe('the deprecated toggles', () => {
  it('are always on, with and without a body', async () => {
    const { get, post } = tryEmulator();
    const on = { featureName: 'any thing', enabled: true };
    expect((await get('/api/v2/license/toggles/any%20thing')).body).toEqual(on);
    expect((await post('/api/v2/license/toggles/any%20thing', undefined)).body).toEqual(on);
    expect((await post('/api/v2/license/toggles/any%20thing', {})).body).toEqual(on);
  });
});
