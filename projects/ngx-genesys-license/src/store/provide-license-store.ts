import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { LicenseStore } from './license-store';
import type { LicenseStoreConfig } from './license-store-config';
import type { LicenseStoreFeature } from './license-store-features';
import { provideLicenses } from './provide-licenses';

/**
 * Provides `LicenseStore`: in the application's providers, or at a route where several organizations are managed.
 * `config` may be a function that runs in the injection context of the store.
 * Throws a `LicenseApiError` `invalid_config` when the store is first injected with a region or token that cannot be used.
 */
export function provideLicenseStore(
  config: LicenseStoreConfig | (() => LicenseStoreConfig),
  ...features: readonly LicenseStoreFeature[]
): EnvironmentProviders {
  return makeEnvironmentProviders([provideLicenses(config, ...features), LicenseStore]);
}
