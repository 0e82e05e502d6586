import { InjectionToken } from '@angular/core';
import type { LicenseClientConfig, LicenseFetch, RequestLimiter } from 'genesys-license-client';
import type { EngineOptions } from '../engine/engine-options';
import type { LicenseEngine } from '../engine/license-engine';
import type { LicenseStoreConfig } from './license-store-config';
import type { LicenseStoreFeature } from './license-store-features';

type ClientOptions = Pick<LicenseClientConfig, 'rateLimit' | 'retry'>;

/** What a feature does to the engine. All functions run in the injection context of the store. */
export interface EngineFeature
  extends ClientOptions, Partial<Pick<EngineOptions, 'verification' | 'classifyResult' | 'directoryOf'>> {
  /** Makes what sends requests. */
  readonly fetchOf?: () => LicenseFetch;
  /** Makes what keeps sessions beyond their end; gives undefined where nothing can be kept. */
  readonly keeperOf?: (config: LicenseStoreConfig) => EngineOptions['keeperOf'];
  /** Makes what shares sessions with other tabs, and the limiter all requests are to go through. */
  readonly sharingOf?: (
    config: LicenseStoreConfig,
    client: ClientOptions,
  ) => { readonly limiter: RequestLimiter; readonly sharingOf: EngineOptions['sharingOf'] };
  /** What follows once the engine is made. */
  readonly start?: (engine: LicenseEngine, config: LicenseStoreConfig) => void;
}

/** What the features of a store do to its engine; a multi token. */
export const LICENSE_ENGINE_FEATURES = new InjectionToken<readonly EngineFeature[]>(
  'LICENSE_ENGINE_FEATURES',
);

export function engineFeature(feature: EngineFeature): LicenseStoreFeature {
  return { providers: [{ provide: LICENSE_ENGINE_FEATURES, multi: true, useValue: feature }] };
}
