import type { LicenseClient, LicenseClock } from 'genesys-license-client';
import type { ResultClassifier } from '../core/classify-result';
import type { KeptSession, SessionKeeper } from './session-keeper';
import type { SessionSharing, SharedSession } from './session-sharing';
import type { DirectoryMaker } from './user-directory';

/** How writes are proved by reading. */
export interface VerificationOptions {
  /** `always`: every write is proved by a read. `unconfirmed`: only those whose outcome the answer does not tell. */
  readonly mode: 'always' | 'unconfirmed';
  /** How long the server may take to show a write, in ms. */
  readonly lag: number;
}

/** What an engine is given. */
export interface EngineOptions {
  readonly client: LicenseClient;
  readonly clock: LicenseClock;
  readonly verification: VerificationOptions;
  /** How old what is known may be for a change that looks like a no-op to be dropped, in ms. */
  readonly maxAge: number;
  readonly requestsPerMinute: number;
  /** Share of them that only interactive requests may use; default 0.1. */
  readonly interactiveShare?: number | undefined;
  readonly classifyResult: ResultClassifier | undefined;
  readonly canAssign: boolean | undefined;
  /** The application's display names by license id; default none. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Joins names; told by `isComplete$` when there is one for every known user. Default: users have none. */
  readonly directoryOf?: DirectoryMaker | undefined;
  /** Whether to ask for nothing of its own accord: looking at something loads nothing. Default false. */
  readonly isDormant?: boolean | undefined;
  /** Keeps each session beyond its end. Default: nothing is kept. */
  readonly keeperOf?: ((session: KeptSession) => SessionKeeper) | undefined;
  /** Shares each session with other tabs. Default: nothing is shared. */
  readonly sharingOf?: ((session: SharedSession) => SessionSharing) | undefined;
}
