import { LicenseApiError, type LicenseBatchAssignmentRequest } from 'genesys-license-client';
import type { LicenseChange, LicensePlan } from '../model/assignment';
import type { AskedCell } from './license-ledger';

/** What is asked of one user. Users of whom the same is asked, in the same order, share the same object. */
export interface UserChange {
  readonly cells: readonly Pick<AskedCell, 'licenseId' | 'value'>[];
}

/** What is asked, by user, in the order in which they first appear. */
export type AskedChanges = ReadonlyMap<string, UserChange>;

/** A user's change with one more license is a cached step, so that a hundred thousand equal ones cost no more than one. */
class Step implements UserChange {
  readonly #before: Step | undefined;
  readonly #cell: UserChange['cells'][number] | undefined;
  readonly #added = new Map<string, Step>();
  readonly #removed = new Map<string, Step>();
  #cells: UserChange['cells'] | undefined;

  constructor(before?: Step, cell?: UserChange['cells'][number]) {
    this.#before = before;
    this.#cell = cell;
  }

  /** Made when asked for: of the steps on the way nobody asks. */
  get cells(): UserChange['cells'] {
    return (this.#cells ??= [...Step.#walk(this)].reverse());
  }

  /** Undefined where the license is already asked for the other way. */
  with(licenseId: string, value: boolean): Step | undefined {
    const steps = value ? this.#added : this.#removed;
    let next = steps.get(licenseId);
    if (next === undefined) {
      const same = this.#find(licenseId);
      if (same !== undefined && same.value !== value) return undefined;
      next = same === undefined ? new Step(this, { licenseId, value }) : this;
      steps.set(licenseId, next);
    }
    return next;
  }

  #find(licenseId: string): UserChange['cells'][number] | undefined {
    for (const cell of Step.#walk(this)) if (cell.licenseId === licenseId) return cell;
    return undefined;
  }

  /** From the last to the first. */
  static *#walk(last: Step): Generator<UserChange['cells'][number]> {
    for (let step: Step | undefined = last; step !== undefined; step = step.#before) {
      if (step.#cell !== undefined) yield step.#cell;
    }
  }
}

/** What a change asks for, each cell once. Throws `invalid_argument` for one that cannot be meant. O(cells). */
export function changesOf(change: LicenseChange | LicenseBatchAssignmentRequest): AskedChanges {
  if (!isObject(change)) throw refuse('a change names userIds with add or remove, or assignments.');
  const nothing = new Step();
  const users = new Map<string, Step>();
  if ('assignments' in change) {
    for (const [index, assignment] of listOf(change.assignments, 'assignments').entries()) {
      const member = `assignments[${index}]`;
      const { licenseId, userIdsAdd, userIdsRemove } = assignment;
      const ask = (userIds: readonly string[], value: boolean): void => {
        for (const userId of userIds) {
          checkId(userId, 'user', member);
          users.set(userId, next(users.get(userId) ?? nothing, userId, licenseId, value, member));
        }
      };
      ask(listOf(userIdsAdd, `${member}.userIdsAdd`), true);
      ask(listOf(userIdsRemove, `${member}.userIdsRemove`), false);
    }
  } else {
    const add = listOf(change.add ?? [], 'add');
    const remove = listOf(change.remove ?? [], 'remove');
    const userIds = listOf(change.userIds, 'userIds');
    if (add.length + remove.length === 0) return users;
    let asked: Step | undefined;
    for (const userId of userIds) {
      checkId(userId, 'user', 'userIds');
      if (asked === undefined) {
        asked = nothing;
        for (const licenseId of add) asked = next(asked, userId, licenseId, true, 'add');
        for (const licenseId of remove) asked = next(asked, userId, licenseId, false, 'remove');
      }
      users.set(userId, asked);
    }
  }
  return users;
}

/** The cells a change asks for, each once, those of one user together. */
export function cellsOf(change: LicenseChange | LicenseBatchAssignmentRequest): AskedCell[] {
  const asked: AskedCell[] = [];
  for (const [userId, { cells }] of changesOf(change)) {
    for (const { licenseId, value } of cells) asked.push({ userId, licenseId, value });
  }
  return asked;
}

/** Whether a plan is given, rather than a change. */
export function isPlan(
  change: LicensePlan | LicenseChange | LicenseBatchAssignmentRequest,
): change is LicensePlan {
  return isObject(change) && 'adds' in change;
}

/**
 * The cells a plan asks for, those of one user together; its no-ops too, since what was one when it was planned need
 * not be one when it is sent.
 */
export function cellsOfPlan({ adds, removes, noops }: LicensePlan): AskedCell[] {
  const byUser = new Map<string, AskedCell[]>();
  for (const planned of [adds, removes, noops]) {
    for (const { userId, licenseId, asked: value } of planned) {
      const cells = byUser.get(userId);
      if (cells === undefined) byUser.set(userId, [{ userId, licenseId, value }]);
      else cells.push({ userId, licenseId, value });
    }
  }
  return [...byUser.values()].flat();
}

function next(step: Step, userId: string, licenseId: string, value: boolean, member: string): Step {
  checkId(licenseId, 'license', member);
  const stepped = step.with(licenseId, value);
  if (stepped !== undefined) return stepped;
  throw refuse(
    `license "${licenseId}" is to be both added to and removed from user "${userId}"; ask for one.`,
  );
}

/** A string can be walked too, and would be taken letter by letter. */
function listOf<Item>(list: readonly Item[], member: string): readonly Item[] {
  // As unknown: `Array.isArray` would make `any[]` of a readonly array.
  const value: unknown = list;
  if (!Array.isArray(value)) throw refuse(`${member} must be an array.`);
  return list;
}

function checkId(id: unknown, what: 'user' | 'license', member: string): void {
  if (typeof id !== 'string' || id.trim() === '') throw refuse(`${member} holds an empty ${what} id.`);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function refuse(message: string): LicenseApiError {
  return new LicenseApiError({ code: 'invalid_argument', operation: 'plan', message, effect: 'none' });
}
