import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  createLicenseEmulator,
  VirtualClock,
  type LicenseEmulator,
  type LicenseEmulatorOptions,
} from 'genesys-license-emulator';
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
  let carried = 0;
  let delayed = 0;
  const emulator = createLicenseEmulator({
    users: 5,
    undefinedLicense: false,
    ...options,
    clock: {
      now: () => clock.now(),
      setTimeout(callback, delay) {
        delayed++;
        return clock.setTimeout(() => {
          delayed--;
          callback();
        }, delay);
      },
      clearTimeout: (handle) => clock.clearTimeout(handle),
    },
  });
  /** Until every request under way waits for virtual time, or for nothing. */
  const settle = async (): Promise<void> => {
    do await turn();
    while (carried > delayed);
  };
  const injector = createEnvironmentInjector(
    [
      provideLicenseStore(
        {
          region: 'http://127.0.0.1:1',
          accessToken: 'any',
          async fetch(url, init) {
            onRequest?.(url, init);
            carried++;
            try {
              const answer = await emulator.fetch(url, init);
              const text = await answer.text();
              return new CarriedAnswer(answer.status, answer.headers, text);
            } finally {
              carried--;
            }
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
  const { organization } = emulator;
  const pass = async (time: number): Promise<void> => {
    const slice = Math.max(5, time / 20);
    for (let left = time; left > 0; left -= slice) {
      await settle();
      await clock.advance(Math.min(slice, left));
    }
    await settle();
  };
  return {
    store,
    emulator,
    clock,
    ids: Array.from({ length: organization.userCount }, (_, index) => organization.userIdAt(index)),
    injector,
    pass,
    async sweep() {
      store.streamUsers().subscribe();
      await pass(500);
    },
  };
}

/** An answer whose body has come already: reading it takes no turn of the browser. */
class CarriedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly #text: string;

  constructor(status: number, headers: Headers, text: string) {
    this.status = status;
    this.headers = headers;
    this.#text = text;
  }

  text(): Promise<string> {
    return Promise.resolve(this.#text);
  }
}

/** A turn of the browser's event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
