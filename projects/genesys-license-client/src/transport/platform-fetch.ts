import type { LicenseFetch } from '../config/license-fetch.js';

let loading: Promise<LicenseFetch> | undefined;

/** The platform's fetch, looked up at each call so that later instrumentation is seen; else cross-fetch, loaded once. */
export const platformFetch: LicenseFetch = async (url, init) => {
  if (typeof globalThis.fetch === 'function') return globalThis.fetch(url, init);
  loading ??= import('cross-fetch').then(({ default: fetch }) => fetch);
  return (await loading)(url, init);
};
