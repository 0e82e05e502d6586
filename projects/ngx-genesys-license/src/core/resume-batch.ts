import type { Cell } from './cell';
import type { AskedCell, LicenseLedger } from './license-ledger';
import {
  isFinal,
  makeOperation,
  type Batch,
  type Evidence,
  type Operation,
  type OperationState,
} from './operation';

/** An asked cell of an earlier session, as far as it had come. */
export interface ResumedCell extends AskedCell {
  readonly state: OperationState;
  readonly before: boolean | undefined;
  readonly evidence: Evidence;
}

/**
 * Takes up a batch of an earlier session, batches in the order in which they were asked for. What had ended stays so;
 * of all else a read says what became of it: what had left stays on view, unconfirmed; what had not is out of view
 * and is not sent. O(cells).
 */
export function resumeBatch(
  ledger: LicenseLedger,
  batch: Batch,
  cells: Iterable<ResumedCell>,
  now: number,
): void {
  for (const { userId, licenseId, value, state, before, evidence } of cells) {
    const cell = ledger.cellAt(userId, licenseId);
    const operation = makeOperation(batch, cell, value, before, state, evidence);
    operation.decidableAfter = ledger.tick;
    operation.graceUntil = now + ledger.options.lag;
    ledger.log.batch(batch);
    // What was written before it, and has ended without anybody knowing, may show as late as any other.
    cell.isContested = true;
    if (isFinal(state)) ledger.forget(cell);
    else if (state === 'queued') ledger.change(cell, () => resumeUnsent(ledger, cell, operation));
    else ledger.change(cell, () => resumeSent(ledger, cell, operation));
    if (!isFinal(operation.state)) ledger.log.proof(cell.row, now);
  }
}

function resumeUnsent(ledger: LicenseLedger, cell: Cell, operation: Operation): void {
  const { head, next } = cell;
  const isReplaced = next !== undefined || head?.state === 'queued' || head?.state === 'sent';
  if (isReplaced) return ledger.settle(cell, operation, 'superseded');
  ledger.conclude(cell, 'superseded');
  cell.answered = operation;
  ledger.move(operation, 'verifying');
}

function resumeSent(ledger: LicenseLedger, cell: Cell, operation: Operation): void {
  const { head } = cell;
  if (head?.state === 'sent') return ledger.settle(cell, operation, 'superseded');
  if (head?.state === 'queued') cell.next = head;
  else ledger.settle(cell, head, 'superseded');
  ledger.conclude(cell, 'superseded');
  cell.head = operation;
  ledger.move(operation, 'unconfirmed');
}
