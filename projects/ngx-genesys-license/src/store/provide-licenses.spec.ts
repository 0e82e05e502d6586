import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { signalStore } from '@ngrx/signals';
import { createLicenseEmulator } from 'genesys-license-emulator';
import { LicenseStore } from './license-store';
import { provideLicenses } from './provide-licenses';
import { withLicenseDefinitions } from './with-license-definitions';
import { withLicensedUserViews } from './with-licensed-user-views';
import { withLicensedUsers } from './with-licensed-users';

const OwnStore = signalStore(
  withLicenseDefinitions({ cloudCX1: 'Offered', cloudCX2: 'Offered too' }),
  withLicensedUsers(),
  withLicensedUserViews(),
);

describe('provideLicenses', () => {
  it('serves a store of one’s own, and brings no LicenseStore along', async () => {
    const emulator = createLicenseEmulator({ users: 3 });
    const injector = createEnvironmentInjector(
      [
        provideLicenses({
          region: 'http://127.0.0.1:1',
          accessToken: 'any',
          fetch: emulator.fetch,
          labels: { cloudCX1: 'Ours' },
        }),
        OwnStore,
      ],
      TestBed.inject(EnvironmentInjector),
    );
    const store = injector.get(OwnStore);
    const users = store.view({});
    await new Promise<void>((resolve) => store.streamUsers().subscribe({ complete: resolve }));
    expect([store.users.length(), users().length, users().covers]).toEqual([3, 3, 'all']);
    expect(injector.get(LicenseStore, null)).toBeNull();
    injector.destroy();
  });

  it('names a license as the application does, else as the store does, else by its description or id', () => {
    const injector = createEnvironmentInjector(
      [
        provideLicenses({
          region: 'us-east-1',
          accessToken: 'any',
          fetch: () => new Promise(() => undefined),
          labels: { cloudCX1: 'Ours' },
        }),
        OwnStore,
      ],
      TestBed.inject(EnvironmentInjector),
    );
    const store = injector.get(OwnStore);
    expect(['cloudCX1', 'cloudCX2', 'cloudCX3', 'constructor'].map((id) => store.label(id))).toEqual([
      'Ours',
      'Offered too',
      'cloudCX3',
      'constructor',
    ]);
    injector.destroy();
  });
});
