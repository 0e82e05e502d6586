import type { LicenseStore } from 'ngx-genesys-license';

/** So many of the users do not exist that reading on would waste a request on each of the others. */
const mostMissing = 50;

/**
 * Reads what those of the users hold whom nobody has read yet, few at first: each user the server does not know costs a
 * request of its own, and a wrong column holds nobody else. Stops where `mostMissing` are missing, unless told to read `all`, and
 * when `isCurrent` says no. Returns those not asked for. Rejects with a `LicenseApiError`.
 */
export async function readUnknown(
  store: LicenseStore,
  userIds: readonly string[],
  all: boolean,
  isCurrent: () => boolean,
  onProgress: (done: number) => void,
): Promise<readonly string[]> {
  const isMissing = (id: string) => store.users.indexOf(id) < 0;
  const unread = userIds.filter(isMissing);
  const known = userIds.length - unread.length;
  let missing = 0;
  let size = 20;
  for (let at = 0; at < unread.length; size = Math.min(size * 5, 2000)) {
    if (!isCurrent()) return [];
    if (missing >= mostMissing && !all) return unread.slice(at);
    onProgress(known + at);
    const part = unread.slice(at, at + size);
    await store.refreshUsers(part);
    missing += part.filter(isMissing).length;
    at += part.length;
  }
  return [];
}
