import { LicenseApiError, type LicenseBatchAssignmentRequest } from 'genesys-license-client';
import type { LicenseChange, LicensePlan } from '../model/assignment';
import { grouped } from './grouped';
import type { AskedCell } from './license-ledger';
import { LicenseSets, type LicenseSet } from './license-sets';
import { Numbering } from './numbering';

/** What is asked of one user. Users of whom the same is asked share the same object. */
export interface UserChange {
  readonly cells: readonly Pick<AskedCell, 'licenseId' | 'value'>[];
}

/** What is asked, by user, in the order in which they first appear. */
export type AskedChanges = ReadonlyMap<string, UserChange>;

/** What a change asks for, each cell once. Throws `invalid_argument` for one that cannot be meant. O(cells). */
export function changesOf(change: LicenseChange | LicenseBatchAssignmentRequest): AskedChanges {
  if (!isObject(change)) throw refuse('a change names userIds with add or remove, or assignments.');
  const asked = new AskedLicenses();
  const items = new Map<string, number[]>();
  const ask = (userIds: readonly string[], licenseId: string, value: boolean, member: string): void => {
    for (const userId of userIds) {
      checkId(userId, 'user', member);
      checkId(licenseId, 'license', member);
      const item = asked.item(licenseId, value);
      const others = items.get(userId);
      if (others === undefined) items.set(userId, [item]);
      else others.push(item);
    }
  };
  if ('assignments' in change) {
    for (const [index, assignment] of listOf(change.assignments, 'assignments').entries()) {
      const { licenseId, userIdsAdd, userIdsRemove } = assignment;
      const member = `assignments[${index}]`;
      ask(listOf(userIdsAdd, `${member}.userIdsAdd`), licenseId, true, member);
      ask(listOf(userIdsRemove, `${member}.userIdsRemove`), licenseId, false, member);
    }
  } else {
    const userIds = listOf(change.userIds, 'userIds');
    for (const id of listOf(change.add ?? [], 'add')) ask(userIds, id, true, 'userIds or add');
    for (const id of listOf(change.remove ?? [], 'remove')) ask(userIds, id, false, 'userIds or remove');
  }
  return new Map(Array.from(items, ([userId, same]) => [userId, asked.change(same, userId)]));
}

/** The combinations of licenses that are asked for: few, however many users there are. */
class AskedLicenses {
  readonly #licenses = new Numbering();
  readonly #sets = new LicenseSets();
  readonly #changes = new Map<LicenseSet, UserChange>();

  /** Two numbers a license, side by side: the even one asks to take it away, the odd one to give it. */
  item(licenseId: string, value: boolean): number {
    return this.#licenses.of(licenseId) * 2 + Number(value);
  }

  change(items: readonly number[], userId: string): UserChange {
    const set = this.#sets.of(items);
    let change = this.#changes.get(set);
    if (change === undefined) this.#changes.set(set, (change = { cells: this.#cells(set, userId) }));
    return change;
  }

  #cells({ licenses: items }: LicenseSet, userId: string): UserChange['cells'] {
    return items.map((item, index) => {
      const licenseId = this.#licenses.name(item >> 1);
      const value = item % 2 === 1;
      if (!value && items[index + 1] === item + 1) {
        throw refuse(
          `license "${licenseId}" is to be both added to and removed from user "${userId}"; ask for one.`,
        );
      }
      return { licenseId, value };
    });
  }
}

/** The cells a change asks for, each once, those of one user together. */
export function cellsOf(change: LicenseChange | LicenseBatchAssignmentRequest): AskedCell[] {
  return Array.from(changesOf(change), ([userId, { cells }]) =>
    cells.map(({ licenseId, value }) => ({ userId, licenseId, value })),
  ).flat();
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
  const asked = [...adds, ...removes, ...noops].map(({ userId, licenseId, asked: value }): AskedCell => ({
    userId,
    licenseId,
    value,
  }));
  return [...grouped(asked, ({ userId }) => userId).values()].flat();
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
