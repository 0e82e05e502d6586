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

  /** `false`: a plain string stays as it is. */
  get isRenewable(): boolean {
    return typeof this.#source !== 'string';
  }

  get(): Promise<NumberedToken> {
    if (this.#renewing !== undefined) return this.#renewing;
    this.#asking ??= this.#ask(false).finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  /** A token newer than the given one, which the server refused. */
  async renew(refused: NumberedToken): Promise<NumberedToken> {
    if (
      this.#renewing === undefined &&
      this.#current !== undefined &&
      this.#current.number > refused.number
    ) {
      return this.#current;
    }
    this.#refused = refused.token;
    this.#renewing ??= this.#ask(true).finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  async #ask(refresh: boolean): Promise<NumberedToken> {
    const before = this.#current?.number ?? 0;
    const token = typeof this.#source === 'string' ? this.#source : await this.#call(this.#source, refresh);
    // Older than what is known: a renewal asked for later has answered meanwhile, or it is the token the server refused.
    const isOld = (this.#current?.number ?? 0) > before || token === this.#refused;
    if (!refresh && isOld && this.#current !== undefined) return this.#current;
    if (refresh || token !== this.#current?.token)
      this.#current = { token, number: (this.#current?.number ?? 0) + 1 };
    return this.#current;
  }

  async #call(source: Exclude<AccessToken, string>, refresh: boolean): Promise<string> {
    let token: unknown;
    try {
      token = await source({ refresh });
    } catch (error) {
      const said = withoutToken(error instanceof Error ? error.message : String(error), this.#current?.token);
      throw tokenError(`accessToken failed: ${said}`);
    }
    const fault = tokenFault(token);
    if (fault !== undefined) throw tokenError(`accessToken gave ${fault}`);
    return token as string;
  }
}

/** What is wrong with a token; never the token itself. */
export function tokenFault(token: unknown): string | undefined {
  if (typeof token !== 'string') return `no string but ${token === null ? 'null' : typeof token}.`;
  if (token === '') return 'an empty token.';
  if (/^Bearer\s/i.test(token)) return 'a token that begins with "Bearer". Give the bare token.';
  return /^[\x21-\x7e]+$/.test(token)
    ? undefined
    : 'a token with white space or characters that no header may hold.';
}

function tokenError(message: string): LicenseApiError {
  return new LicenseApiError({ code: 'access_token', message: `${message} Sign in again.`, effect: 'none' });
}
