import type { LicenseClientConfig, LicenseIdentity } from 'ngx-genesys-license';

/** One way to an organization: where it is, who asks, and what to call it on the screen. */
export interface Connection {
  readonly kind: 'emulator' | 'sign-in' | 'token';
  /** A region's name or a base URL. */
  readonly region: string;
  readonly accessToken: LicenseClientConfig['accessToken'];
  readonly name: string;
  /** Whose data it is, where that is known beforehand. */
  readonly identity?: LicenseIdentity;
}

/** The connection to an emulator as somebody it knows by the token. */
export function emulatorConnection(region: string, person: string): Connection {
  const { host } = new URL(region);
  return {
    kind: 'emulator',
    region,
    accessToken: person,
    name: `Emulator ${host}, ${person}`,
    identity: { orgId: host, userId: person },
  };
}
