import { pageQuery } from '../client/check-arguments.js';
import type { CallOptions } from '../config/call-options.js';
import { optional, readId, readShape, readString } from '../json/json-readers.js';
import { readPage } from '../json/read-page.js';
import type { LicenseTransport } from '../transport/license-transport.js';
import type { AuthorizationRole, AuthorizationRolePage } from './directory-models.js';

const operation = 'getAuthorizationRoles';

export const readRole = readShape<AuthorizationRole>({ id: readId, name: optional(readString) });

const read = readPage(readRole);

/** A page of the organization's roles, by `GET /api/v2/authorization/roles` (permission authorization:role:view). */
export async function getAuthorizationRoles(
  transport: LicenseTransport,
  options: { readonly pageSize?: number | undefined; readonly pageNumber?: number | undefined } = {},
  call?: CallOptions,
): Promise<AuthorizationRolePage> {
  const path = `/api/v2/authorization/roles${pageQuery(operation, options)}`;
  return transport.send({ operation, method: 'GET', path, isRepeatable: true, read }, call);
}
