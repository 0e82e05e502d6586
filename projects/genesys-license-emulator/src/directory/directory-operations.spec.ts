import { tryEmulator, type Tried } from '../testing/try-emulator.js';

interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organization?: { readonly id: string };
  readonly authorization?: {
    readonly roles: readonly { readonly id: string }[];
    readonly permissions: readonly string[];
  };
}
interface Listing<Entity> {
  readonly entities: readonly Entity[];
  readonly total: number;
  readonly pageCount: number;
  readonly nextUri?: string;
  readonly previousUri?: string;
}
interface Found {
  readonly results: readonly User[];
  readonly total: number;
  readonly pageCount: number;
}

const users = ({ body }: Tried): Listing<User> => body as Listing<User>;
const found = ({ body }: Tried): Found => body as Found;

describe('getUsers', () => {
  it('answers users by ids, given as one list or as several fields', async () => {
    const { emulator, get } = tryEmulator();
    const [one, two] = [emulator.organization.userIdAt(1), emulator.organization.userIdAt(2)];
    for (const query of [`id=${one},${two}`, `id=${one}&id=${two}`, `id=${one},${two},nobody`]) {
      const { entities, total } = users(await get(`/api/v2/users?${query}`));
      expect(entities.map(({ id }) => id)).toEqual([one, two]);
      expect(total).toBe(2);
    }
  });

  it('answers a hundred ids without a page size', async () => {
    const { emulator, get } = tryEmulator();
    const ids = Array.from({ length: 100 }, (_, place) => emulator.organization.userIdAt(place));
    expect(users(await get(`/api/v2/users?id=${ids.join(',')}`)).entities.length).toBe(100);
  });

  it('pages through everybody by its links', async () => {
    const { get } = tryEmulator({ users: 1001 });
    const seen = new Set<string>();
    let uri: string | undefined = '/api/v2/users?pageSize=500&expand=authorization';
    while (uri !== undefined) {
      const { entities, nextUri } = users(await get(uri));
      for (const { id, authorization } of entities) {
        seen.add(id);
        expect(authorization).toBeDefined();
      }
      uri = nextUri;
    }
    expect(seen.size).toBe(1001);
  });

  it('brings the roles of a user, whose licenses they infer', async () => {
    const { emulator, get, post } = tryEmulator();
    const { organization } = emulator;
    for (let place = 0; place < 20; place++) {
      const id = organization.userIdAt(place);
      const { body } = await get(`/api/v2/users/${id}?expand=authorization`);
      const roleIds = (body as User).authorization?.roles.map((role) => role.id);
      expect((await post('/api/v2/license/infer', roleIds)).body).toEqual([...organization.inferredFor(id)]);
    }
  });

  it('refuses a page that is too large and an unknown state', async () => {
    const { get } = tryEmulator();
    expect((await get('/api/v2/users?pageSize=501')).status).toBe(400);
    expect((await get('/api/v2/users?state=sleepy')).status).toBe(400);
    expect(users(await get('/api/v2/users?state=inactive')).total).toBe(0);
  });
});

describe('getUser', () => {
  it('answers one user, 404 for another, and the own one', async () => {
    const { emulator, get } = tryEmulator();
    const id = emulator.organization.userIdAt(7);
    expect(((await get(`/api/v2/users/${id}`)).body as User).name).toBe(
      emulator.organization.user(id)?.name ?? '',
    );
    expect((await get('/api/v2/users/nobody')).status).toBe(404);
    const me = (await get('/api/v2/users/me?expand=organization')).body as User;
    expect(me.id).toBe(emulator.organization.userIdAt(emulator.organization.userCount - 1));
    expect(me.organization?.id).toBe(emulator.organization.id);
    expect(((await get('/api/v2/users/me')).body as User).organization).toBeUndefined();
    expect((await tryEmulator({ users: 0 }).get('/api/v2/users/me')).status).toBe(404);
  });
});

