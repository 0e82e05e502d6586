import type { ApiCall } from '../api/api-call.js';
import { hash, uuid } from '../organization/hash.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * A user as the directory answers it.
 * @param user the user's number
 * @param expand names of parts to add; `authorization` brings the roles, `organization` the organization
 */
export function userJson({ organization }: ApiCall, user: number, expand: readonly string[]): Json {
  const id = organization.idOf(user);
  const { name, email } = organization.personOf(user);
  const json: Record<string, unknown> = {
    id,
    name,
    division,
    email,
    username: email,
    state: 'active',
    version: 1,
    acdAutoAnswer: false,
    selfUri: `/api/v2/users/${id}`,
  };
  if (expand.includes('organization')) {
    json['organization'] = { id: organization.id, name: organization.name };
  }
  if (expand.includes('authorization')) {
    const roles = organization.rolesOf(user);
    json['authorization'] = {
      roles: roles.map((role) => ({ id: role.id, name: role.name })),
      permissions: [...new Set(roles.flatMap(({ permissions }) => permissions))],
    };
  }
  return json;
}

const divisionId = uuid(hash(0, 2, 0), hash(0, 2, 1), hash(0, 2, 2), hash(0, 2, 3));
const division = { id: divisionId, name: 'Home', selfUri: `/api/v2/authorization/divisions/${divisionId}` };

/** The values of a list in the query, given as `a,b`, as repeated fields, or both. */
export function listField(query: URLSearchParams, name: string): readonly string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
