import type { LicenseClock, LicenseDefinition } from 'genesys-license-client';
import type { BehaviorSubject } from 'rxjs';
import type { LedgerChanges } from '../core/ledger-changes';
import type { LicenseLedger } from '../core/license-ledger';
import type { PersistenceState } from '../model/persistence';
import type { DefinitionsState } from './definition-cache';
import type { LicenseRun } from './license-run';

/** What a keeper sees of the session it keeps. */
export interface KeptSession {
  readonly ledger: LicenseLedger;
  readonly clock: LicenseClock;
  readonly state$: BehaviorSubject<PersistenceState>;
  readonly definitions$: BehaviorSubject<DefinitionsState>;
  /** Shows definitions of an earlier session until the server's have come. */
  readonly restoreDefinitions: (definitions: readonly LicenseDefinition[]) => void;
  /** Takes over runs of an earlier session, in the order in which they were asked for. */
  readonly adopt: (runs: readonly LicenseRun[]) => void;
  /** Hands on what has happened in the ledger. */
  readonly commit: () => void;
}

/** Keeps a session beyond its end. The engine works the same without one. */
export interface SessionKeeper {
  /** Not that of any other tab or session: run ids begin with it. */
  readonly id: string;
  /** Somebody may have signed in: begins where there is an identity and nothing has begun. */
  start(): void;
  /** Whether somebody else has signed in since it began. */
  readonly isOutdated: boolean;
  /** Something has happened in the ledger. Cheap. */
  note(changes: LedgerChanges | undefined): void;
  /** Resolves when all that is asked for up to now would survive a crash, or cannot be made to. Never rejects. */
  secure(): Promise<void>;
  /** Keeps now what would be kept in a moment. Never rejects. */
  flush(): Promise<void>;
  /** The session ends and what is kept stays, as of now. */
  stop(): void;
  /** The session ends and nothing of it stays. Rejects where something may be left on the device. */
  forget(): Promise<void>;
}

export const persistenceOff: PersistenceState = { status: 'off', error: undefined, savedAt: undefined };
