import type { EmulatorSettings } from '../settings/emulator-settings.js';
import type {
  EmulatedLicense,
  EmulatedOrganization,
  EmulatedRole,
  EmulatedUser,
  OrganizationSnapshot,
} from './emulated-organization.js';
import { GeneratedLicenses, rolesAt } from './generated-users.js';
import { hash, uuid } from './hash.js';
import {
  licenseBit,
  licenseCatalog,
  licenseMask,
  licensesOfMask,
  undefinedLicenseId,
} from './license-catalog.js';
import { OrderedUsers } from './ordered-users.js';
import { personAt, type Person } from './people.js';
import { roleCatalog, roleId, roleKeys } from './role-catalog.js';
import { UserCells } from './user-cells.js';
import { createUserIds, type UserIds } from './user-ids.js';

/** How an organization is generated, and where it reads settings and time. */
export interface OrganizationSource {
  readonly seed: number;
  readonly users: number;
  readonly settings: () => EmulatorSettings;
  readonly now: () => number;
}

interface Rules {
  readonly settings: EmulatorSettings;
  readonly entitled: number;
  readonly holdable: number;
  readonly licenses: GeneratedLicenses;
}

/** The organization behind the API. Users are addressed by number inside, by id outside. */
export class Organization implements EmulatedOrganization {
  readonly id: string;
  readonly name = 'Emulated Organization';
  readonly roles: readonly EmulatedRole[];
  readonly #source: OrganizationSource;
  readonly #ids: UserIds;
  #order: OrderedUsers;
  readonly #written = new Map<number, UserCells>();
  #revision = 0;
  #known: Rules | undefined;

  constructor(source: OrganizationSource, snapshot?: OrganizationSnapshot) {
    this.#source = source;
    const { seed, users } = source;
    this.id = uuid(hash(seed, 1, 0), hash(seed, 1, 1), hash(seed, 1, 2), hash(seed, 1, 3));
    this.#ids = createUserIds(seed);
    this.roles = roleKeys.map((key) => ({ id: roleId(seed, key), ...roleCatalog[key] }));
    this.#order = new OrderedUsers(users);
    if (snapshot !== undefined) this.restore(snapshot);
  }

  /** Puts everything back to a snapshot, or to the start. */
  restore(snapshot?: OrganizationSnapshot): void {
    this.#revision++;
    this.#order = new OrderedUsers(this.#source.users, snapshot?.next, snapshot?.added, snapshot?.removed);
    this.#written.clear();
    for (const [userId, licenses] of Object.entries(snapshot?.licenses ?? {})) {
      const user = this.numberOf(userId);
      if (user >= 0) this.#written.set(user, new UserCells(licenseMask(licenses)));
    }
  }

  get userCount(): number {
    return this.#order.count;
  }

  get revision(): number {
    return this.#revision;
  }

  get definitions(): readonly EmulatedLicense[] {
    const { entitled } = this.#source.settings();
    return licenseCatalog.filter(({ id }) => entitled.includes(id));
  }

  /** The mask of the licenses that can be given. */
  get entitled(): number {
    return this.#rules.entitled;
  }

  /** The mask of the licenses that users can hold: those defined, and the one that is not. */
  get holdable(): number {
    return this.#rules.holdable;
  }

