import type { AccessTokens } from '../access/access-tokens.js';
import type { ApiCall, ApiOperation } from '../api/api-call.js';
import { invalidValue, notFound } from '../api/error-body.js';
import { entityListing } from './entity-listing.js';
import { userSearch } from './search-users.js';
import { listField, userJson } from './user-json.js';

const states = ['active', 'inactive', 'deleted', 'any'];

/** The endpoints beside the license ones that real tools join: users, roles, and the token's own. */
export function directoryOperations(tokens: AccessTokens): readonly ApiOperation[] {
  const users = { scope: 'users', anyPermission: [], isRead: true } as const;
  return [
    { ...users, name: 'getUsersMe', method: 'GET', path: '/api/v2/users/me', answer: me },
    { ...users, name: 'getUser', method: 'GET', path: '/api/v2/users/:userId', answer: userById },
    { ...users, name: 'getUsers', method: 'GET', path: '/api/v2/users', answer: userListing },
    {
      ...users,
      name: 'postUsersSearch',
      method: 'POST',
      path: '/api/v2/users/search',
      anyPermission: ['directory:user:view'],
      answer: userSearch(),
    },
    {
      name: 'getAuthorizationRoles',
      method: 'GET',
      path: '/api/v2/authorization/roles',
      scope: 'authorization',
      anyPermission: ['authorization:role:view'],
      isRead: true,
      answer: roleListing,
    },
    {
      name: 'getTokensMe',
      method: 'GET',
      path: '/api/v2/tokens/me',
      anyPermission: [],
      isRead: true,
      answer: tokenInfo,
    },
    {
      name: 'deleteTokensMe',
      method: 'DELETE',
      path: '/api/v2/tokens/me',
      anyPermission: [],
      isRead: false,
      answer: ({ caller }) => {
        tokens.revoke(caller.token);
        return undefined;
      },
    },
  ];
}

function me(call: ApiCall): unknown {
  const { organization, query } = call;
  const last = organization.numberAt(organization.userCount - 1);
  if (last < 0) throw notFound();
  return userJson(call, last, listField(query, 'expand'));
}

function userById(call: ApiCall): unknown {
  const { userId = '' } = call.parameters;
  const user = call.organization.numberOf(userId);
  if (user < 0) throw notFound(userId, 'user');
  return userJson(call, user, listField(call.query, 'expand'));
}

/** By ids, or paged; every user of the emulated organization is active. */
function userListing(call: ApiCall): unknown {
  const { organization, query } = call;
  const state = query.get('state') ?? 'active';
  if (!states.includes(state)) throw invalidValue('state', state, 'string', states.join(', '));
  const expand = listField(query, 'expand');
  const asked = listField(query, 'id');
  const known = asked.map((id) => organization.numberOf(id)).filter((user) => user >= 0);
  const listed = asked.length > 0 ? known.length : organization.userCount;
  const total = state === 'active' || state === 'any' ? listed : 0;
  const at = (place: number): unknown =>
    userJson(call, asked.length > 0 ? (known[place] ?? -1) : organization.numberAt(place), expand);
  return entityListing(call, '/api/v2/users', total, at, Math.min(500, Math.max(25, asked.length)));
}

function roleListing(call: ApiCall): unknown {
  const { organization, query } = call;
  const name = query.get('name')?.toLowerCase();
  const ids = listField(query, 'id');
  const roles = organization.roles.filter(
    (role) =>
      (name === undefined || role.name.toLowerCase().includes(name)) &&
      (ids.length === 0 || ids.includes(role.id)),
  );
  return entityListing(call, '/api/v2/authorization/roles', roles.length, (place) => {
    const role = roles[place];
    return role && { ...role, default: true, base: false, selfUri: `/api/v2/authorization/roles/${role.id}` };
  });
}

function tokenInfo({ organization, caller }: ApiCall): unknown {
  const { id, name } = organization;
  return {
    organization: { id, name },
    homeOrganization: { id, name },
    authorizedScope:
      caller.scopes === 'all' ? ['license', 'users:readonly', 'authorization:readonly'] : caller.scopes,
    OAuthClient: {
      id: caller.clientId ?? 'emulator',
      name: caller.clientId ?? 'Emulator',
      organization: { id, name },
    },
  };
}
