import type { RateLimitOptions } from '../limiter/rate-limit-options.js';
import type { RequestLimiter } from '../limiter/request-limiter.js';
import type { LicenseClock } from './license-clock.js';
import type { LicenseFetch } from './license-fetch.js';
import type { LicenseRegion } from './license-regions.js';
import type { RetryOptions } from './retry-options.js';

/**
 * An OAuth access token, or a function that gives one and is asked for every request. After a 401 it is asked once
 * more with `refresh: true`, one question for all calls that wait. A plain string cannot be renewed.
 */
export type AccessToken = string | ((request: { readonly refresh: boolean }) => string | Promise<string>);

/** What {@link createLicenseClient} needs and may be told. */
export interface LicenseClientConfig {
  /** One of the 18 region names such as `eu-central-1`, or an absolute base URL (HTTPS, or HTTP on loopback). */
  readonly region: LicenseRegion | (string & {});
  /** Goes to the region's host only; appears in no error, URL or log. */
  readonly accessToken: AccessToken;
  /** Default: `globalThis.fetch`, looked up at each call; where there is none, cross-fetch, loaded on demand. */
  readonly fetch?: LicenseFetch | undefined;
  /** Milliseconds from sending to the whole answer, for each attempt. Default 30,000. */
  readonly timeout?: number | undefined;
  /** The optional `Genesys-App` header: the name of your application. Off by default; browsers must ask the server first. */
  readonly appName?: string | undefined;
  /** How often and when a failed request is sent again. Default: four attempts, from 0.5 s on. */
  readonly retry?: Partial<RetryOptions> | undefined;
  /** How many requests a minute and at once. Default: 300 and 6. */
  readonly rateLimit?: Partial<RateLimitOptions> | undefined;
  /** One limiter for several clients that use the same token; then without `rateLimit`. */
  readonly limiter?: RequestLimiter | undefined;
  /** For tests in virtual time. */
  readonly clock?: LicenseClock | undefined;
  /** From 0 to below 1; spreads repeated requests. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}
