import { DOCUMENT, type EnvironmentInjector, type EnvironmentProviders, type Provider } from '@angular/core';
import {
  LicenseStore,
  provideLicenseStore,
  withRateLimit,
  type LicenseClock,
  type LicenseStoreFeature,
} from 'ngx-genesys-license';
import { makeInjector } from './make-injector';
import type { SampleServer } from './sample-server';

export interface OpenedStore {
  readonly store: LicenseStore;
  readonly injector: EnvironmentInjector;
  readonly destroy: () => void;
}

/** The real store over a server in process, without a browser and without a limit of requests. */
export function openStore(
  { fetch }: Pick<SampleServer, 'fetch'>,
  options: {
    readonly features?: readonly LicenseStoreFeature[];
    readonly providers?: readonly (Provider | EnvironmentProviders)[];
    readonly clock?: LicenseClock;
  } = {},
): OpenedStore {
  const { features = [withoutLimit], providers = [], clock } = options;
  const injector = makeInjector([
    { provide: DOCUMENT, useValue: { defaultView: null } },
    provideLicenseStore(
      {
        region: 'http://127.0.0.1:1',
        accessToken: 'any',
        fetch,
        ...(clock === undefined ? {} : { clock }),
      },
      ...features,
    ),
    ...providers,
  ]);
  return { store: injector.get(LicenseStore), injector, destroy: () => injector.destroy() };
}

export const withoutLimit = withRateLimit({ requestsPerMinute: 1_000_000 });
