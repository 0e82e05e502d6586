import type {
  AssignmentRun,
  CellOutcome,
  OperationState,
  PlannedCell,
  RunProgress,
} from 'ngx-genesys-license';

/** Why a run was started: asked for by the person, to try again what failed, or to take a change back. */
export type BatchRunKind = 'assign' | 'retry' | 'undo';

/** A run as the panel shows it. */
export interface ShownRun {
  readonly run: AssignmentRun;
  readonly kind: BatchRunKind;
  /** What an undo left alone. */
  readonly skipped: readonly PlannedCell[];
}

/** Cells that failed for the same reason. */
export interface FailureReason {
  readonly state: OperationState;
  readonly asked: boolean;
  /** The error's message; undefined where there is none. */
  readonly message: string | undefined;
  /** The server's own word. */
  readonly result: string | undefined;
  /** Of the first such cell, where the message does not name it. */
  readonly correlationId: string | undefined;
  count: number;
}

const order: readonly OperationState[] = [
  'failed',
  'reverted',
  'unresolved',
  'unconfirmed',
  'cancelled',
  'superseded',
  'queued',
  'sent',
  'verifying',
  'confirmed',
  'unchanged',
];

/** The first try of the change that a run belongs to. */
export function firstTry(run: AssignmentRun): AssignmentRun {
  return run.retryOf === undefined ? run : firstTry(run.retryOf);
}

/** Failures first, then what was dropped, then what is as asked; each in the order asked. */
export function failuresFirst(cells: readonly CellOutcome[]): readonly CellOutcome[] {
  return cells.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/** Whether a person should look at it: it is not as asked, or nobody knows. */
export function isProblem({ state }: CellOutcome): boolean {
  return state === 'failed' || state === 'reverted' || state === 'unresolved' || state === 'cancelled';
}

/** Failures by reason, the most frequent first. */
export function reasonsOf(failures: readonly CellOutcome[]): readonly FailureReason[] {
  const reasons = new Map<string, FailureReason>();
  for (const { state, asked, error, result, correlationId } of failures) {
    const message = error?.message;
    const key = JSON.stringify([state, asked, message, result]);
    const reason = reasons.get(key);
    // Most messages name it already.
    const id = message?.includes(correlationId ?? '') === true ? undefined : correlationId;
    if (reason === undefined)
      reasons.set(key, { state, asked, message, result, correlationId: id, count: 1 });
    else reason.count++;
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count);
}

/** Changes that have come to an end, whichever. */
export function endedOf({ asked, queued, sent, verifying, unconfirmed }: RunProgress): number {
  return asked - queued - sent - verifying - unconfirmed;
}

/** Changes that did not come true. */
export function failedOf({ failed, reverted, unresolved }: RunProgress): number {
  return failed + reverted + unresolved;
}
