import {
  DestroyRef,
  Injector,
  inject,
  PLATFORM_ID,
  isSignal,
  makeEnvironmentProviders,
  NgZone,
  runInInjectionContext,
  untracked,
  type EnvironmentProviders,
} from '@angular/core';
import {
  createLicenseClient,
  platformClock,
  type AccessToken,
  type LicenseClock,
} from 'genesys-license-client';
import { firstValueFrom, isObservable } from 'rxjs';
import { LicenseEngine } from '../engine/license-engine';
import { LICENSE_ENGINE_FEATURES, type EngineFeature } from './engine-feature';
import { LICENSE_ENGINE } from './license-engine-token';
import { refusingFetch, renderedFetch } from './server-fetch';
import type { LicenseStoreConfig } from './license-store-config';
import { defaultVerification, type LicenseStoreFeature } from './license-store-features';

/** How old what is known may be for a change that looks like a no-op to be dropped. */
const maxAge = 60_000;
const requestsPerMinute = 300;

/**
 * Provides what `withLicenseDefinitions()` and its like need in a `signalStore(…)` of one's own. The same as
 * `provideLicenseStore()` without `LicenseStore`: what no store has is not in the bundle.
 */
export function provideLicenses(
  config: LicenseStoreConfig | (() => LicenseStoreConfig),
  ...features: readonly LicenseStoreFeature[]
): EnvironmentProviders {
  return makeEnvironmentProviders([
    {
      provide: LICENSE_ENGINE,
      useFactory: () => {
        const resolved = typeof config === 'function' ? config() : config;
        // Only what is given here: a store at a route does not do what the one above it was told.
        const given = inject(LICENSE_ENGINE_FEATURES, { self: true, optional: true }) ?? [];
        const engine = makeEngine(resolved, Object.assign({}, ...given) as EngineFeature);
        inject(DestroyRef).onDestroy(() => engine.destroy());
        for (const { start } of given) start?.(engine, resolved);
        return engine;
      },
    },
    features.map(({ providers }) => [...providers]),
  ]);
}

/** Of features that say the same, the later wins. */
function makeEngine(
  { canAssign, labels, ssr = false, ...config }: LicenseStoreConfig,
  { rateLimit, retry, fetchOf, keeperOf, sharingOf, ...given }: EngineFeature,
): LicenseEngine {
  if (fetchOf !== undefined && config.fetch !== undefined) {
    throw new TypeError('ngx-genesys-license: give either fetch or withHttpClient().');
  }
  const isServer = inject(PLATFORM_ID, { optional: true }) === 'server';
  const isDormant = isServer && !ssr;
  const fetch = fetchOf?.() ?? config.fetch;
  const clock = aroundZone(config.clock ?? platformClock, inject(NgZone, { optional: true }));
  const sharing = sharingOf?.(config, { rateLimit, retry });
  return new LicenseEngine({
    isDormant,
    client: createLicenseClient({
      ...config,
      retry,
      clock,
      ...(sharing === undefined ? { rateLimit } : { limiter: sharing.limiter }),
      fetch: isDormant ? refusingFetch : isServer ? renderedFetch(fetch) : fetch,
      // What the application does for a token may need a browser.
      accessToken: isDormant ? 'none' : asAccessToken(config.accessToken, inject(Injector)),
    }),
    clock,
    verification: defaultVerification,
    maxAge,
    requestsPerMinute: rateLimit?.requestsPerMinute ?? requestsPerMinute,
    interactiveShare: rateLimit?.interactiveShare,
    classifyResult: undefined,
    canAssign,
    labels,
    keeperOf: keeperOf?.(config),
    sharingOf: sharing?.sharingOf,
    ...given,
  });
}

/**
 * Timers that keep no application with zone.js from being stable: some run for a minute. What they call runs in the zone, as
 * if they had been set there.
 */
function aroundZone(clock: LicenseClock, zone: NgZone | null): LicenseClock {
  if (zone === null) return clock;
  return {
    now: () => clock.now(),
    setTimeout: (callback, delay) =>
      zone.runOutsideAngular(() => clock.setTimeout(() => zone.run(callback), delay)),
    clearTimeout: (handle) => clock.clearTimeout(handle),
  };
}

function asAccessToken(given: LicenseStoreConfig['accessToken'], injector: Injector): AccessToken {
  // Untracked: an effect that starts a request must not run again because the token changed.
  if (isSignal(given)) return () => untracked(given);
  if (isObservable(given)) return () => firstValueFrom(given);
  if (typeof given !== 'function') return given;
  return (request) => untracked(() => runInInjectionContext(injector, () => given(request)));
}
