import type { EmulatorOperation } from 'genesys-license-emulator';

/** A request that the store has sent to the emulator. */
export interface RecordedRequest {
  /** 1 for the first since the start or the last `reset()`. */
  readonly number: number;
  /** Under the official SDKs' method name; undefined for an address that is no operation. */
  readonly operation: EmulatorOperation | undefined;
  /** The HTTP method. */
  readonly method: string;
  /** The whole address. */
  readonly url: string;
  /** As they were sent, the token included. */
  readonly headers: Headers;
  /** The parsed JSON body; undefined where there is none. */
  readonly body: unknown;
  /** When it was sent, in ms since the epoch. */
  readonly sentAt: number;
  /** Whether it is still under way, was answered (`status` says how), broke on the way, or was given up by the store. */
  readonly state: 'sent' | 'answered' | 'broken' | 'aborted';
  /** The answer's status; undefined while and where there is none. */
  readonly status: number | undefined;
}

/**
 * Answers a request by hand: with a `Response`, or with a value that is sent as JSON with status 200, or with a promise of
 * either. `undefined` leaves the request to the emulator; what it throws, the connection breaks with.
 */
export type LicenseAnswer = (request: RecordedRequest) => unknown;
