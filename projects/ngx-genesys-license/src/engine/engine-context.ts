import type { LicenseClient, LicenseClock } from 'genesys-license-client';
import type { LicenseLedger } from '../core/license-ledger';
import type { RequestBudget } from '../core/request-budget';

/** What the parts of the engine share. */
export interface EngineContext {
  readonly client: LicenseClient;
  readonly clock: LicenseClock;
  readonly ledger: LicenseLedger;
  /** Aborted when the engine stops: nothing that arrives afterwards is taken. */
  readonly signal: AbortSignal;
  /** Hands on what has happened in the ledger: to the writer, to the proof reader, to whoever looks. */
  readonly commit: () => void;
  /** Learns from how a request ended: undefined where the server accepted the token. */
  readonly learn: (error: unknown) => void;
  /** Has that learnt from a request; gives it back. */
  readonly heed: <Answer>(request: Promise<Answer>) => Promise<Answer>;
  /** Resolves when what is asked for would survive a crash, or cannot be made to. */
  readonly secure: () => Promise<void>;
  /** Nothing is asked for of its own accord. */
  readonly isDormant: boolean;
  /** What the rate limit leaves, now, for requests that are not interactive. */
  readonly budget: () => RequestBudget;
}
