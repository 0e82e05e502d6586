import type { AccessToken } from '../config/license-client-config.js';
import { LicenseApiError } from '../errors/license-api-error.js';
import { withoutToken } from '../errors/without-token.js';

/** A token as given once: what is given again is another, so that a late 401 can tell whether its own was replaced. */
export interface GivenToken {
  readonly token: string;
}

/** Asks the application for access tokens: one question at a time, however many calls wait for its answer. */
export class TokenSource {
  readonly #source: AccessToken;
  #current: GivenToken | undefined;
  #refused: string | undefined;
  #asking: Promise<GivenToken> | undefined;
  #renewing: Promise<GivenToken> | undefined;

  constructor(source: AccessToken) {
    this.#source = source;
  }

  /** The latest token, for a request that has waited since it asked. */
  get current(): GivenToken | undefined {
    return this.#current;
  }

  get(): Promise<GivenToken> {
    return this.#renewing ?? (this.#asking ??= this.#ask(false).finally(() => (this.#asking = undefined)));
  }

  /** A token newer than the one the server refused; `undefined` where the token is a plain string and stays as it is. */
  async renew(refused: GivenToken): Promise<GivenToken | undefined> {
    if (typeof this.#source === 'string') return undefined;
    if (this.#renewing === undefined && this.#current !== refused) return this.#current;
    this.#refused = refused.token;
    return (this.#renewing ??= this.#ask(true).finally(() => (this.#renewing = undefined)));
  }

  async #ask(refresh: boolean): Promise<GivenToken> {
    const before = this.#current;
    const source = this.#source;
    let token: unknown;
    try {
      token = typeof source === 'string' ? source : await source({ refresh });
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      throw tokenError(`accessToken failed: ${withoutToken(said, before?.token)}`);
    }
    const fault = tokenFault(token);
    if (fault !== undefined) throw tokenError(`accessToken gave ${fault}.`);
    const current = this.#current;
    // Older than what is known: a renewal asked for later has answered meanwhile, or it is the token the server refused.
    const isOld = current !== before || token === this.#refused || token === current?.token;
    if (current !== undefined && !refresh && isOld) return current;
    return (this.#current = { token: token as string });
  }
}

/** What is wrong with a token; never the token itself. */
export function tokenFault(token: unknown): string | undefined {
  if (typeof token !== 'string') return `no string but ${token === null ? 'null' : typeof token}`;
  if (token === '') return 'an empty token';
  if (/^Bearer\s/i.test(token)) return 'a token that begins with "Bearer"; give the bare token';
  return /^[\x21-\x7e]+$/.test(token)
    ? undefined
    : 'a token with white space or characters no header may hold';
}

function tokenError(message: string): LicenseApiError {
  return new LicenseApiError({ code: 'access_token', message: `${message} Sign in again.`, effect: 'none' });
}
