import { pageQuery } from '../client/check-arguments.js';
import type { CallOptions } from '../config/call-options.js';
import {
  optional,
  orEmpty,
  readCount,
  readId,
  readList,
  readShape,
  readString,
} from '../json/json-readers.js';
import type { LicenseTransport } from '../transport/license-transport.js';
import type { AuthorizationRole, AuthorizationRolePage } from './directory-models.js';

const operation = 'getAuthorizationRoles';

export const readRoles = readList(readShape<AuthorizationRole>({ id: readId, name: optional(readString) }));

const read = readShape<AuthorizationRolePage>({
  entities: orEmpty(readRoles),
  pageSize: optional(readCount),
  pageNumber: optional(readCount),
  total: optional(readCount),
  pageCount: optional(readCount),
});

/** A page of the organization's roles, by `GET /api/v2/authorization/roles` (permission authorization:role:view). */
export async function getAuthorizationRoles(
  transport: LicenseTransport,
  options: { readonly pageSize?: number | undefined; readonly pageNumber?: number | undefined } = {},
  call?: CallOptions,
): Promise<AuthorizationRolePage> {
  const path = `/api/v2/authorization/roles${pageQuery(operation, options)}`;
  return transport.send({ operation, method: 'GET', path, isRepeatable: true, read }, call);
}
