import {
  allowInsecureRequests,
  None,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
} from 'oauth4webapi';
import type { AuthorizationServer, TokenEndpointResponse } from 'oauth4webapi';
import { isLoopback } from '../session/emulator-address';
import { SignInProblem } from './sign-in-problem';

/** The tokens of one sign-in, in memory only. */
export class SessionTokens {
  readonly #server: AuthorizationServer;
  readonly #clientId: string;
  #access: string;
  #refresh: string | undefined;
  #renewal: Promise<void> | undefined;

  constructor(server: AuthorizationServer, clientId: string, answer: TokenEndpointResponse) {
    this.#server = server;
    this.#clientId = clientId;
    this.#access = answer.access_token;
    this.#refresh = answer.refresh_token;
  }

  /** What `provideLicenseStore` asks for: the token, or a fresh one after a 401. */
  readonly accessToken = async ({ refresh }: { readonly refresh: boolean }): Promise<string> => {
    // A refresh token may be good for one use only, whoever asks.
    if (refresh) await (this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined)));
    return this.#access;
  };

  async #renew(): Promise<void> {
    if (this.#refresh === undefined) throw new SignInProblem('The sign-in has ended. Sign in again.');
    const client = { client_id: this.#clientId };
    const response = await refreshTokenGrantRequest(this.#server, client, None(), this.#refresh, {
      [allowInsecureRequests]: isLoopback(this.#server.issuer),
    });
    const answer = await processRefreshTokenResponse(this.#server, client, response);
    this.#access = answer.access_token;
    this.#refresh = answer.refresh_token ?? this.#refresh;
  }
}
