import type { LicenseStoreConfig } from 'ngx-genesys-license';

/** One way to an organization: where it is, who asks, and what to call it on the screen. */
export interface Connection {
  readonly kind: 'emulator' | 'sign-in' | 'token';
  /** A region's name or a base URL. */
  readonly region: string;
  readonly accessToken: LicenseStoreConfig['accessToken'];
  readonly name: string;
}
