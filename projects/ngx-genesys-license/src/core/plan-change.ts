import type { LicenseBatchAssignmentRequest } from 'genesys-license-client';
import type { LicenseChange, LicensePlan, PlannedCell } from '../model/assignment';
import { changesOf } from './asked-changes';
import type { LicenseLedger } from './license-ledger';
import { holds, type LicenseSet } from './license-sets';
import { PlanWarnings, type KnownDefinitions } from './plan-warnings';
import { waitUnderBudget, type RequestBudget } from './request-budget';

/** What planning needs to know beside the ledger. */
export interface PlanningFacts extends KnownDefinitions {
  readonly now: number;
  /** Cells a write may hold. */
  readonly writeSize: number;
  /** Users a read may hold; 0 where nothing is read to prove a write. */
  readonly readSize: number;
  readonly budget: RequestBudget;
}

/** A guess at one round trip, in ms, and at how many go side by side, for the estimate only. */
const roundTrip = 300;
const sideBySide = 4;

/** What a change would do. Pure; O(cells). Throws `invalid_argument` for a change that cannot be meant. */
export function planChange(
  ledger: LicenseLedger,
  change: LicenseChange | LicenseBatchAssignmentRequest,
  facts: PlanningFacts,
): LicensePlan {
  const adds: PlannedCell[] = [];
  const removes: PlannedCell[] = [];
  const noops: PlannedCell[] = [];
  const warnings = new PlanWarnings(ledger.licenses, facts);
  let users = 0;
  for (const [userId, asked] of changesOf(change)) {
    const row = ledger.users.find(userId);
    const view = row === undefined ? undefined : ledger.visible(row);
    let isSent = false;
    for (const { licenseId, value } of asked.cells) {
      const cell: PlannedCell = { userId, licenseId, asked: value };
      if (isNoop(ledger, row, view, cell, facts.now)) noops.push(cell);
      else {
        (value ? adds : removes).push(cell);
        isSent = true;
      }
    }
    if (isSent) users++;
    warnings.add(userId, asked, view);
  }
  const requests = requestsFor(adds.length + removes.length, users, facts);
  return {
    adds,
    removes,
    noops,
    warnings: warnings.list(),
    requests,
    estimatedDuration: durationOf(requests, facts),
  };
}

/** The proof of the last write comes a round trip after it. */
function durationOf(requests: number, { readSize, budget }: PlanningFacts): number {
  if (requests === 0) return 0;
  const roundTrips = Math.ceil(requests / sideBySide) + (readSize > 0 ? 1 : 0);
  return waitUnderBudget(requests, budget) + roundTrips * roundTrip;
}

/** Each write's users are read when it has been answered. */
function requestsFor(cells: number, users: number, { writeSize, readSize }: PlanningFacts): number {
  const writes = Math.ceil(cells / writeSize);
  if (writes === 0 || readSize === 0) return writes;
  return writes + writes * Math.ceil(users / writes / readSize);
}

function isNoop(
  ledger: LicenseLedger,
  row: number | undefined,
  view: LicenseSet | undefined,
  { licenseId, asked }: PlannedCell,
  now: number,
): boolean {
  if (row === undefined || view === undefined) return false;
  // A license nobody has seen is in no set, and no cell is of it.
  const license = ledger.licenses.find(licenseId) ?? -1;
  const isPending = ledger.cell(row, license)?.head !== undefined;
  return holds(view, license) === asked && !isPending && ledger.isFresh(row, license, now);
}
