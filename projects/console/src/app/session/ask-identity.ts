import { createLicenseClient, getUsersMe, type LicenseIdentity } from 'ngx-genesys-license';
import type { Connection } from './connection';

/** Whose token it is, as the organization says; undefined where it does not: without the scope, or for no person's token. */
export async function askIdentity({ region, accessToken }: Connection): Promise<LicenseIdentity | undefined> {
  const { transport } = createLicenseClient({ region, accessToken });
  try {
    const { id, organization } = await getUsersMe(transport);
    return organization && { orgId: organization.id, userId: id };
  } catch {
    return undefined;
  }
}
