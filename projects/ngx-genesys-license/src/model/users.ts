import type { LicenseApiError } from 'genesys-license-client';
import type { CellMark } from '../core/cell';

/** What a screen shows beside one license of one user while a change is under way or has ended in trouble. */
export interface CellStatus {
  /**
   * - `pending`: queued or sent
   * - `verifying`: the server said yes, the proof is being read
   * - `unconfirmed`: nobody knows what the server did; being read
   * - `failed`: the last change did not happen, did not last, or could not be resolved; the license shown is what is known
   */
  readonly mark: CellMark;
  /** What was asked last: hold the license, or not. */
  readonly asked: boolean;
  /** How the change ended, for `failed`. */
  readonly state: 'failed' | 'reverted' | 'unresolved' | undefined;
  /** The server's own word. */
  readonly result: string | undefined;
  /** Why the last change failed. */
  readonly error: LicenseApiError | undefined;
  /** Of the answer that settled it: what support asks for. */
  readonly correlationId: string | undefined;
}

/** A user as on view: what the server is known to hold, with the changes under way on top. */
export interface LicensedUser {
  /** The user's id. */
  readonly id: string;
  /** Undefined until `withUserDirectory()` has joined it, and without it. */
  readonly name: string | undefined;
  /** With `withUserDirectory()`, once it is known. */
  readonly email: string | undefined;
  /** License ids, in the order in which the store first saw them. */
  readonly licenseIds: readonly string[];
  /** By license id; only licenses with something to say. */
  readonly cells: ReadonlyMap<string, CellStatus>;
}

/** One page of the running sweep, already taken into the store. */
export interface LicenseUserPage {
  /** From 1. */
  readonly pageNumber: number;
  /** Users a page, as the server counts. */
  readonly pageSize: number;
  /** Pages altogether, where the server says. */
  readonly pageCount: number | undefined;
  /** Users altogether, where the server says. */
  readonly total: number | undefined;
  /** The users of this page, in the server's order. */
  readonly userIds: readonly string[];
}

/** How the pages of all users are asked for. */
export interface StreamOptions {
  /** Users a page. Default: 500 are asked for, and 100, what real callers use, where the server refuses. It may give fewer. */
  readonly pageSize?: number;
  /** Pages asked for at the same time, after the first; default 4. */
  readonly concurrency?: number;
}

/** Known users in the order in which they were first seen. Reading in a reactive context follows changes of membership. */
export interface UserList {
  /** Users known; a signal's read, so it is followed. */
  length(): number;
  /** The id at a position; undefined outside. O(log n). */
  at(position: number): string | undefined;
  /** -1 where the user is not known. O(log n). */
  indexOf(userId: string): number;
  /** All ids, copied: O(n). */
  ids(): readonly string[];
}

/** What a list of users may be sorted by. */
export type UserSortKey = 'name' | 'email' | 'id' | 'licenses';

/** Which users, in which order; every condition given must hold. */
export interface UserQuery {
  /** License ids the user holds, all of them. */
  readonly holds?: readonly string[];
  /** License ids the user holds none of. */
  readonly lacks?: readonly string[];
  /** Found in name, email or id; case and diacritics are folded. */
  readonly text?: string;
  /** Default: in the order in which they were first seen. `licenses` sorts by how many. */
  readonly sort?: { readonly by: UserSortKey; readonly direction?: 'ascending' | 'descending' };
  /** Only users with a change that failed or is unconfirmed. */
  readonly issues?: boolean;
}

/** A filtered and sorted list, kept up to date. Rows are read live: a list that was replaced may show newer rows. */
export interface UserListView {
  /** Users in the view. */
  readonly length: number;
  /** The id of the user at a place, undefined beyond the end. */
  at(position: number): string | undefined;
  /** -1 where the user is not in the list. */
  indexOf(userId: string): number;
  /** False while the users known already are still being looked through. */
  readonly isComplete: boolean;
  /** `loaded` while users, or names the query needs, are missing: the list covers only what is loaded. */
  readonly covers: 'all' | 'loaded';
}

/** How many users hold a license: assignments now, not billed (concurrent) use. */
export interface LicenseUsage {
  /** The license. */
  readonly licenseId: string;
  /** Its display name, as `label()` gives it. */
  readonly label: string;
  /** Known users who hold it on view, pending changes included. */
  readonly holders: number;
  /** False for an id that users hold and the organization does not define. */
  readonly isDefined: boolean;
}
