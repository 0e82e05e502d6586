import {
  LicenseApiError,
  type LicenseBatchAssignmentRequest,
  type LicenseDefinition,
} from 'genesys-license-client';
import type { LicenseChange, LicensePlan, PlannedCell, PlanWarning } from '../model/assignment';
import type { AskedCell, LicenseLedger } from './license-ledger';
import { holds } from './license-sets';

/** What planning needs to know beside the ledger. */
export interface PlanningFacts {
  readonly definition: (licenseId: string) => LicenseDefinition | undefined;
  /** False while the definitions are not loaded: then nothing is said about them. */
  readonly hasDefinitions: boolean;
  readonly now: number;
  /** Cells a write may hold. */
  readonly writeSize: number;
  /** Users a read may hold; 0 where nothing is read to prove a write. */
  readonly readSize: number;
  /** Requests that may leave at once, and each minute. */
  readonly budgetLeft: number;
  readonly requestsPerMinute: number;
}

/** A guess at one round trip, in ms, for the estimate only. */
const roundTrip = 300;

/** What a change would do. Pure; O(cells). Throws `invalid_argument` for a change that cannot be meant. */
export function planChange(
  ledger: LicenseLedger,
  change: LicenseChange | LicenseBatchAssignmentRequest,
  facts: PlanningFacts,
): LicensePlan {
  const asked = cellsOf(change);
  const adds: PlannedCell[] = [];
  const removes: PlannedCell[] = [];
  const noops: PlannedCell[] = [];
  for (const { userId, licenseId, value } of asked) {
    const cell = { userId, licenseId, asked: value };
    if (isNoop(ledger, userId, licenseId, value, facts.now)) noops.push(cell);
    else (value ? adds : removes).push(cell);
  }
  const cells = adds.length + removes.length;
  const users = new Set([...adds, ...removes].map(({ userId }) => userId)).size;
  const writes = Math.ceil(cells / facts.writeSize);
  const reads = facts.readSize === 0 ? 0 : Math.ceil(users / facts.readSize);
  const requests = writes + reads;
  const beyondBudget = Math.max(0, requests - facts.budgetLeft);
  return {
    adds,
    removes,
    noops,
    warnings: warningsOf(ledger, asked, facts),
    requests,
    estimatedDuration:
      cells === 0
        ? 0
        : Math.ceil(beyondBudget / facts.requestsPerMinute) * 60_000 + Math.ceil(requests / 4) * roundTrip,
  };
}

/** Whether a plan made by `planChange` is given, rather than a change. */
export function isPlan(
  change: LicensePlan | LicenseChange | LicenseBatchAssignmentRequest,
): change is LicensePlan {
  return isObject(change) && 'adds' in change;
}

/** The cells a plan asks for; its no-ops too, since what was one when it was planned need not be one when it is sent. */
export function cellsOfPlan({ adds, removes, noops }: LicensePlan): AskedCell[] {
  return [...adds, ...removes, ...noops]
    .map(({ userId, licenseId, asked }) => ({ userId, licenseId, value: asked }))
    .sort(byUser);
}

/** The cells a change asks for, each once, those of one user together. */
export function cellsOf(change: LicenseChange | LicenseBatchAssignmentRequest): AskedCell[] {
  const cells = new Map<string, AskedCell>();
  const ask = (userId: string, licenseId: string, value: boolean, member: string): void => {
    if (typeof userId !== 'string' || userId.trim() === '') throw refuse(`${member} holds an empty user id.`);
    if (typeof licenseId !== 'string' || licenseId.trim() === '') {
      throw refuse(`${member} holds an empty license id.`);
    }
    const key = JSON.stringify([userId, licenseId]);
    if (cells.get(key)?.value === !value) {
      throw refuse(
        `license "${licenseId}" is to be both added to and removed from user "${userId}"; ask for one.`,
      );
    }
    cells.set(key, { userId, licenseId, value });
  };
  if (!isObject(change)) throw refuse('a change names userIds with add or remove, or assignments.');
  if ('assignments' in change) {
    for (const [index, assignment] of listOf(change.assignments, 'assignments').entries()) {
      const member = `assignments[${index}]`;
      const { licenseId, userIdsAdd, userIdsRemove } = assignment;
      for (const id of listOf(userIdsAdd, `${member}.userIdsAdd`)) ask(id, licenseId, true, member);
      for (const id of listOf(userIdsRemove, `${member}.userIdsRemove`)) ask(id, licenseId, false, member);
    }
  } else {
    const add = listOf(change.add ?? [], 'add');
    const remove = listOf(change.remove ?? [], 'remove');
    for (const userId of listOf(change.userIds, 'userIds')) {
      for (const licenseId of add) ask(userId, licenseId, true, 'add');
      for (const licenseId of remove) ask(userId, licenseId, false, 'remove');
    }
  }
  return [...cells.values()].sort(byUser);
}

