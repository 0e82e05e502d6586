import type { UserListView } from 'ngx-genesys-license';

/** A list of these users, all there are unless said otherwise. */
export function viewOf(ids: readonly string[], given: Partial<UserListView> = {}): UserListView {
  return {
    length: ids.length,
    isComplete: true,
    covers: 'all',
    at: (position) => ids[position],
    indexOf: (userId) => ids.indexOf(userId),
    ...given,
  };
}
