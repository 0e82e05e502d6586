import { LicenseApiError } from 'genesys-license-client';
import type { LicenseLedger } from '../../core/license-ledger';
import type { ResumedCell } from '../../core/resume-batch';
import {
  isFinal,
  isTrouble,
  operationStates,
  type Batch,
  type Evidence,
  type OperationState,
} from '../../core/operation';
import { apiErrorOf } from '../api-error';

/** Cells of a run that are kept together: a run of any size is written again only where something changed. */
export const cellsPerPart = 512;

/** A part of a run on the device. */
export interface KeptPart {
  readonly run: string;
  readonly part: number;
  /** Where the run stands among all that were ever asked for: ms since the epoch, then a count. */
  readonly order: readonly [number, number];
  readonly cells: readonly KeptCell[];
}

interface KeptCell extends Omit<ResumedCell, 'evidence'> {
  /** What was said, but of cells that ended well. */
  readonly evidence: Omit<Evidence, 'error'> & {
    readonly error?: Pick<LicenseApiError, 'code' | 'message' | 'effect' | 'status'> | undefined;
  };
}

export function partCount({ operations }: Batch): number {
  return Math.ceil(operations.length / cellsPerPart);
}

/** The states of a part: it need be written again only where they have changed. */
export function statesOf({ operations }: Batch, part: number): string {
  return operations
    .slice(part * cellsPerPart, (part + 1) * cellsPerPart)
    .map(({ state }) => state)
    .join();
}

export function keepPart(
  { users, licenses }: LicenseLedger,
  batch: Batch,
  part: number,
  order: readonly [number, number],
): KeptPart {
  const operations = batch.operations.slice(part * cellsPerPart, (part + 1) * cellsPerPart);
  return {
    run: batch.id,
    part,
    order,
    cells: operations.map(({ row, license, value, state, before, evidence }) => ({
      userId: users.id(row),
      licenseId: licenses.name(license),
      value,
      state,
      before,
      evidence: isFinal(state) && !isTrouble(state) ? {} : keepEvidence(evidence),
    })),
  };
}

export function isKeptPart(kept: unknown): kept is KeptPart {
  const { run, part, order, cells } = (kept ?? {}) as Record<keyof KeptPart, unknown>;
  return (
    typeof run === 'string' &&
    typeof part === 'number' &&
    Array.isArray(order) &&
    order.length === 2 &&
    order.every((number) => typeof number === 'number') &&
    Array.isArray(cells) &&
    cells.every(isKeptCell)
  );
}

/** Gives the cells of a part back. Those whose state nobody knows may have left. */
export function cellsOfPart({ cells }: KeptPart): readonly ResumedCell[] {
  return cells.map((cell) => {
    const state = operationStates.includes(cell.state) ? cell.state : 'sent';
    return { ...cell, state, evidence: evidenceOf(cell.evidence, state) };
  });
}

function isKeptCell(kept: unknown): boolean {
  const { userId, licenseId, value, evidence } = (kept ?? {}) as Record<keyof KeptCell, unknown>;
  return (
    typeof userId === 'string' &&
    typeof licenseId === 'string' &&
    typeof value === 'boolean' &&
    typeof evidence === 'object' &&
    evidence !== null
  );
}

/** An error does not survive as what it is. */
function keepEvidence({ result, correlationId, error }: Evidence): KeptCell['evidence'] {
  const said = apiErrorOf(error);
  return {
    result,
    correlationId,
    error: said && { code: said.code, message: said.message, effect: said.effect, status: said.status },
  };
}

/** What was said then; of cells that had not ended, that the application was closed over them. */
function evidenceOf({ error, ...said }: KeptCell['evidence'], state: OperationState): Evidence {
  if (error !== undefined) return { ...said, error: new LicenseApiError(error) };
  if (isFinal(state)) return said;
  const unsent = state === 'queued';
  return {
    ...said,
    error: new LicenseApiError({
      code: 'interrupted',
      message: unsent
        ? 'The application was closed before this change was sent. It was not sent again by itself: retry it.'
        : 'The application was closed before the outcome of this change was known. Retry it where it did not happen.',
      effect: unsent ? 'none' : 'unknown',
    }),
  };
}
