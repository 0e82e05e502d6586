import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { OAuthService, provideOAuthClient } from 'angular-oauth2-oidc';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseEmulatorControl, provideLicenseEmulator } from 'ngx-genesys-license/testing';
import { oidcToken } from './oidc-token';

describe('oidcToken', () => {
  it('gives the token, and a new one after a 401', async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideOAuthClient(),
        provideLicenseEmulator({ users: 3, store: { accessToken: oidcToken } }),
      ],
    });
    const oauth = TestBed.inject(OAuthService);
    let token = 'first';
    spyOn(oauth, 'getAccessToken').and.callFake(() => token);
    const renew = spyOn(oauth, 'refreshToken').and.callFake(() => {
      token = 'second';
      return Promise.resolve({ access_token: token } as never);
    });
    const control = TestBed.inject(LicenseEmulatorControl);
    control.failNext({ operation: 'getLicenseDefinitions', status: 401 });
    TestBed.inject(LicenseStore).definitions();
    await control.settled();
    const tokens = control.requests().map(({ headers }) => headers.get('Authorization'));
    expect(tokens.slice(0, 2)).toEqual(['Bearer first', 'Bearer second']);
    expect(renew).toHaveBeenCalledTimes(1);
  });
});
