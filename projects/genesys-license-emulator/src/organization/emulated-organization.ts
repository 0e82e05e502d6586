/** A user as the directory knows it. */
export interface EmulatedUser {
  /** A UUID. */
  readonly id: string;
  /** First and last name. */
  readonly name: string;
  /** Unique. */
  readonly email: string;
  /** The ids of the user's roles. */
  readonly roleIds: readonly string[];
}

/** A license that the organization is entitled to. */
export interface EmulatedLicense {
  /** As in the License API. */
  readonly id: string;
  /** For people, in English. */
  readonly description?: string;
  /** What the license contains, as `domain:entity:action`. */
  readonly permissions: readonly string[];
  /** The ids of licenses that a user needs for this one. */
  readonly prerequisites: readonly string[];
  /** The ids of licenses contained in this one. */
  readonly comprises: readonly string[];
}

/** A role of the organization. */
export interface EmulatedRole {
  /** A UUID. */
  readonly id: string;
  /** As displayed. */
  readonly name: string;
  /** For people, in English. */
  readonly description: string;
  /** What the role grants, as `domain:entity:action`. */
  readonly permissions: readonly string[];
}

/** What is to be kept of an organization: how it was generated and what was changed since. */
export interface OrganizationSnapshot {
  /** Of this format; another is refused. */
  readonly version: 1;
  /** The seed of the organization; a snapshot fits only the same. */
  readonly seed: number;
  /** Users generated at the start. */
  readonly users: number;
  /** Users ever: the number of the next one to be added. */
  readonly next: number;
  /** Numbers of users added (oldest first) and still there. */
  readonly added: readonly number[];
  /** Numbers of generated users that were removed, ascending. */
  readonly removed: readonly number[];
  /** The license ids of users who were written, by user id. */
  readonly licenses: Readonly<Record<string, readonly string[]>>;
}

/**
 * The truth about the emulated organization, past latency, lag and failures, and a way to change it as somebody else
 * would. Users are generated on demand: a million cost nothing until they are written.
 */
export interface EmulatedOrganization {
  /** A UUID. */
  readonly id: string;
  /** As displayed. */
  readonly name: string;
  /** Users, with and without licenses. */
  readonly userCount: number;
  /** Grows with every change of users or licenses. */
  readonly revision: number;
  /** The licenses the organization has. */
  readonly definitions: readonly EmulatedLicense[];
  /** The roles the organization has. */
  readonly roles: readonly EmulatedRole[];
  /**
   * The id of the user at a place of the list, from 0.
   * @throws RangeError beyond the end of the list
   */
  userIdAt(index: number): string;
  /** The place of a user in the list, or -1. Users who are added come first, so places shift. */
  indexOf(userId: string): number;
  /** Name, address and roles, or `undefined` when there is no such user. */
  user(userId: string): EmulatedUser | undefined;
  /** What is stored now, whether the reads show it yet or not; empty when there is no such user. */
  licensesOf(userId: string): readonly string[];
  /** Whether it is stored that the user holds the license. */
  holds(userId: string, licenseId: string): boolean;
  /** What the user's roles infer. */
  inferredFor(userId: string): readonly string[];
  /**
   * Gives a license as somebody else would; reads show it after the lag.
   * @throws RangeError for a user or a license that does not exist
   */
  assign(userId: string, licenseId: string): void;
  /**
   * Takes a license as somebody else would; reads show it after the lag.
   * @throws RangeError for a user or a license that does not exist
   */
  revoke(userId: string, licenseId: string): void;
  /** Adds a generated user at the top of the list and returns the id. */
  addUser(): string;
  /** Takes a user out of the organization; `false` when there was none. */
  removeUser(userId: string): boolean;
}
