import { refusal } from '../errors/refusal.js';
import { licenseRegions, type LicenseRegion } from './license-regions.js';

/**
 * The base URL of a region's API, without a slash at its end.
 *
 * @param region one of the 18 names, or an absolute base URL: HTTPS, or HTTP on loopback
 * @throws LicenseApiError `invalid_config`
 */
export function licenseApiUrl(region: LicenseRegion | (string & {})): string {
  const domain = domainOf(region);
  return domain === undefined ? baseUrl(region).href.replace(/(?<!\/)\/+$/, '') : `https://api.${domain}`;
}

/**
 * Where a region signs people in: `/oauth/authorize` and `/oauth/token` stand below it. A base URL whose host begins
 * with `api.` has it at `login.`; any other, such as an emulator, is taken to sign in itself.
 *
 * @throws LicenseApiError `invalid_config`
 */
export function licenseLoginUrl(region: LicenseRegion | (string & {})): string {
  const domain = domainOf(region);
  if (domain !== undefined) return `https://login.${domain}`;
  const { protocol, host } = baseUrl(region);
  return `${protocol}//${host.replace(/^api\./, 'login.')}`;
}

function domainOf(region: string): string | undefined {
  return Object.hasOwn(licenseRegions, region) ? licenseRegions[region as LicenseRegion] : undefined;
}

function baseUrl(region: string): URL {
  let url: URL;
  try {
    url = new URL(region);
  } catch {
    const names = Object.keys(licenseRegions).join(', ');
    throw refusal(`region ${JSON.stringify(region)} is unknown. Give a base URL or one of ${names}.`);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw refusal(`region ${url.origin} must be HTTPS, or HTTP on loopback.`);
  }
  if (url.href !== url.origin + url.pathname) {
    throw refusal(`region ${url.origin} must come without user name, password, query and fragment.`);
  }
  return url;
}

function isLoopback(host: string): boolean {
  return /^(\[::1\]|127(\.\d{1,3}){3}|(.+\.)?localhost)$/.test(host);
}