  get snapshot(): OrganizationSnapshot {
    const { seed, users } = this.#source;
    const licenses: Record<string, readonly string[]> = {};
    for (const user of this.#written.keys()) licenses[this.#ids.at(user)] = licensesOfMask(this.stored(user));
    const { next, added, removed } = this.#order.difference;
    return { version: 1, seed, users, next, added: [...added], removed: [...removed], licenses };
  }

  userIdAt(index: number): string {
    const user = this.#order.at(index);
    if (user < 0)
      throw new RangeError(`genesys-license-emulator: no user at ${index}; there are ${this.userCount}.`);
    return this.#ids.at(user);
  }

  indexOf(userId: string): number {
    return this.#order.positionOf(this.#ids.indexOf(userId));
  }

  user(userId: string): EmulatedUser | undefined {
    const user = this.numberOf(userId);
    if (user < 0) return undefined;
    const { seed } = this.#source;
    return {
      id: userId,
      ...personAt(seed, user),
      roleIds: rolesAt(seed, user).map((key) => roleId(seed, key)),
    };
  }

  licensesOf(userId: string): readonly string[] {
    const user = this.numberOf(userId);
    return user < 0 ? [] : licensesOfMask(this.stored(user));
  }

  holds(userId: string, licenseId: string): boolean {
    const user = this.numberOf(userId);
    return user >= 0 && (this.stored(user) & licenseBit(licenseId)) !== 0;
  }

  inferredFor(userId: string): readonly string[] {
    const user = this.numberOf(userId);
    return user < 0 ? [] : licensesOfMask(this.#licenses.inferredAt(user));
  }

  assign(userId: string, licenseId: string): void {
    this.#writeAsSomebodyElse(userId, licenseId, true);
  }

  revoke(userId: string, licenseId: string): void {
    this.#writeAsSomebodyElse(userId, licenseId, false);
  }

  addUser(): string {
    this.#revision++;
    return this.#ids.at(this.#order.add());
  }

  removeUser(userId: string): boolean {
    const user = this.numberOf(userId);
    if (!this.#order.remove(user)) return false;
    this.#written.delete(user);
    this.#revision++;
    return true;
  }

  /** The number of the user with this id, or -1 when there is none. */
  numberOf(userId: string): number {
    const user = this.#ids.indexOf(userId);
    return this.#order.has(user) ? user : -1;
  }

  /** The number of the user at a place of the list, or -1. */
  numberAt(index: number): number {
    return this.#order.at(index);
  }

  idOf(user: number): string {
    return this.#ids.at(user);
  }

  personOf(user: number): Person {
    return personAt(this.#source.seed, user);
  }

  rolesOf(user: number): readonly EmulatedRole[] {
    const keys = rolesAt(this.#source.seed, user);
    return this.roles.filter((_, place) => keys.includes(roleKeys[place] ?? 'employee'));
  }

  /** The mask of what is stored for a user. */
  stored(user: number): number {
    const cells = this.#written.get(user);
    const mask =
      cells === undefined ? this.#licenses.heldAt(user) : cells.stored(this.#source.now(), this.#lag);
    return mask & this.holdable;
  }

  /** The mask of what a read shows of a user. */
  shown(user: number): number {
    const cells = this.#written.get(user);
    const mask =
      cells === undefined ? this.#licenses.heldAt(user) : cells.shown(this.#source.now(), this.#lag);
    return mask & this.holdable;
  }

  /** Gives or takes licenses. What already is so stays untouched. */
  write(user: number, mask: number, on: boolean): void {
    const stored = this.stored(user);
    const changed = on ? mask & ~stored : mask & stored;
    if (changed === 0) return;
    const now = this.#source.now();
    let cells = this.#written.get(user);
    if (cells === undefined) {
      cells = new UserCells(stored);
      this.#written.set(user, cells);
    }
    cells.write(changed, on, now, this.#lag);
    this.#revision++;
    const { automaticAssignment, automaticAssignmentDelay } = this.#source.settings();
    if (automaticAssignment === 'both' || automaticAssignment === (on ? 'additions' : 'removals')) {
      const inferred = this.#licenses.inferredAt(user);
      const against = on ? changed & ~inferred : changed & inferred;
      if (against !== 0) cells.undoLater({ at: now + automaticAssignmentDelay, mask: against, on: !on });
    }
  }

  get #lag(): number {
    return this.#source.settings().writeLag;
  }

  get #licenses(): GeneratedLicenses {
    return this.#rules.licenses;
  }

  /** What follows from the settings, worked out when they change. */
  get #rules(): Rules {
    const settings = this.#source.settings();
    if (this.#known?.settings === settings) return this.#known;
    const { undefinedLicense } = settings;
    const entitled = licenseMask(settings.entitled);
    const holdable = entitled | (undefinedLicense ? licenseBit(undefinedLicenseId) : 0);
    const licenses = new GeneratedLicenses(this.#source.seed, entitled, undefinedLicense);
    return (this.#known = { settings, entitled, holdable, licenses });
  }

  #writeAsSomebodyElse(userId: string, licenseId: string, on: boolean): void {
    const user = this.numberOf(userId);
    const bit = licenseBit(licenseId) & this.holdable;
    if (user < 0) throw new RangeError(`genesys-license-emulator: there is no user "${userId}".`);
    if (bit === 0) throw new RangeError(`genesys-license-emulator: there is no license "${licenseId}".`);
    this.write(user, bit, on);
  }
}
