import type { ConnectionState, LicenseApiError, LoadStatus } from 'ngx-genesys-license';

/**
 * What a person is told about the data a component shows:
 * - `idle`: nothing asked yet
 * - `loading`: the first load, nothing to show
 * - `reloading`: old data stays while new data loads
 * - `ready`
 * - `empty`: loaded, and there is nothing
 * - `partial`: some of it is loaded
 * - `error`: the load failed; may be tried again
 * - `forbidden`: a permission is missing
 * - `signed-out`: the server takes the token no more
 * - `offline`: no network; what is shown has an age
 * - `rate-limited`: the server wants silence for a while
 */
export type LoadCondition =
  | 'idle'
  | 'loading'
  | 'reloading'
  | 'ready'
  | 'empty'
  | 'partial'
  | 'error'
  | 'forbidden'
  | 'signed-out'
  | 'offline'
  | 'rate-limited';

export interface LoadFacts {
  readonly status: LoadStatus;
  readonly error?: LicenseApiError | undefined;
  readonly connection?: ConnectionState | undefined;
  /** Rows there are to show. */
  readonly count: number;
  /** More is known to exist than is loaded. */
  readonly isPartial?: boolean;
}

/** The one condition to tell, the most hindering first. */
export function loadCondition({
  status,
  error,
  connection,
  count,
  isPartial = false,
}: LoadFacts): LoadCondition {
  if (connection?.needsSignIn === true) return 'signed-out';
  if (status === 'error' && error?.status === 403) return 'forbidden';
  if (connection?.online === false) return 'offline';
  if (connection?.pausedUntil !== undefined && status !== 'resolved') return 'rate-limited';
  if (status === 'error') return 'error';
  if (status === 'loading' && count === 0) return 'loading';
  if (status === 'idle' && count === 0) return 'idle';
  if (isPartial) return 'partial';
  if (status === 'reloading') return 'reloading';
  return count === 0 ? 'empty' : 'ready';
}
