import {
  badCredentials,
  authenticationRequired,
  missingPermissions,
  notAuthorized,
} from '../api/error-body.js';
import { Chance } from '../faults/chance.js';
import { hex } from '../organization/hash.js';
import type { EmulatedAccess, EmulatorSettings } from '../settings/emulator-settings.js';

/** Who a request comes from. */
export interface Caller {
  readonly token: string;
  /** The OAuth client that the token was issued to, if it was issued here. */
  readonly clientId?: string;
  readonly permissions: readonly string[] | 'all';
  readonly scopes: readonly string[] | 'all';
}

interface IssuedToken {
  readonly clientId: string;
  readonly scopes: readonly string[] | 'all';
  readonly expiresAt: number;
}

/** Knows the tokens that were issued and those that the settings declare. */
export class AccessTokens {
  readonly #settings: () => EmulatorSettings;
  readonly #now: () => number;
  readonly #chance: Chance;
  readonly #issued = new Map<string, IssuedToken>();
  #count = 0;

  constructor(seed: number, settings: () => EmulatorSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
    this.#chance = new Chance(seed, 0);
  }

  /** A new secret string; `kind` tells tokens, codes and refresh tokens apart. */
  secret(kind: string): string {
    const count = this.#count++;
    return kind + [0, 1, 2, 3].map((part) => hex(this.#chance.bits(`${kind} ${part}`, count))).join('');
  }

  /** Issues an access token to an OAuth client. */
  issue(
    clientId: string,
    scopes: readonly string[] | 'all',
  ): { readonly token: string; readonly expiresIn: number } {
    const { tokenLifetime } = this.#settings();
    const token = this.secret('emulator-');
    this.#issued.set(token, { clientId, scopes, expiresAt: this.#now() + tokenLifetime });
    return { token, expiresIn: Math.floor(tokenLifetime / 1000) };
  }

  /** From now on the token is refused, if it was issued here. */
  revoke(token: string): void {
    this.#issued.delete(token);
  }

  /** Forgets everything that was issued. */
  clear(): void {
    this.#issued.clear();
  }

  /**
   * The caller behind an Authorization header.
   * @throws ApiFailure 401
   */
  caller(authorization: string | undefined): Caller {
    if (authorization === undefined || authorization.trim() === '') throw authenticationRequired();
    const token = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
    if (token === undefined) throw badCredentials();
    const settings = this.#settings();
    const issued = this.#issued.get(token);
    const declared = Object.hasOwn(settings.tokens, token) ? settings.tokens[token] : undefined;
    const ofClient =
      issued !== undefined && Object.hasOwn(settings.tokens, issued.clientId)
        ? settings.tokens[issued.clientId]
        : undefined;
    const access: EmulatedAccess | undefined = declared ?? ofClient;
    if (access?.expired === true || (issued !== undefined && this.#now() >= issued.expiresAt))
      throw badCredentials();
    if (issued === undefined && declared === undefined && /^emulator-[0-9a-f]{32}$/.test(token))
      throw badCredentials();
    return {
      token,
      clientId: issued?.clientId,
      permissions: access === undefined ? settings.permissions : (access.permissions ?? 'all'),
      scopes: narrowed(
        access === undefined ? settings.scopes : (access.scopes ?? 'all'),
        issued?.scopes ?? 'all',
      ),
    };
  }
}

function narrowed(
  allowed: readonly string[] | 'all',
  asked: readonly string[] | 'all',
): readonly string[] | 'all' {
  if (asked === 'all') return allowed;
  return allowed === 'all' ? asked : asked.filter((scope) => allowed.includes(scope));
}

/**
 * @param anyPermission at least one of these is needed; empty: none is
 * @param scope for example `license`; reads are content with `license:readonly`
 * @throws ApiFailure 403
 */
export function authorize(
  caller: Caller,
  anyPermission: readonly string[],
  scope: string | undefined,
  isRead: boolean,
): void {
  const { permissions, scopes } = caller;
  if (
    scope !== undefined &&
    scopes !== 'all' &&
    !scopes.includes(scope) &&
    !(isRead && scopes.includes(`${scope}:readonly`))
  ) {
    throw notAuthorized();
  }
  if (anyPermission.length === 0 || permissions === 'all') return;
  if (!anyPermission.some((permission) => permissions.includes(permission)))
    throw missingPermissions(anyPermission);
}
