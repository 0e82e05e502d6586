import type { AccessToken } from '../config/license-client-config.js';
import { LicenseApiError } from '../errors/license-api-error.js';
import { withoutToken } from '../errors/without-token.js';

/** A token as given once: what is given again is another, so that a late 401 can tell whether its own was replaced. */
export interface GivenToken {
  readonly token: string;
}

/** Asks the application for access tokens: one question at a time, however many calls wait for its answer. */
export interface TokenSource {
  /** The latest token, for a request that has waited since it was given one. */
  readonly current: GivenToken;
  get(): Promise<GivenToken>;
  /** A token newer than the one the server refused; `undefined` where the token is a plain string and stays as it is. */
  renew(refused: GivenToken): Promise<GivenToken | undefined>;
}

export function tokenSource(source: AccessToken): TokenSource {
  let current: GivenToken | undefined;
  let refusedToken: string | undefined;
  let asking: Promise<GivenToken> | undefined;
  let renewing: Promise<GivenToken> | undefined;

  async function ask(refresh: boolean): Promise<GivenToken> {
    const before = current;
    let token: unknown;
    try {
      token = typeof source === 'string' ? source : await source({ refresh });
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      throw tokenError(`accessToken failed: ${withoutToken(said, before?.token)}`);
    }
    const fault = tokenFault(token);
    if (fault !== undefined) throw tokenError(`accessToken gave ${fault}.`);
    // Older than what is known: a renewal asked for later has answered meanwhile, or it is the token the server refused.
    const isOld = current !== before || token === refusedToken || token === current?.token;
    if (current !== undefined && !refresh && isOld) return current;
    return (current = { token: token as string });
  }

  return {
    get current() {
      return current as GivenToken;
    },

    get: () => renewing ?? (asking ??= ask(false).finally(() => (asking = undefined))),

    async renew(refused) {
      if (typeof source === 'string') return undefined;
      if (renewing === undefined && current !== refused) return current;
      refusedToken = refused.token;
      return (renewing ??= ask(true).finally(() => (renewing = undefined)));
    },
  };
}

/** What is wrong with a token; never the token itself. */
export function tokenFault(token: unknown): string | undefined {
  if (typeof token !== 'string') return `no string but ${token === null ? 'null' : typeof token}`;
  if (token === '') return 'an empty token';
  if (/^Bearer\s/i.test(token)) return 'a token behind "Bearer"; give the bare token';
  return /^[\x21-\x7e]+$/.test(token) ? undefined : 'a token with white space or odd characters';
}

function tokenError(message: string): LicenseApiError {
  return new LicenseApiError({ code: 'access_token', message: `${message} Sign in again.`, effect: 'none' });
}
