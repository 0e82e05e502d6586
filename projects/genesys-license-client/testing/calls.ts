import type { LicenseClient } from '../src/client/license-client.js';
import { json, type Answer } from './scripted-fetch.js';

/** A write, a read and reads by POST, for tests of what all of them have in common. */
export const write = (client: LicenseClient): Promise<unknown> =>
  client.postLicenseOrganization({
    body: { assignments: [{ licenseId: 'a', userIdsAdd: ['u'], userIdsRemove: [] }] },
  });
export const toggle = (client: LicenseClient): Promise<unknown> => client.postLicenseToggle('f');
export const read = (client: LicenseClient): Promise<unknown> => client.getLicenseDefinitions();
export const readByPost = (client: LicenseClient): Promise<unknown> =>
  client.postLicenseUsers({ body: ['u'] });
export const infer = (client: LicenseClient): Promise<unknown> => client.postLicenseInfer({ body: ['r'] });

/** The 429 of the platform since 2021-11, its header hidden by CORS. */
export const tooMany = (seconds: number): Answer =>
  json(
    { message: `Rate limit exceeded the maximum. Retry the request in [${seconds}] seconds`, status: 429 },
    429,
  );