describe('postUsersSearch', () => {
  const search = (value: string, more: object = {}): object => ({
    query: [{ type: 'CONTAINS', fields: ['name', 'email'], value }],
    ...more,
  });

  it('finds by parts of names and addresses, in any script and case', async () => {
    const { emulator, post } = tryEmulator({ users: 3000 });
    const { organization } = emulator;
    const everybody = Array.from({ length: 3000 }, (_, place) =>
      organization.user(organization.userIdAt(place)),
    );
    for (const value of [
      "O'Brien",
      'o’brien',
      'MÜLLER',
      'كوهين',
      'كوه',
      'ס',
      '王',
      '.42@',
      'example.com',
      'zzz',
    ]) {
      const expected = everybody.filter(
        (user) =>
          user !== undefined &&
          (user.name.toLowerCase().includes(value.toLowerCase()) || user.email.includes(value.toLowerCase())),
      );
      const { total, pageCount, results } = found(
        await post('/api/v2/users/search', search(value, { pageSize: 500 })),
      );
      expect(total).withContext(value).toBe(expected.length);
      expect(pageCount).toBe(Math.ceil(expected.length / 500));
      expect(results.map(({ id }) => id)).toEqual(expected.slice(0, 500).map((user) => user?.id ?? ''));
    }
  });

  it('pages through what it found', async () => {
    const { post } = tryEmulator();
    const first = found(await post('/api/v2/users/search', search('e', { pageSize: 10 })));
    const second = found(await post('/api/v2/users/search', search('e', { pageSize: 10, pageNumber: 2 })));
    expect(first.total).toBe(second.total);
    expect(new Set([...first.results, ...second.results].map(({ id }) => id)).size).toBe(20);
  });

  it('does not answer from an older search', async () => {
    const { emulator, post } = tryEmulator({ users: 100 });
    const total = async (value: string): Promise<number> =>
      found(await post('/api/v2/users/search', search(value))).total;
    expect(await total('example')).toBe(100);
    expect(await total('nobody at all')).toBe(0);
    emulator.organization.addUser();
    expect(await total('example')).toBe(101);
  });

  it('sorts by name when asked', async () => {
    const { post } = tryEmulator({ users: 50 });
    const names = async (sortOrder: string): Promise<readonly string[]> =>
      found(
        await post('/api/v2/users/search', search('', { pageSize: 50, sortBy: 'name', sortOrder })),
      ).results.map(({ name }) => name);
    const ascending = await names('ASC');
    const { compare } = new Intl.Collator();
    expect(ascending).toEqual([...ascending].sort(compare));
    expect(await names('DESC')).toEqual([...ascending].sort((left, right) => compare(right, left)));
  });

  it('refuses queries that cannot be read, naming the field', async () => {
    const { post } = tryEmulator();
    for (const [body, field] of [
      [[], 'body'],
      [{ query: {} }, 'query'],
      [{ query: ['x'] }, 'query[0]'],
      [{ query: [{ type: 'CONTAINS', value: 'x' }] }, 'query[0].fields'],
      [{ query: [{ type: 'CONTAINS', fields: ['name'] }] }, 'query[0].value'],
      [{ query: [{ type: 'LIKE', fields: ['name'], value: 'x' }] }, 'query[0].type'],
      [{ pageSize: 0 }, 'pageSize'],
      [{ pageNumber: 'x' }, 'pageNumber'],
    ] as const) {
      const { status, body: answer } = await post('/api/v2/users/search', body);
      expect(status).toBe(400);
      expect(
        (answer as { readonly details: readonly { readonly fieldName: string }[] }).details[0]?.fieldName,
      ).toBe(field);
    }
  });
});

describe('getAuthorizationRoles', () => {
  it('lists the roles, by page and by name', async () => {
    const { emulator, get } = tryEmulator();
    const all = (await get('/api/v2/authorization/roles?pageSize=100')).body as Listing<{
      readonly name: string;
    }>;
    expect(all.entities.length).toBe(emulator.organization.roles.length);
    const admins = (await get('/api/v2/authorization/roles?name=admin')).body as Listing<{
      readonly name: string;
    }>;
    expect(admins.entities.map(({ name }) => name)).toEqual(['Speech and Text Analytics Admin', 'Admin']);
  });
});
