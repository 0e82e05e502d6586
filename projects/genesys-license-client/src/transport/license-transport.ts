import type { CallOptions } from '../config/call-options.js';
import type { RequestLimiter } from '../limiter/request-limiter.js';

/** One operation, ready to be sent. */
export interface LicenseRequest<Answer> {
  /** The operation's name, for errors. */
  readonly operation: string;
  /** The HTTP method. */
  readonly method: 'GET' | 'POST';
  /** Path and query below the base URL, from `/api/`; the caller encodes what it puts in. */
  readonly path: string;
  /** Sent as JSON; `undefined`: no body. */
  readonly body?: unknown;
  /** `true`: sending it again does no harm, so it may be repeated when nobody knows whether it arrived. */
  readonly isRepeatable: boolean;
  /** Checks the parsed answer; what it throws becomes `invalid_response`. */
  readonly read: (value: unknown) => Answer;
}

/** What all operations of a client send through: its token, limiter, retries and errors. */
export interface LicenseTransport {
  /** The budget of requests that all calls share. */
  readonly limiter: RequestLimiter;
  /** Rejects with a LicenseApiError, or with `signal.reason` once the call's signal aborts. */
  send<Answer>(request: LicenseRequest<Answer>, call?: CallOptions): Promise<Answer>;
}
