import type { Signal } from '@angular/core';
import type { LicenseClientConfig } from 'genesys-license-client';
import type { Observable } from 'rxjs';
import type { LicenseIdentity } from '../model/persistence';

/** Where the organization is, and who asks. */
export interface LicenseStoreConfig extends Pick<
  LicenseClientConfig,
  'region' | 'fetch' | 'timeout' | 'appName' | 'limiter' | 'clock' | 'random'
> {
  /**
   * A token, a signal or an observable of one, or a function that gives one; the function runs in the injection context
   * of the store and is called with `{ refresh: true }` after a 401.
   */
  readonly accessToken:
    | string
    | Signal<string>
    | Observable<string>
    | ((request: { readonly refresh: boolean }) => string | Promise<string>);
  /**
   * Who is signed in; undefined while nobody is. Runs in the injection context of the store; signals it reads are
   * followed, and when it comes to name another person the store drops everything it knows. What is kept on the device
   * (`withPersistence()`) is kept per identity.
   */
  readonly identity?: () => LicenseIdentity | undefined;
  /** Whether the person may assign, where the application knows it. Default: learned from the server's answers. */
  readonly canAssign?: boolean;
  /**
   * Whether to send requests while a page is rendered on the server. Default false: everything stays `idle`, the token is
   * not asked for, and what is asked for outright (`assign`, `refreshUsers`, an inference) fails with `not_sent`. With
   * `true` the rendering waits for the requests under way. Means nothing in a browser.
   */
  readonly ssr?: boolean;
  /** Display names by license id; they win over the library's own (`defaultLabels`). */
  readonly labels?: Readonly<Record<string, string>>;
}
