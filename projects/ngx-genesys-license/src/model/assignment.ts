import type { LicenseApiError } from 'genesys-license-client';
import type { Observable } from 'rxjs';
import type { Signal } from '@angular/core';
import type { FinalState, OperationState } from '../core/operation';

/** Licenses to give to, and to take from, each of these users. */
export interface LicenseChange {
  /** The users concerned; duplicates count once. */
  readonly userIds: readonly string[];
  /** Ids of licenses to give to all of them. */
  readonly add?: readonly string[];
  /** Ids of licenses to take from all of them. */
  readonly remove?: readonly string[];
}

/** One license of one user that a plan changes. */
export interface PlannedCell {
  /** The user. */
  readonly userId: string;
  /** The license. */
  readonly licenseId: string;
  /** Hold the license, or not. */
  readonly asked: boolean;
}

/** What may go wrong, or not be meant. */
export type PlanWarningKind =
  | 'unknown-user'
  | 'unknown-license'
  | 'missing-prerequisite'
  | 'loses-prerequisite'
  | 'already-comprised'
  | 'one-add-on'
  | 'automatic-assignment';

/**
 * Something a person should know before the change is sent; none of it stops the change. Said once for all users it is
 * true of: what is the same but for the user is one warning.
 */
export interface PlanWarning {
  /**
   * - `unknown-user`: nobody has read what the user holds
   * - `unknown-license`: the organization does not define it
   * - `missing-prerequisite`: an added license needs another that the user will not hold
   * - `loses-prerequisite`: a license the user keeps needs one that is taken away
   * - `already-comprised`: an added license is part of another that the user will hold
   * - `one-add-on`: an added license and another of the user's both build on other licenses; a user can likely hold but
   *   one such add-on (the official help says so, the API does not)
   * - `automatic-assignment`: what is taken away may be assigned again by role
   */
  readonly kind: PlanWarningKind;
  /** Undefined where the warning is about no license in particular. */
  readonly licenseId: string | undefined;
  /** The prerequisite, the license that comprises it, or the other add-on; undefined where there is none. */
  readonly otherLicenseId: string | undefined;
  /** How many users it is about. */
  readonly count: number;
  /** The first ten of them. */
  readonly userIds: readonly string[];
  /** A sentence about one such user, in English. */
  readonly message: string;
}

/** What a change would do. Pure: making one sends nothing and changes nothing. */
export interface LicensePlan {
  /** Licenses to give. */
  readonly adds: readonly PlannedCell[];
  /** Licenses to take. */
  readonly removes: readonly PlannedCell[];
  /** Already so, on knowledge fresh enough: will not be sent. */
  readonly noops: readonly PlannedCell[];
  /** What a person should know before; each once, with all the users it is about. */
  readonly warnings: readonly PlanWarning[];
  /** Requests it takes: the writes and the reads that prove them. */
  readonly requests: number;
  /** Milliseconds until it is done, with what the rate limit has left, what waits already and any pause; an estimate. */
  readonly estimatedDuration: number;
}

/** How many of the asked cells are in each state; `asked` is the sum of the others. */
export interface RunProgress extends Readonly<Record<OperationState, number>> {
  /** Cells of the run: the sum of all states. */
  readonly asked: number;
}

/** One asked cell and what became of it. */
export interface CellOutcome extends PlannedCell {
  /** How the cell ended, or how far it has come. */
  readonly state: OperationState;
  /** The server's own word, raw. */
  readonly result: string | undefined;
  /** Why it failed, where an error says so. */
  readonly error: LicenseApiError | undefined;
  /** Of the answer that settled it: what support asks for. */
  readonly correlationId: string | undefined;
}

/** A cell's end, for audit trails. */
export interface CellSettled extends CellOutcome {
  /** The run it belonged to. */
  readonly runId: string;
  /** How it ended. */
  readonly state: FinalState;
  /** What the server was known to hold when this change's turn came; undefined when the user had not been read. */
  readonly before: boolean | undefined;
  /** What is on view now. */
  readonly after: boolean;
}

/** How a run ended. */
export interface RunReport {
  /** The run. */
  readonly runId: string;
  /** How many cells ended in which state. */
  readonly progress: RunProgress;
  /** Every asked cell in its final state, in the order asked. */
  readonly cells: readonly CellOutcome[];
  /** The cells that did not end as asked. */
  readonly failures: readonly CellOutcome[];
}

/** How far a run has come. */
export type RunState = 'queued' | 'running' | 'verifying' | 'done' | 'cancelled';

/** A batch of changes on its way. Not thenable on purpose: `await run` would swallow `undo()`; await `report`. */
export interface AssignmentRun {
  /** Unique within the organization, across tabs and reloads. */
  readonly id: string;
  /** The run whose failed cells this one tries again; undefined for any other, and for one found again after a reload. */
  readonly retryOf: AssignmentRun | undefined;
  /** How far it has come. */
  readonly state: Signal<RunState>;
  /** How many cells are in which state. */
  readonly progress: Signal<RunProgress>;
  /** Cells that failed, were reverted or could not be resolved. */
  readonly failures: Signal<readonly CellOutcome[]>;
  /** Each cell as it ends; completes with the run. Late subscribers get what has ended already. */
  readonly changes$: Observable<CellOutcome>;
  /** Resolves when every cell has ended; never rejects. */
  readonly report: Promise<RunReport>;
  /** Drops what has not been sent; what has been sent is read, to learn what became of it. */
  cancel(): void;
  /** A new run of the cells that failed, were reverted or could not be resolved. */
  retryFailed(): AssignmentRun;
  /**
   * A new run of the inverse of the cells this run confirmed and that still hold what it set; of a retry, those of the run
   * it tries again (`retryOf`) too: they are one change. Cells that somebody has changed since, and those of which nobody
   * knew what they held before, are left alone; `skipped` lists them.
   */
  undo(): UndoRun;
}

/** The run that takes another one back. */
export interface UndoRun extends AssignmentRun {
  /** Cells of the undone run that were left alone: changed since, or not known before. */
  readonly skipped: readonly PlannedCell[];
}
