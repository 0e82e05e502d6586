import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseEmulatorControl, provideLicenseEmulator } from 'ngx-genesys-license/testing';
import { App } from '../app';
import { organizationRoutes } from './organizations';

describe('organizationRoutes', () => {
  it('give each organization a store of its own', async () => {
    const asked: string[] = [];
    const platform = globalThis.fetch;
    globalThis.fetch = (url, init) => {
      asked.push(`${new URL(url as string).host} ${new Headers(init?.headers).get('Authorization')}`);
      return Promise.resolve(new Response('[]'));
    };
    try {
      TestBed.configureTestingModule({ providers: [provideRouter(organizationRoutes)] });
      const harness = await RouterTestingHarness.create();
      const hosts = () => new Set(asked).size;
      const acme = await harness.navigateByUrl('/acme', App);
      while (hosts() < 1) await new Promise((resolve) => setTimeout(resolve, 2));
      const globex = await harness.navigateByUrl('/globex', App);
      while (hosts() < 2) await new Promise((resolve) => setTimeout(resolve, 2));
      expect(acme).not.toBe(globex);
    } finally {
      globalThis.fetch = platform;
    }
    expect([...new Set(asked)].sort()).toEqual([
      'api.mypurecloud.com Bearer the token for globex',
      'api.mypurecloud.de Bearer the token for acme',
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
