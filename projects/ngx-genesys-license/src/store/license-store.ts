import type { Signal, Type } from '@angular/core';
import { signalStore } from '@ngrx/signals';
import type {
  AuthorizationRole,
  LicenseApiError,
  LicenseBatchAssignmentRequest,
  LicenseDefinition,
} from 'genesys-license-client';
import type { Observable } from 'rxjs';
import type { AssignmentRun, CellSettled, LicenseChange, LicensePlan } from '../model/assignment';
import type { InferenceOptions, LicenseExplanation, RoleComparison } from '../model/inference';
import type { PersistenceState } from '../model/persistence';
import type { ConnectionState, LoadStatus, TabRole, UserStreamState } from '../model/status';
import type {
  LicensedUser,
  LicenseUsage,
  LicenseUserPage,
  StreamOptions,
  UserList,
  UserListView,
  UserQuery,
} from '../model/users';
import { withLicenses } from './with-licenses';

/**
 * The licenses of one organization: what is defined, who holds what, and the changes under way. Made by
 * `provideLicenseStore()`, injected with `inject(LicenseStore)`.
 *
 * The same arguments give the same signal while somebody holds it; signals may be asked for inside a `computed`.
 */
export interface LicenseStore {
  /** The organization's definitions; asking loads them, once however many ask. Old ones stay while new ones load. */
  readonly definitions: Signal<readonly LicenseDefinition[]>;
  /** `definitions` as an Observable. */
  readonly definitions$: Observable<readonly LicenseDefinition[]>;
  /** In the words of Angular's resources. */
  readonly definitionsStatus: Signal<LoadStatus>;
  /** Why the list did not come; with `resolved`: why a definition could not be completed by id, when last tried. */
  readonly definitionsError: Signal<LicenseApiError | undefined>;
  /**
   * One definition, completed by id where the list came without its permissions; undefined while unknown. It stays as the
   * list gave it where that fails, which `definitionsError` tells; `reloadDefinitions()` tries again.
   */
  definition(licenseId: string): Signal<LicenseDefinition | undefined>;
  /** The name to show: the application's, else the library's (unofficial), else the description, else the id. */
  label(licenseId: string): string;
  /** Loads the definitions again; the old ones stay on show meanwhile. */
  reloadDefinitions(): void;

  /**
   * Sweeps over all users, page by page, and takes each page into the store. Subscribers join the running sweep and get
   * the pages it has given so far; it stops with the last of them. Errors with a `LicenseApiError`; whoever subscribes
   * within ten minutes after that (rxjs `retry` does) gets the pages given so far, and the sweep goes on with the one that
   * failed.
   */
  streamUsers(options?: StreamOptions): Observable<LicenseUserPage>;
  /** How far the sweep over all users has come. */
  readonly userStream: Signal<UserStreamState>;
  /** All known users; rows are read live, by id. */
  readonly users: UserList;
  /** One user as on view; an unknown one is read. Undefined while unknown, and for nobody. */
  user(userId: string): Signal<LicensedUser | undefined>;
  /** Whether the user holds the license on view; false while unknown. */
  holds(userId: string, licenseId: string): Signal<boolean>;
  /** Known users that fit the query, kept up to date without looking through all again. */
  view(query: UserQuery): Signal<UserListView>;
  /** Holders per license, pending changes included; licenses nobody holds and held ids nobody defines are listed too. */
  readonly usage: Signal<readonly LicenseUsage[]>;
  /** Reads these users again, before anything in the background. Rejects with a `LicenseApiError`. */
  refreshUsers(userIds: readonly string[]): Promise<void>;
  /**
   * User ids by email address as given, whatever the case: known ones at once, others from as many pages of the directory as it
   * takes. Addresses that nobody has are left out. Rejects with a `LicenseApiError`; with code `invalid_config` without
   * `withUserDirectory()`.
   */
  findUsersByEmail(emails: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** What a change would do. Throws `invalid_argument` where it asks for a cell both ways. */
  plan(change: LicenseChange | LicenseBatchAssignmentRequest): LicensePlan;
  /** Sends a change. The view has changed when it returns. */
  assign(change: LicensePlan | LicenseChange | LicenseBatchAssignmentRequest): AssignmentRun;
  /** All runs of this session, newest first; then those an earlier one left unfinished (`withPersistence()`). */
  readonly runs: Signal<readonly AssignmentRun[]>;
  /** Every cell's end, for audit trails; it does not replay. */
  readonly settled$: Observable<CellSettled>;
  /** Told by the application, or learned: false from the first 403 of a write, true from the first success. */
  readonly canAssign: Signal<boolean | undefined>;

  /**
   * All roles of the organization, by id and name (`GET /api/v2/authorization/roles`, 100 a page). Remembered for five
   * minutes. Rejects with a `LicenseApiError`: 403 without `authorization:role:view`.
   */
  roles(): Promise<readonly AuthorizationRole[]>;
  /** The licenses these roles need together, as the server infers them. Remembered for five minutes by the set of ids. */
  inferFromRoles(roleIds: readonly string[], options?: InferenceOptions): Promise<readonly string[]>;
  /** The same for permissions such as `quality:evaluation:view`; a preview operation of the API. */
  inferFromPermissions(
    permissions: readonly string[],
    options?: InferenceOptions,
  ): Promise<readonly string[]>;
  /**
   * Which role alone makes which license needed: one inference for all, and one with each role left out, four at a time.
   * Rejects with a `LicenseApiError`.
   */
  explain(roleIds: readonly string[], options?: InferenceOptions): Promise<LicenseExplanation>;
  /**
   * What each of these users holds on view beside what their roles need: what nobody needs, and what is missing. Gives
   * every user once, as soon as it is known, and completes. One request a user for the roles (`GET /api/v2/users/{id}`,
   * best effort; who may not see them gets `unknown`), one inference per distinct set of roles, and a read of those whose
   * licenses are not known or old. Each subscriber starts it anew; leaving stops it. What fails is told per user; it errors
   * for nothing but a wrong argument.
   */
  compareWithRoles(userIds: readonly string[]): Observable<RoleComparison>;

  /** Whether requests can be sent, and how many. */
  readonly connection: Signal<ConnectionState>;
  /** How keeping data on the device is going; `off` without `withPersistence()`. */
  readonly persistence: Signal<PersistenceState>;
  /** What this tab is among those of the same person; `off` without `withCrossTabSync()`. */
  readonly tabRole: Signal<TabRole>;
  /**
   * Stops everything and drops everything the store knows, what is kept of it on the device included; runs end, streams
   * complete. Rejects where something may be left on the device; all else is done then too. Take the token away first: what is
   * still on screen is asked for again at once, with whatever `accessToken` gives then.
   */
  signOut(): Promise<void>;
}

/** The token; the class behind it is an @ngrx/signals store. */
// Marked so that bundlers leave it out of applications that have a store of their own.
export const LicenseStore: Type<LicenseStore> = /* @__PURE__ */ signalStore(/* @__PURE__ */ withLicenses());
