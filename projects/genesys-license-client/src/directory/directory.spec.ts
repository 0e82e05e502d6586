import { json } from '../../testing/scripted-fetch.js';
import { failure, testClient } from '../../testing/test-client.js';
import { getAuthorizationRoles } from './get-authorization-roles.js';
import { getUsersMe } from './get-users-me.js';
import { getUserRoles } from './get-user-roles.js';
import { getUsersByIds } from './get-users-by-ids.js';
import { getUsersPage } from './get-users-page.js';

describe('getUsersByIds', () => {
  for (const [count, requestsExpected] of [
    [0, 0],
    [1, 1],
    [100, 1],
    [101, 2],
    [250, 3],
  ] as const) {
    it(`asks for ${count} users in ${requestsExpected} requests`, async () => {
      const { client, requests } = testClient(({ url }) =>
        json({
          entities: new URL(url).searchParams.getAll('id').map((id) => ({ id, name: `N ${id}`, chat: {} })),
        }),
      );
      const ids = Array.from({ length: count }, (_, index) => `u&${index}`);
      const users = await getUsersByIds(client.transport, [...ids, ...ids]);
      expect(users.map(({ id }) => id)).toEqual(ids);
      expect(requests.length).toBe(requestsExpected);
      for (const { url } of requests) {
        const { searchParams } = new URL(url);
        expect(searchParams.get('pageSize')).toBe(String(searchParams.getAll('id').length));
        expect(searchParams.get('state')).toBe('any');
      }
    });
  }

  it('refuses an empty id', async () => {
    const { client } = testClient([]);
    expect((await failure(getUsersByIds(client.transport, ['']))).message).toContain('ids[0]');
  });
});

describe('getUsersPage', () => {
  it('gives a page of users of any state', async () => {
    const { client, requests } = testClient([
      json({ entities: [{ id: 'u', name: 'Ada', chat: {} }], pageCount: 3, total: 1100 }),
      json({ total: 0 }),
    ]);
    const page = await getUsersPage(client.transport, { pageSize: 500, pageNumber: 2 });
    expect(page.entities[0]?.name).toBe('Ada');
    expect(page.pageCount).toBe(3);
    expect(requests[0]?.url).toMatch(/\/api\/v2\/users\?pageSize=500&pageNumber=2&state=any$/);
    expect((await getUsersPage(client.transport)).entities).toEqual([]);
    expect(requests[1]?.url).toMatch(/\/api\/v2\/users\?state=any$/);
  });
});

describe('getAuthorizationRoles', () => {
  it('gives a page of roles', async () => {
    const { client, requests } = testClient([
      json({ entities: [{ id: 'r', name: 'Admin', more: 1 }], pageCount: 2 }),
    ]);
    const page = await getAuthorizationRoles(client.transport, { pageSize: 100, pageNumber: 2 });
    expect(page.entities[0]?.name).toBe('Admin');
    expect(requests[0]?.url).toMatch(/\/api\/v2\/authorization\/roles\?pageSize=100&pageNumber=2$/);
  });
});

describe('getUserRoles', () => {
  const answers: readonly [string, unknown, readonly string[] | undefined][] = [
    ['roles', { id: 'u', authorization: { roles: [{ id: 'r', name: 'Admin' }] } }, ['r']],
    ['no roles', { id: 'u', authorization: {} }, []],
    ['nothing about roles', { id: 'u' }, undefined],
  ];
  for (const [name, answer, ids] of answers) {
    it(`understands ${name}`, async () => {
      const { client, requests } = testClient([json(answer)]);
      expect((await getUserRoles(client.transport, 'a/b'))?.map(({ id }) => id)).toEqual(ids as string[]);
      expect(requests[0]?.url).toMatch(/\/api\/v2\/users\/a%2Fb\?expand=authorization$/);
    });
  }
});

describe('getUsersMe', () => {
  it('names the person and the organization', async () => {
    const { client, requests } = testClient([
      json({ id: 'u', name: 'Ada', organization: { id: 'o', name: 'Acme' } }),
    ]);
    const me = await getUsersMe(client.transport);
    expect([me.id, me.organization?.id]).toEqual(['u', 'o']);
    expect(requests[0]?.url).toMatch(/\/api\/v2\/users\/me\?expand=organization$/);
  });

  it('refuses an answer without an id', async () => {
    const { client } = testClient([json({ name: 'Ada' })]);
    expect((await failure(getUsersMe(client.transport))).code).toBe('invalid_response');
  });
});
