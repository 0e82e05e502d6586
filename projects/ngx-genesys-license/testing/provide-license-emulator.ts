import { inject, makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import type { LicenseEmulatorOptions } from 'genesys-license-emulator';
import { provideLicenseStore, type LicenseStoreConfig, type LicenseStoreFeature } from 'ngx-genesys-license';
import { LicenseEmulatorControl } from './license-emulator-control';

/**
 * The organization that is emulated (`users`, `seed`), how its API behaves (`scenario`, and any single setting such as
 * `latency`, which wins over it), and how the store on it is set up.
 *
 * `clock` is the time of emulator and store: real by default; with a `VirtualClock` it stands still until
 * `LicenseEmulatorControl` lets it pass.
 */
export interface EmulatedStoreOptions extends LicenseEmulatorOptions {
  /** What else the store is told: `labels`, `canAssign`, `identity`, another `accessToken` (default: an administrator's). */
  readonly store?: Partial<Omit<LicenseStoreConfig, 'region' | 'fetch' | 'clock'>>;
}

/**
 * Provides `LicenseStore` on an emulator in process, for tests, stories and demos: in the application's providers, at a
 * route, or in `TestBed`. Takes the same features as `provideLicenseStore()`, except `withHttpClient()`.
 * Nothing leaves the process. `LicenseEmulatorControl` is injected to steer it.
 */
export function provideLicenseEmulator(
  options: EmulatedStoreOptions = {},
  ...features: readonly LicenseStoreFeature[]
): EnvironmentProviders {
  const { store, ...emulator } = options;
  return makeEnvironmentProviders([
    { provide: LicenseEmulatorControl, useFactory: () => new LicenseEmulatorControl(emulator) },
    provideLicenseStore(
      () => {
        const { fetch, clock } = inject(LicenseEmulatorControl);
        // A token is taken out of every text: this one stands in none.
        return { accessToken: 'emulated-token', ...store, region: 'http://127.0.0.1', fetch, clock };
      },
      ...features,
    ),
  ]);
}
