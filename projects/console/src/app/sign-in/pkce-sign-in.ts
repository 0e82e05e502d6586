import { inject, Injectable } from '@angular/core';
import { licenseLoginUrl } from 'ngx-genesys-license';
import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  validateAuthResponse,
  type AuthorizationServer,
} from 'oauth4webapi';
import { BROWSER_WINDOW } from '../common/browser-window';
import type { Connection } from '../session/connection';
import { isLoopback } from '../session/emulator-address';
import { keepPendingSignIn, takePendingSignIn } from './pending-sign-in';
import { SessionTokens } from './session-tokens';
import { SignInProblem, signInProblem } from './sign-in-problem';

/** OAuth authorization code with PKCE: away to the login page, and back with a code that buys the tokens. */
@Injectable({ providedIn: 'root' })
export class PkceSignIn {
  readonly #window = inject(BROWSER_WINDOW);

  /** The console's address: what has to be registered with the OAuth client. */
  get redirectUri(): string {
    const { origin, pathname } = new URL(this.#window.document.baseURI);
    return origin + pathname;
  }

  /** Leaves the page. Throws a `LicenseApiError` `invalid_config` for a region that cannot be used. */
  async begin(region: string, clientId: string): Promise<void> {
    const address = new URL(`${licenseLoginUrl(region)}/oauth/authorize`);
    const verifier = generateRandomCodeVerifier();
    const state = generateRandomState();
    address.search = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: this.redirectUri,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
    }).toString();
    keepPendingSignIn(this.#window.sessionStorage, { region, clientId, state, verifier });
    this.#window.location.assign(address);
  }

  /** Whether the page was opened by the login's redirect. */
  get isReturning(): boolean {
    const query = new URLSearchParams(this.#window.location.search);
    return query.has('state') && (query.has('code') || query.has('error'));
  }

  /** Ends what `begin()` began and clears the code from the address. Rejects with a `SignInProblem`. */
  async complete(): Promise<Connection & { readonly clientId: string }> {
    const { history, location, sessionStorage } = this.#window;
    const url = new URL(location.href);
    const pending = takePendingSignIn(sessionStorage);
    history.replaceState(history.state, '', url.pathname);
    try {
      if (pending === undefined) {
        throw new SignInProblem(
          'This sign-in was not begun in this tab, or has ended already. Sign in again.',
        );
      }
      const { region, clientId, state, verifier } = pending;
      const login = licenseLoginUrl(region);
      const server: AuthorizationServer = { issuer: login, token_endpoint: `${login}/oauth/token` };
      const client = { client_id: clientId };
      const answer = validateAuthResponse(server, client, url, state);
      const response = await authorizationCodeGrantRequest(
        server,
        client,
        None(),
        answer,
        this.redirectUri,
        verifier,
        {
          [allowInsecureRequests]: isLoopback(login),
        },
      );
      const tokens = new SessionTokens(
        server,
        clientId,
        await processAuthorizationCodeResponse(server, client, response),
      );
      return {
        kind: 'sign-in',
        region,
        clientId,
        accessToken: tokens.accessToken,
        name: `${region}, signed in`,
      };
    } catch (error) {
      throw signInProblem(error, this.redirectUri);
    }
  }
}
