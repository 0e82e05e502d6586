import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { LicenseStore, type LicenseFetch } from 'ngx-genesys-license';
import { LicenseEmulatorControl, provideLicenseEmulator } from 'ngx-genesys-license/testing';
import { EMPTY, filter, firstValueFrom, lastValueFrom } from 'rxjs';
import { App } from '../app';
import { organizationRoutes } from './organizations';

describe('organizationRoutes', () => {
  it('give each organization a store of its own', async () => {
    const acme = new LicenseEmulatorControl({ users: 3 });
    const globex = new LicenseEmulatorControl({ users: 5 });
    const hosts = new Map([
      ['api.mypurecloud.de', acme],
      ['api.mypurecloud.com', globex],
    ]);
    const answer: LicenseFetch = (url, init) =>
      hosts.get(new URL(url).host)?.fetch(url, init) ?? Promise.reject(new TypeError(`asked ${url}`));
    spyOn(globalThis, 'fetch').and.callFake(answer as typeof fetch);
    TestBed.configureTestingModule({ providers: [provideRouter(organizationRoutes)] });
    const harness = await RouterTestingHarness.create();
    /** Goes to an organization, and waits until all of it is loaded and shown. */
    const show = async (path: string) => {
      const page = await harness.navigateByUrl(path, App);
      const store = harness.routeDebugElement?.injector.get(LicenseStore);
      await lastValueFrom(store?.streamUsers() ?? EMPTY);
      await firstValueFrom((store?.definitions$ ?? EMPTY).pipe(filter(({ length }) => length > 0)));
      await harness.fixture.whenStable();
      const button = harness.routeNativeElement?.querySelector(':scope > button');
      return { page, store, says: button?.textContent };
    };
    const tokens = ({ requests }: LicenseEmulatorControl) => [
      ...new Set(requests().map(({ headers }) => headers.get('Authorization'))),
    ];

    const first = await show('/acme');
    expect(first.says).toBe('Give to 3');
    expect(globex.requests()).toEqual([]);
    const asked = acme.requests().length;

    const second = await show('/globex');
    expect(second.says).toBe('Give to 5');
    expect(second.page).not.toBe(first.page);
    expect(second.store).not.toBe(first.store);
    expect(acme.requests().length).toBe(asked);
    expect([acme, globex].map(tokens)).toEqual([['Bearer token-of-acme'], ['Bearer token-of-globex']]);
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
