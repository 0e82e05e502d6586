import type { RequestPriority } from '../config/call-options.js';

/** Options of `licenseUserPages`. */
export interface LicenseUserPagesOptions {
  /** Users per page. Default 100, what real callers use; the server may answer with fewer, which is followed. */
  readonly pageSize?: number | undefined;
  /** Pages asked for at once, after the first. Default 4. */
  readonly concurrency?: number | undefined;
  /** First page. Default 1. */
  readonly pageNumber?: number | undefined;
  /** Default `true`: a user who appears again, because the list shifted meanwhile, is left out. */
  readonly distinct?: boolean | undefined;
  /** Ends the sweep; the iteration then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each attempt of each page. Default: the client's. */
  readonly timeout?: number | undefined;
  /** Default `background`. */
  readonly priority?: RequestPriority | undefined;
  /** Called right before a page's request leaves, again when it is repeated. */
  readonly onSend?: ((pageNumber: number) => void) | undefined;
}
