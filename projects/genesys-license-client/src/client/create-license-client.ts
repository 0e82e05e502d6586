import type { LicenseClientConfig } from '../config/license-client-config.js';
import { resolveRetryOptions } from '../config/retry-options.js';
import { refusal } from '../errors/refusal.js';
import { checked } from '../json/checked.js';
import { readShape, readWhat } from '../json/json-readers.js';
import { given, readFunction, readTimeout } from '../json/option-readers.js';
import { createRequestLimiter } from '../limiter/create-request-limiter.js';
import { createTransport } from '../transport/create-transport.js';
import { tokenFault } from '../transport/token-source.js';
import type { LicenseClient } from './license-client.js';
import { licenseOperations } from './license-operations.js';
import { licenseUserPages } from './license-user-pages.js';

/**
 * Makes a client of the License API.
 *
 * ```ts
 * const client = createLicenseClient({ region: 'eu-central-1', accessToken: () => session.token() });
 * const definitions = await client.getLicenseDefinitions();
 * ```
 *
 * @throws LicenseApiError `invalid_config`
 */
export function createLicenseClient(config: LicenseClientConfig): LicenseClient {
  checkConfig(config);
  const retry = resolveRetryOptions(config.retry);
  const { clock } = config;
  const limiter =
    config.limiter ?? createRequestLimiter({ maxPause: retry.maxRetryAfter, ...config.rateLimit, clock });
  const transport = createTransport(config, limiter, retry);
  const operations = licenseOperations(transport);
  return Object.freeze<LicenseClient>({
    ...operations,
    licenseUserPages: (options) => licenseUserPages(operations.getLicenseUsers, options),
    limiter,
    transport,
  });
}

type CheckedConfig = Pick<LicenseClientConfig, 'fetch' | 'timeout' | 'appName'>;

const readConfig = readShape<CheckedConfig>({
  fetch: given(readFunction),
  timeout: given(readTimeout),
  appName: given(readWhat((value) => /^[\x20-\x7e]+$/.test(String(value)), 'plain printable characters')),
});

function checkConfig(config: LicenseClientConfig): void {
  checked('config', readConfig, config);
  const { accessToken, limiter, rateLimit } = config;
  const fault = typeof accessToken === 'function' ? undefined : tokenFault(accessToken);
  if (fault !== undefined) {
    throw refusal(`accessToken must be a token or a function that gives one; it is ${fault}.`);
  }
  if (limiter !== undefined && rateLimit !== undefined) throw refusal('give either limiter or rateLimit.');
}
