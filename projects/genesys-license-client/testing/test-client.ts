import { createLicenseClient } from '../src/client/create-license-client.js';
import type { LicenseClient } from '../src/client/license-client.js';
import type { LicenseClientConfig } from '../src/config/license-client-config.js';
import type { LicenseApiError } from '../src/errors/license-api-error.js';
import { scriptedFetch } from './scripted-fetch.js';
import { VirtualClock } from './virtual-clock.js';

/** A client in virtual time against a script. Back-off takes its whole bound, so that delays are exact. */
export function testClient(
  script: Parameters<typeof scriptedFetch>[0],
  config: Partial<LicenseClientConfig> = {},
): { client: LicenseClient; clock: VirtualClock; requests: ReturnType<typeof scriptedFetch>['requests'] } {
  const clock = new VirtualClock();
  const fetch = scriptedFetch(script);
  const client = createLicenseClient({
    region: 'eu-central-1',
    accessToken: 'secret-token',
    fetch,
    clock,
    random: () => 1,
    ...config,
  });
  return { client, clock, requests: fetch.requests };
}

/** What a promise rejects with; a test that expects an error fails when none comes. */
export async function failure(promise: Promise<unknown>): Promise<LicenseApiError> {
  try {
    await promise;
  } catch (error) {
    return error as LicenseApiError;
  }
  throw new Error('expected a rejection');
}
