import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { engineFeature } from './engine-feature';
import { httpClientFetch } from './http-client-fetch';
import type { LicenseStoreFeature } from './license-store-features';

/**
 * Sends every request through Angular's `HttpClient` and so through the application's interceptors; needs
 * `provideHttpClient()`. The token is in the `Authorization` header already: an interceptor that adds one of its own
 * must leave it alone. Redirects are not followed and no cookies are sent where `HttpClient` uses `fetch`, its default;
 * with `withXhr()` it can do neither, and says so in the console.
 */
export function withHttpClient(): LicenseStoreFeature {
  return engineFeature({ fetchOf: () => httpClientFetch(inject(HttpClient)) });
}
