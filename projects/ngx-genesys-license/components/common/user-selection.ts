import type { LicenseStore, UserListView, UserQuery } from 'ngx-genesys-license';

/** Everybody who fits a query, now and later, but for a few: a live rule. */
export interface AllMatchingUsers {
  /** Everybody who matches the query, those included who have not come yet. */
  readonly all: UserQuery;
  /** User ids that are left out. */
  readonly except: readonly string[];
}

/** Which users are selected: these ids, or a rule. */
export type LicenseUserSelection = readonly string[] | AllMatchingUsers;

/** A selection as it stands. */
export interface SelectedUsers {
  /** How many users are selected. */
  readonly count: number;
  /** `loaded` while a rule covers only the users loaded so far, so that the count may grow. */
  readonly covers: UserListView['covers'];
  /** Whether a user is selected. */
  has(userId: string): boolean;
  /** All ids, copied: O(n). */
  ids(): readonly string[];
}

/** Whether a selection is a rule. */
export function isRule(selection: LicenseUserSelection): selection is AllMatchingUsers {
  return 'all' in selection;
}

/** The users of a selection now. In a reactive context it follows the users that come and go. */
export function readSelection(
  store: Pick<LicenseStore, 'view'>,
  selection: LicenseUserSelection,
): SelectedUsers {
  if (!isRule(selection)) {
    const ids = new Set(selection);
    return { count: ids.size, covers: 'all', has: (userId) => ids.has(userId), ids: () => [...ids] };
  }
  const view = store.view(selection.all)();
  const except = new Set(selection.except.filter((userId) => view.indexOf(userId) >= 0));
  return {
    count: view.length - except.size,
    covers: view.isComplete ? view.covers : 'loaded',
    has: (userId) => view.indexOf(userId) >= 0 && !except.has(userId),
    ids: () => idsBetween(view, 0, view.length - 1).filter((userId) => !except.has(userId)),
  };
}

/** The selection with these users in it, or without them. A rule stays a rule where the users fit it. */
export function changeSelection(
  store: Pick<LicenseStore, 'view'>,
  selection: LicenseUserSelection,
  userIds: readonly string[],
  isSelected: boolean,
): LicenseUserSelection {
  if (isRule(selection)) {
    const view = store.view(selection.all)();
    if (userIds.every((userId) => view.indexOf(userId) >= 0))
      return { all: selection.all, except: changed(selection.except, userIds, !isSelected) };
    return changed(readSelection(store, selection).ids(), userIds, isSelected);
  }
  return changed(selection, userIds, isSelected);
}

/** The ids of a list from a position up to another, that one included. */
export function idsBetween(view: UserListView, first: number, last: number): string[] {
  const ids: string[] = [];
  for (let position = first; position <= last; position++) {
    const userId = view.at(position);
    if (userId !== undefined) ids.push(userId);
  }
  return ids;
}

function changed(before: readonly string[], userIds: readonly string[], isAdded: boolean): readonly string[] {
  const ids = new Set(before);
  for (const userId of userIds) {
    if (isAdded) ids.add(userId);
    else ids.delete(userId);
  }
  return [...ids];
}
