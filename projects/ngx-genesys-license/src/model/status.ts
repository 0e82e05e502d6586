import type { LicenseApiError } from 'genesys-license-client';

/** Angular's Resource words: nothing asked yet, first load, load with old data on show, loaded, failed. */
export type LoadStatus = 'idle' | 'loading' | 'reloading' | 'resolved' | 'error';

/**
 * What this tab is among those of the same person:
 *
 * - `off`: `withCrossTabSync()` was not given, nobody is signed in, or the browser lacks BroadcastChannel or Web Locks
 *   (old, or the page is not served securely): this tab works as if it were the only one
 * - `alone`: no other tab is there
 * - `leader`: reads for all tabs, and shares out the rate limit
 * - `follower`: another tab does; also for the moment until that is clear
 */
export type TabRole = 'off' | 'alone' | 'leader' | 'follower';

/** What stands between the store and the server. Times are milliseconds since the epoch. */
export interface ConnectionState {
  /** What the platform says; `true` where it says nothing. */
  readonly online: boolean;
  /** Set while the server's `Retry-After` stops every request. */
  readonly pausedUntil: number | undefined;
  /** Requests that may still leave within the current minute. */
  readonly budgetLeft: number;
  /** Requests that wait for the rate limit. */
  readonly waiting: number;
  /**
   * The person has to sign in again: the server refused the token and a fresh one, or they have signed out in another tab
   * (`withCrossTabSync()`). Until the server takes a token.
   */
  readonly needsSignIn: boolean;
}

/** How a sweep over all users is going. */
export interface UserStreamState {
  /** In the words of Angular's resources. */
  readonly status: LoadStatus;
  /** Users given by the running or last sweep. */
  readonly loaded: number;
  /** What the server says there are; undefined while it has not said. */
  readonly total: number | undefined;
  /** Pages that have come. */
  readonly pages: number;
  /** Pages altogether, where the server says. */
  readonly pageCount: number | undefined;
  /** Users a second over the last minute, without the time the server wanted silence for; undefined before the first page. */
  readonly rate: number | undefined;
  /**
   * Milliseconds until the end at that rate, within what the rate limit leaves, and behind any pause; undefined while
   * total or rate are.
   */
  readonly eta: number | undefined;
  /** Why the sweep stopped. */
  readonly error: LicenseApiError | undefined;
  /** When the last complete sweep ended; undefined before the first. */
  readonly asOf: number | undefined;
}
