import type { AccessToken } from '../config/license-client-config.js';
import { LicenseApiError } from '../errors/license-api-error.js';
import { withoutToken } from '../errors/without-token.js';

/** A token and how many came before it, so that a late 401 can tell whether its token has been replaced since. */
export interface NumberedToken {
  readonly token: string;
  readonly number: number;
}

/** Asks the application for access tokens: one question at a time, however many calls wait for its answer. */
export class TokenSource {
  readonly #source: AccessToken;
  #current: NumberedToken | undefined;
  #refused: string | undefined;
  #asking: Promise<NumberedToken> | undefined;
  #renewing: Promise<NumberedToken> | undefined;

  constructor(source: AccessToken) {
    this.#source = source;
  }

  /** The latest token, for a request that has waited since it asked. */
  get current(): NumberedToken | undefined {
    return this.#current;
  }

  get(): Promise<NumberedToken> {
    return this.#renewing ?? (this.#asking ??= this.#ask(false).finally(() => (this.#asking = undefined)));
  }

  /** A token newer than the one the server refused; `undefined` where the token is a plain string and stays as it is. */
  async renew(refused: NumberedToken): Promise<NumberedToken | undefined> {
    if (typeof this.#source === 'string') return undefined;
    const current = this.#current;
    if (this.#renewing === undefined && current !== undefined && current.number > refused.number)
      return current;
    this.#refused = refused.token;
    return (this.#renewing ??= this.#ask(true).finally(() => (this.#renewing = undefined)));
  }

  async #ask(refresh: boolean): Promise<NumberedToken> {
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
    const isOld = !refresh && (current !== before || token === this.#refused);
    if (current !== undefined && (isOld || (!refresh && token === current.token))) return current;
    return (this.#current = { token: token as string, number: (current?.number ?? 0) + 1 });
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
