import type { ApiCall } from '../api/api-call.js';
import { badRequest } from '../api/error-body.js';
import { stringsBody } from '../api/read-fields.js';
import { inferFromPermissions } from '../organization/infer.js';
import { licensesOfMask } from '../organization/license-catalog.js';

/** `POST /api/v2/license/infer`: the licenses that roles call for. */
export function inferFromRoles(call: ApiCall): unknown {
  const { roles, entitled } = call.organization;
  const permissions = stringsBody(call.body, 'body').flatMap((roleId) => {
    const role = roles.find(({ id }) => id === roleId);
    if (role === undefined && call.settings.unknownIds === 'reject') {
      throw badRequest('body', { entityId: roleId, entityName: 'role' });
    }
    return role?.permissions ?? [];
  });
  return licensesOfMask(inferFromPermissions(permissions, entitled));
}

/** `POST /api/v2/license/infer/permissions`: the licenses that permissions call for. */
export function inferFromPermissionList(call: ApiCall): unknown {
  return licensesOfMask(inferFromPermissions(stringsBody(call.body, 'body'), call.organization.entitled));
}
