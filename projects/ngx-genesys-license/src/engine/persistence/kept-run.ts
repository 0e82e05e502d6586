import { LicenseApiError } from 'genesys-license-client';
import type { LicenseLedger } from '../../core/license-ledger';
import type { ResumedCell } from '../../core/resume-batch';
import {
  isFinal,
  isTrouble,
  operationStates,
  type Batch,
  type Evidence,
  type Operation,
} from '../../core/operation';
import { Numbering } from '../../core/numbering';
import { isNumbers, isStrings } from './kept-shapes';

/** Cells of a run that are kept together: a run of any size is written again only where something changed. */
export const cellsPerPart = 4096;

/** What was asked for: one part of a run, written once. */
export interface KeptCells {
  readonly run: string;
  /** Where the run stands among all that were ever asked for: ms since the epoch, then a count. */
  readonly order: readonly [number, number];
  readonly users: readonly string[];
  readonly licenses: readonly string[];
  /** Per cell the position of its user; of its license, doubled, plus one where it is to be held. */
  readonly userOf: Uint32Array;
  readonly askedOf: Uint32Array;
}

/** How far the cells of a part have come. */
export interface KeptStates {
  /** Per cell the position in `operationStates`, plus 16 times 0 for unknown before, 1 for not held, 2 for held. */
  readonly states: Uint8Array;
  /** By cell, what was said about those not well ended. */
  readonly evidence: ReadonlyMap<number, KeptEvidence>;
}

interface KeptEvidence {
  readonly result?: string;
  readonly correlationId?: string;
  readonly error?: KeptError;
}

interface KeptError {
  readonly code: string;
  readonly message: string;
  readonly effect: 'none' | 'unknown';
  readonly status?: number;
}

export function partCount({ operations }: Batch): number {
  return Math.ceil(operations.length / cellsPerPart);
}

export function keepCells(
  { users, licenses }: LicenseLedger,
  batch: Batch,
  part: number,
  order: readonly [number, number],
): KeptCells {
  const operations = operationsOf(batch, part);
  const userNumbers = new Numbering();
  const licenseNumbers = new Numbering();
  const userOf = Uint32Array.from(operations, ({ row }) => userNumbers.of(users.id(row)));
  const askedOf = Uint32Array.from(
    operations,
    ({ license, value }) => licenseNumbers.of(licenses.name(license)) * 2 + Number(value),
  );
  return {
    run: batch.id,
    order,
    users: namesOf(userNumbers),
    licenses: namesOf(licenseNumbers),
    userOf,
    askedOf,
  };
}

export function keepStates(batch: Batch, part: number): KeptStates {
  const evidence = new Map<number, KeptEvidence>();
  const states = Uint8Array.from(operationsOf(batch, part), (operation, index) => {
    if (!isFinal(operation.state) || isTrouble(operation.state)) {
      const kept = keepEvidence(operation.evidence);
      if (kept !== undefined) evidence.set(index, kept);
    }
    return operationStates.indexOf(operation.state) + 16 * codeOfBefore(operation.before);
  });
  return { states, evidence };
}

/** Whether nothing in this part can change any more. */
export function hasEnded({ states }: KeptStates): boolean {
  return states.every((code) => isFinal(operationStates[code & 15] ?? 'queued'));
}

/** Reads a part back. Throws where it is no such part. */
export function cellsOfPart(cells: KeptCells, states: unknown): readonly ResumedCell[] {
  // Without them nothing is known of what became of the cells: then they may have left.
  const known = isKeptStates(states, cells.userOf.length) ? states : undefined;
  return [...cells.userOf].map((user, index): ResumedCell => {
    const asked = cells.askedOf[index] as number;
    const code = known?.states[index] ?? operationStates.indexOf('sent');
    const state = operationStates[code & 15] ?? 'sent';
    return {
      userId: cells.users[user] as string,
      licenseId: cells.licenses[asked >> 1] as string,
      value: (asked & 1) === 1,
      state,
      before: [undefined, false, true][code >> 4],
      evidence: evidenceOf(known?.evidence.get(index), state),
    };
  });
}

export function isKeptCells(kept: unknown): kept is KeptCells {
  if (typeof kept !== 'object' || kept === null) return false;
  const { run, order, users, licenses, userOf, askedOf } = kept as Record<keyof KeptCells, unknown>;
  return (
    typeof run === 'string' &&
    Array.isArray(order) &&
    order.length === 2 &&
    order.every((number) => typeof number === 'number') &&
    isStrings(users) &&
    isStrings(licenses) &&
    isNumbers(userOf) &&
    isNumbers(askedOf) &&
    userOf.length === askedOf.length &&
    userOf.every((user) => user < users.length) &&
    askedOf.every((asked) => asked >> 1 < licenses.length)
  );
}

function isKeptStates(kept: unknown, length: number): kept is KeptStates {
  if (typeof kept !== 'object' || kept === null) return false;
  const { states, evidence } = kept as Record<keyof KeptStates, unknown>;
  return states instanceof Uint8Array && states.length === length && evidence instanceof Map;
}

function operationsOf({ operations }: Batch, part: number): readonly Operation[] {
  return operations.slice(part * cellsPerPart, (part + 1) * cellsPerPart);
}

function namesOf(numbering: Numbering): string[] {
  return Array.from({ length: numbering.size }, (_, number) => numbering.name(number));
}

function codeOfBefore(before: boolean | undefined): number {
  return before === undefined ? 0 : before ? 2 : 1;
}

function keepEvidence({ result, correlationId, error }: Evidence): KeptEvidence | undefined {
  if (result === undefined && correlationId === undefined && error === undefined) return undefined;
  return {
    ...(result === undefined ? {} : { result }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(error instanceof LicenseApiError ? { error: keepError(error) } : {}),
  };
}

function keepError({ code, message, effect, status }: LicenseApiError): KeptError {
  return { code, message, effect, ...(status === undefined ? {} : { status }) };
}

/** What was said then; of cells that had not ended, that the application was closed over them. */
function evidenceOf(kept: KeptEvidence | undefined, state: ResumedCell['state']): Evidence {
  const { error, ...said } = kept ?? {};
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
