/** States in which an operation is still live. */
export type LiveState = 'queued' | 'sent' | 'verifying' | 'unconfirmed';

/**
 * How an asked cell ended; every one ends exactly once.
 *
 * - `confirmed`: the server holds what was asked (read, or said by the server where proof is not asked for or no longer possible)
 * - `unchanged`: it is so without this write: nothing was sent, or the server refused and a read shows it as asked
 * - `superseded`: a later operation on the same cell replaced it before it was sent, or, after a crash, before anybody
 *   learned what became of it
 * - `failed`: the server refused it, or a read showed that it did not happen
 * - `reverted`: the server said success, and a later read shows otherwise
 * - `cancelled`: dropped before it was sent
 * - `unresolved`: nobody knows; reading gave up, with the error
 */
export type FinalState =
  'confirmed' | 'unchanged' | 'superseded' | 'failed' | 'reverted' | 'cancelled' | 'unresolved';

/** How far a change of one cell has come. */
export type OperationState = LiveState | FinalState;

export const operationStates: readonly OperationState[] = [
  'queued',
  'sent',
  'verifying',
  'unconfirmed',
  'confirmed',
  'unchanged',
  'superseded',
  'failed',
  'reverted',
  'cancelled',
  'unresolved',
];

/** What the server, or the attempt to reach it, said about an operation. */
export interface Evidence {
  /** The raw `result` of the server's row. */
  readonly result?: string | undefined;
  readonly error?: unknown;
  readonly correlationId?: string | undefined;
}

/** One asked cell: this user shall hold this license, or not. */
export interface Operation {
  readonly batch: Batch;
  readonly row: number;
  readonly license: number;
  readonly value: boolean;
  /** What the base said when its turn came, else when it was asked; undefined when the user had not been read. */
  before: boolean | undefined;
  state: OperationState;
  evidence: Evidence;
  /** Whether the server has said that it is done. */
  isClaimed: boolean;
  /** Only a read requested after this tick says what became of it. */
  decidableAfter: number;
  /** Until this time a read that shows the old value may be the server's delay. */
  graceUntil: number;
}

/** The operations asked for together, with a running count per state, so that progress costs nothing to read. */
export class Batch {
  readonly id: string;
  readonly operations: Operation[] = [];
  /** Aborted when nobody wants it any longer. */
  readonly stop = new AbortController();
  readonly tally = Object.fromEntries(operationStates.map((state) => [state, 0])) as Record<
    OperationState,
    number
  >;

  constructor(id: string) {
    this.id = id;
  }

  get isSettled(): boolean {
    const { queued, sent, verifying, unconfirmed } = this.tally;
    return queued + sent + verifying + unconfirmed === 0;
  }
}

/** One more operation of the batch, counted in its state. */
export function makeOperation(
  batch: Batch,
  { row, license }: Pick<Operation, 'row' | 'license'>,
  value: boolean,
  before: boolean | undefined,
  state: OperationState = 'queued',
  evidence: Evidence = {},
): Operation {
  const operation: Operation = {
    batch,
    row,
    license,
    value,
    before,
    state,
    evidence,
    isClaimed: false,
    decidableAfter: 0,
    graceUntil: 0,
  };
  batch.operations.push(operation);
  batch.tally[state]++;
  return operation;
}

export function isFinal(state: OperationState): state is FinalState {
  return state !== 'queued' && state !== 'sent' && state !== 'verifying' && state !== 'unconfirmed';
}

/** Final states a person should look at. */
export function isTrouble(state: OperationState): state is 'failed' | 'reverted' | 'unresolved' {
  return state === 'failed' || state === 'reverted' || state === 'unresolved';
}
