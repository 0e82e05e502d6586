import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseEmulatorControl, provideLicenseEmulator } from 'ngx-genesys-license/testing';
import { organizationRoutes } from './organizations';

describe('organizationRoutes', () => {
  it('have a store each', () => {
    expect(organizationRoutes.map(({ path, providers }) => [path, providers?.length])).toEqual([
      ['acme', 1],
      ['globex', 1],
    ]);
  });

  it('share nothing', async () => {
    const root = TestBed.inject(EnvironmentInjector);
    const [one, other] = [3, 5].map((users) =>
      createEnvironmentInjector([provideLicenseEmulator({ users })], root),
    );
    for (const injector of [one, other]) {
      injector?.get(LicenseStore).streamUsers().subscribe();
      await injector?.get(LicenseEmulatorControl).settled();
    }
    expect([one, other].map((injector) => injector?.get(LicenseStore).users.length())).toEqual([3, 5]);
    one?.destroy();
    other?.destroy();
  });
});
