import { checked } from '../json/checked.js';
import { readIds } from '../models/read-license-models.js';
import type { CallOptions } from '../config/call-options.js';
import { optional, readId, readList, readShape, readString } from '../json/json-readers.js';
import type { LicenseTransport } from '../transport/license-transport.js';
import type { DirectoryUser } from './directory-models.js';

const operation = 'getUsers';

/** So many ids stay well below the shortest limits for URLs, 8 kB. */
const idsPerRequest = 100;

export const readDirectoryUser = readShape<DirectoryUser>({
  id: readId,
  name: optional(readString),
  email: optional(readString),
  state: optional(readString),
});

const read = readShape<{ readonly entities: readonly DirectoryUser[] }>({
  entities: optional(readList(readDirectoryUser), []),
});

/**
 * Names and e-mail addresses of users, by `GET /api/v2/users?id=…` (permission directory:user:view), 100 to a request,
 * whatever their state. Users the server does not know are missing from the answer, whose order is the server's.
 */
export async function getUsersByIds(
  transport: LicenseTransport,
  ids: readonly string[],
  call?: CallOptions,
): Promise<readonly DirectoryUser[]> {
  const unique = [...new Set(checked('ids', readIds, ids, operation))];
  const requests: Promise<{ readonly entities: readonly DirectoryUser[] }>[] = [];
  for (let start = 0; start < unique.length; start += idsPerRequest) {
    const part = unique.slice(start, start + idsPerRequest);
    // Without pageSize the server gives 25, without state only active users.
    const query = new URLSearchParams({ pageSize: String(part.length), state: 'any' });
    for (const id of part) query.append('id', id);
    const path = `/api/v2/users?${query.toString()}`;
    requests.push(transport.send({ operation, method: 'GET', path, isRepeatable: true, read }, call));
  }
  return (await Promise.all(requests)).flatMap(({ entities }) => entities);
}
