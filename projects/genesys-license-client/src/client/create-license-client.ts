import type { LicenseClientConfig } from '../config/license-client-config.js';
import { longestDelay } from '../config/license-clock.js';
import { resolveRetryOptions } from '../config/retry-options.js';
import { invalidConfig } from '../errors/refusals.js';
import { createRequestLimiter } from '../limiter/create-request-limiter.js';
import { isTimeout } from '../transport/check-call-options.js';
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

function checkConfig(config: LicenseClientConfig): void {
  const check = (isRight: boolean, message: string): void => {
    if (!isRight) throw invalidConfig(message);
  };
  check(typeof config === 'object' && (config as unknown) !== null, 'give a configuration object.');
  const { accessToken, fetch, timeout, appName, limiter, rateLimit } = config;
  const fault = typeof accessToken === 'function' ? undefined : tokenFault(accessToken);
  check(fault === undefined, `accessToken must be a token or a function that gives one; it is ${fault}.`);
  check(fetch === undefined || typeof fetch === 'function', 'fetch must be a function.');
  check(
    timeout === undefined || isTimeout(timeout),
    `timeout must be milliseconds from 1 to ${longestDelay}.`,
  );
  check(
    appName === undefined || /^[\x20-\x7e]+$/.test(appName),
    'appName must be plain printable characters.',
  );
  check(limiter === undefined || rateLimit === undefined, 'give either limiter or rateLimit.');
}
