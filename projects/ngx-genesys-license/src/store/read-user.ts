import { markOf, type Cell } from '../core/cell';
import { isTrouble } from '../core/operation';
import type { LicenseLedger } from '../core/license-ledger';
import { apiErrorOf } from '../engine/api-error';
import type { CellStatus, LicensedUser } from '../model/users';
import { isSame } from './is-same';

/** A user as on view; undefined for one that no read has shown. */
export function readUser(ledger: LicenseLedger, userId: string): LicensedUser | undefined {
  const { users, licenses } = ledger;
  const row = users.find(userId);
  if (row === undefined || !users.isKnown(row)) return undefined;
  const cells = new Map<string, CellStatus>();
  for (const cell of ledger.cells(row)) {
    const status = readCell(cell);
    if (status !== undefined) cells.set(licenses.name(cell.license), status);
  }
  return {
    id: userId,
    name: users.name(row),
    email: users.email(row),
    licenseIds: ledger.view(row).licenses.map((license) => licenses.name(license)),
    cells,
  };
}

function readCell(cell: Cell): CellStatus | undefined {
  const mark = markOf(cell);
  const operation = cell.next ?? cell.head ?? cell.answered ?? cell.trouble;
  if (mark === undefined || operation === undefined) return undefined;
  const { value, state, evidence } = operation;
  return {
    mark,
    asked: value,
    state: isTrouble(state) ? state : undefined,
    result: evidence.result,
    error: apiErrorOf(evidence.error),
    correlationId: evidence.correlationId,
  };
}

/** Whether two readings of a user look the same, so that nobody need be told. */
export function isSameUser(a: LicensedUser | undefined, b: LicensedUser | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.name === b.name &&
    a.email === b.email &&
    a.licenseIds.length === b.licenseIds.length &&
    a.licenseIds.every((id, index) => id === b.licenseIds[index]) &&
    a.cells.size === b.cells.size &&
    [...a.cells].every(([id, cell]) => isSame(cell, b.cells.get(id)))
  );
}
