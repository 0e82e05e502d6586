import { pageQuery } from '../client/check-arguments.js';
import type { CallOptions } from '../config/call-options.js';
import { readPage } from '../json/read-page.js';
import type { LicenseTransport } from '../transport/license-transport.js';
import type { DirectoryUserPage } from './directory-models.js';
import { readDirectoryUser } from './get-users-by-ids.js';

const operation = 'getUsers';

const read = readPage(readDirectoryUser);

/**
 * A page of the organization's users whatever their state, by `GET /api/v2/users` (permission directory:user:view).
 * `pageSize` may be up to 500, default 25.
 */
export async function getUsersPage(
  transport: LicenseTransport,
  options: { readonly pageSize?: number | undefined; readonly pageNumber?: number | undefined } = {},
  call?: CallOptions,
): Promise<DirectoryUserPage> {
  const query = pageQuery(operation, options);
  const path = `/api/v2/users${query === '' ? '?' : `${query}&`}state=any`;
  return transport.send({ operation, method: 'GET', path, isRepeatable: true, read }, call);
}
