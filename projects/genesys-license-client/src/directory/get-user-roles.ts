import { pathSegment } from '../client/check-arguments.js';
import type { CallOptions } from '../config/call-options.js';
import { optional, readList, readShape } from '../json/json-readers.js';
import type { LicenseTransport } from '../transport/license-transport.js';
import type { AuthorizationRole } from './directory-models.js';
import { readRole } from './get-authorization-roles.js';

const operation = 'getUser';

const read = readShape<{
  readonly authorization: { readonly roles: readonly AuthorizationRole[] } | undefined;
}>({
  authorization: optional(
    readShape<{ readonly roles: readonly AuthorizationRole[] }>({ roles: optional(readList(readRole), []) }),
  ),
});

/**
 * A user's roles, by `GET /api/v2/users/{userId}?expand=authorization`; `undefined` where the server leaves them out,
 * as it does without the permission.
 */
export async function getUserRoles(
  transport: LicenseTransport,
  userId: string,
  call?: CallOptions,
): Promise<readonly AuthorizationRole[] | undefined> {
  const path = `/api/v2/users/${pathSegment(operation, 'userId', userId)}?expand=authorization`;
  const user = await transport.send({ operation, method: 'GET', path, isRepeatable: true, read }, call);
  return user.authorization?.roles;
}
