import {
  DestroyRef,
  Injector,
  inject,
  PLATFORM_ID,
  isSignal,
  makeEnvironmentProviders,
  runInInjectionContext,
  untracked,
  type EnvironmentProviders,
} from '@angular/core';
import { createLicenseClient, platformClock, type AccessToken } from 'genesys-license-client';
import { firstValueFrom, isObservable } from 'rxjs';
import { LicenseEngine } from '../engine/license-engine';
import { defaultLabels } from './default-labels';
import {
  LICENSE_ENGINE,
  LICENSE_ENGINE_START,
  LICENSE_FETCH,
  LICENSE_KEEPER,
  LICENSE_LABELS,
} from './license-engine-token';
import { LicenseStore } from './license-store';
import { refusingFetch, renderedFetch } from './server-fetch';
import type { LicenseStoreConfig } from './license-store-config';
import { defaultVerification, type LicenseStoreFeature } from './license-store-features';

/** How old what is known may be for a change that looks like a no-op to be dropped. */
const maxAge = 60_000;
const requestsPerMinute = 300;

/**
 * Provides `LicenseStore`: in the application's providers, or at a route where several organizations are managed.
 * `config` may be a function that runs in the injection context of the store.
 * Throws a `LicenseApiError` `invalid_config` when the store is first injected with a region or token that cannot be used.
 */
export function provideLicenseStore(
  config: LicenseStoreConfig | (() => LicenseStoreConfig),
  ...features: readonly LicenseStoreFeature[]
): EnvironmentProviders {
  return makeEnvironmentProviders([
    {
      provide: LICENSE_ENGINE,
      useFactory: () => {
        const injector = inject(Injector);
        const resolved = resolve(config);
        const engine = makeEngine(resolved, features, injector);
        inject(DestroyRef).onDestroy(() => engine.destroy());
        // Only those given here: a store at a route does not do what the one above it was told.
        for (const start of inject(LICENSE_ENGINE_START, { self: true, optional: true }) ?? [])
          start(engine, resolved);
        return engine;
      },
    },
    {
      provide: LICENSE_LABELS,
      useFactory: () => new Map(Object.entries({ ...defaultLabels, ...resolve(config).labels })),
    },
    LicenseStore,
    features.map(({ providers = [] }) => [...providers]),
  ]);
}

function resolve(config: LicenseStoreConfig | (() => LicenseStoreConfig)): LicenseStoreConfig {
  return typeof config === 'function' ? config() : config;
}

function makeEngine(
  { accessToken, canAssign, ssr = false, ...config }: LicenseStoreConfig,
  features: readonly LicenseStoreFeature[],
  injector: Injector,
): LicenseEngine {
  const client = Object.assign({}, ...features.map((feature) => feature.client)) as NonNullable<
    LicenseStoreFeature['client']
  >;
  const store = Object.assign({}, ...features.map((feature) => feature.store)) as NonNullable<
    LicenseStoreFeature['store']
  >;
  const given = inject(LICENSE_FETCH, { self: true, optional: true }) ?? undefined;
  if (given !== undefined && config.fetch !== undefined) {
    throw new TypeError('ngx-genesys-license: give either fetch or withHttpClient().');
  }
  const keeperOf = inject(LICENSE_KEEPER, { self: true, optional: true })?.({ accessToken, ...config });
  const isServer = inject(PLATFORM_ID, { optional: true }) === 'server';
  const isDormant = isServer && !ssr;
  const fetch = given ?? config.fetch;
  return new LicenseEngine({
    isDormant,
    client: createLicenseClient({
      ...config,
      ...client,
      fetch: isDormant ? refusingFetch : isServer ? renderedFetch(fetch) : fetch,
      // What the application does for a token may need a browser.
      accessToken: isDormant ? 'none' : asAccessToken(accessToken, injector),
    }),
    clock: config.clock ?? platformClock,
    verification: store.verification ?? defaultVerification,
    maxAge,
    requestsPerMinute: client.rateLimit?.requestsPerMinute ?? requestsPerMinute,
    interactiveShare: client.rateLimit?.interactiveShare,
    classifyResult: store.classifyResult,
    hasDirectory: store.hasDirectory === true,
    canAssign,
    keeperOf,
  });
}

function asAccessToken(given: LicenseStoreConfig['accessToken'], injector: Injector): AccessToken {
  // Untracked: an effect that starts a request must not run again because the token changed.
  if (isSignal(given)) return () => untracked(given);
  if (isObservable(given)) return () => firstValueFrom(given);
  if (typeof given !== 'function') return given;
  return (request) => untracked(() => runInInjectionContext(injector, () => given(request)));
}
