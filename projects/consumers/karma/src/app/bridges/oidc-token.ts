import { inject } from '@angular/core';
import { OAuthService } from 'angular-oauth2-oidc';

/** `accessToken` for `provideLicenseStore()`: the token of angular-oauth2-oidc, renewed by its refresh token after a 401. */
export async function oidcToken({ refresh }: { readonly refresh: boolean }): Promise<string> {
  const oauth = inject(OAuthService);
  if (refresh) await oauth.refreshToken();
  return oauth.getAccessToken();
}
