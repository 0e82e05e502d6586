import type { CallOptions } from '../config/call-options.js';
import { optional, readId, readShape, readString } from '../json/json-readers.js';
import type { LicenseTransport } from '../transport/license-transport.js';
import type { UserMe } from './directory-models.js';

const read = readShape<UserMe>({
  id: readId,
  name: optional(readString),
  email: optional(readString),
  organization: optional(readShape<{ readonly id: string }>({ id: readId })),
});

/**
 * Whose token it is, by `GET /api/v2/users/me?expand=organization` (scope users:readonly). Rejects with `not_found` for a
 * token that is no person's, as client credentials give.
 */
export async function getUsersMe(transport: LicenseTransport, call?: CallOptions): Promise<UserMe> {
  const path = '/api/v2/users/me?expand=organization';
  return transport.send({ operation: 'getUsersMe', method: 'GET', path, isRepeatable: true, read }, call);
}