/** A string can be walked too, and would be taken letter by letter. */
function listOf<Item>(list: readonly Item[], member: string): readonly Item[] {
  // As unknown: `Array.isArray` would make `any[]` of a readonly array.
  const value: unknown = list;
  if (!Array.isArray(value)) throw refuse(`${member} must be an array.`);
  return list;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function byUser(a: AskedCell, b: AskedCell): number {
  return a.userId === b.userId ? 0 : a.userId < b.userId ? -1 : 1;
}

function refuse(message: string): LicenseApiError {
  return new LicenseApiError({ code: 'invalid_argument', operation: 'plan', message, effect: 'none' });
}

function isViewed(ledger: LicenseLedger, userId: string, licenseId: string): boolean {
  const row = ledger.users.find(userId);
  const license = ledger.licenses.find(licenseId);
  return row !== undefined && license !== undefined && holds(ledger.view(row), license);
}

function isNoop(
  ledger: LicenseLedger,
  userId: string,
  licenseId: string,
  value: boolean,
  now: number,
): boolean {
  const row = ledger.users.find(userId);
  if (row === undefined || isViewed(ledger, userId, licenseId) !== value) return false;
  const license = ledger.licenses.find(licenseId);
  if (license === undefined) return ledger.users.isKnown(row) && ledger.isFresh(row, -1, now);
  const cell = ledger.cell(row, license);
  return cell?.head === undefined && cell?.next === undefined && ledger.isFresh(row, license, now);
}

function warningsOf(
  ledger: LicenseLedger,
  asked: readonly AskedCell[],
  { definition, hasDefinitions }: PlanningFacts,
): PlanWarning[] {
  const warnings: PlanWarning[] = [];
  const licenses = new Set<string>();
  const valuesByUser = new Map<string, Map<string, boolean>>();
  for (const { userId, licenseId, value } of asked) {
    licenses.add(licenseId);
    let values = valuesByUser.get(userId);
    if (values === undefined) valuesByUser.set(userId, (values = new Map<string, boolean>()));
    values.set(licenseId, value);
  }
  if (hasDefinitions) {
    for (const licenseId of licenses) {
      if (definition(licenseId) !== undefined) continue;
      warnings.push({
        kind: 'unknown-license',
        userId: undefined,
        licenseId,
        message: `The organization does not define the license "${licenseId}".`,
      });
    }
  }
  for (const [userId, values] of valuesByUser) {
    const row = ledger.users.find(userId);
    if (row === undefined || !ledger.users.isKnown(row)) {
      warnings.push({
        kind: 'unknown-user',
        userId,
        licenseId: undefined,
        message: `User "${userId}" has not been read yet: what they hold is unknown.`,
      });
      continue;
    }
    const held = new Set(ledger.view(row).licenses.map((license) => ledger.licenses.name(license)));
    for (const [licenseId, value] of values) {
      if (value) held.add(licenseId);
      else held.delete(licenseId);
    }
    for (const licenseId of held) {
      const isAdded = values.get(licenseId) === true;
      for (const { id } of definition(licenseId)?.prerequisites ?? []) {
        if (held.has(id)) continue;
        if (isAdded) {
          warnings.push({
            kind: 'missing-prerequisite',
            userId,
            licenseId,
            message: `"${licenseId}" needs "${id}", which the user will not hold.`,
          });
        } else if (values.get(id) === false) {
          warnings.push({
            kind: 'loses-prerequisite',
            userId,
            licenseId,
            message: `The user keeps "${licenseId}", which needs "${id}".`,
          });
        }
      }
      if (!isAdded) continue;
      for (const other of held) {
        if (other === licenseId) continue;
        if (definition(other)?.comprises?.some(({ id }) => id === licenseId) === true) {
          warnings.push({
            kind: 'already-comprised',
            userId,
            licenseId,
            message: `"${licenseId}" is already part of "${other}", which the user holds.`,
          });
        }
      }
    }
  }
  if (asked.some(({ value }) => !value)) {
    warnings.push({
      kind: 'automatic-assignment',
      userId: undefined,
      licenseId: undefined,
      message:
        'Genesys Cloud assigns licenses by role automatically unless that is switched off: a removed license may come back.',
    });
  }
  return warnings;
}
