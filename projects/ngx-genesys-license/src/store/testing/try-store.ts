import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { VirtualClock, type LicenseEmulator, type LicenseEmulatorOptions } from 'genesys-license-emulator';
import { LicenseEmulatorControl } from 'ngx-genesys-license/testing';
import { LicenseStore } from '../license-store';
import type { LicenseStoreConfig } from '../license-store-config';
import type { LicenseStoreFeature } from '../license-store-features';
import { provideLicenseStore } from '../provide-license-store';

/** A store on an emulator, both in virtual time, in an injector of its own. */
export interface TriedStore {
  readonly store: LicenseStore;
  readonly emulator: LicenseEmulator;
  readonly clock: VirtualClock;
  /** Users of the emulated organization, in their order. */
  readonly ids: readonly string[];
  readonly injector: EnvironmentInjector;
  /** Lets virtual time pass, and as much real time as the browser needs to carry requests and answers. */
  pass(time: number): Promise<void>;
  /** Reads all users into the store. */
  sweep(): Promise<void>;
}

/** A license that nobody holds in the emulated organization. */
export const freeLicense = 'examplePremiumAppUserLicense';

export interface TriedOptions {
  readonly emulator?: LicenseEmulatorOptions;
  readonly config?: Partial<LicenseStoreConfig>;
  readonly features?: readonly LicenseStoreFeature[];
  /** Gets every request before the emulator does. */
  readonly onRequest?: (url: string, init: RequestInit) => void;
}

export function tryStore({
  emulator: options,
  config,
  features = [],
  onRequest,
}: TriedOptions = {}): TriedStore {
  const clock = new VirtualClock();
  const control = new LicenseEmulatorControl({ users: 5, undefinedLicense: false, ...options, clock });
  const injector = createEnvironmentInjector(
    [
      provideLicenseStore(
        {
          region: 'http://127.0.0.1:1',
          accessToken: 'any',
          fetch(url, init) {
            onRequest?.(url, init);
            return control.fetch(url, init);
          },
          clock,
          random: () => 0.5,
          ...config,
        },
        ...features,
      ),
    ],
    TestBed.inject(EnvironmentInjector),
  );
  const store = injector.get(LicenseStore);
  const pass = (time: number): Promise<void> => control.advance(time);
  return {
    store,
    emulator: control.emulator,
    clock,
    ids: control.userIds,
    injector,
    pass,
    async sweep() {
      store.streamUsers().subscribe();
      await pass(500);
    },
  };
}
