/** The shape of everything in a vault; data of any other version is dropped. */
export const schemaVersion = 2;

export const schemaKey = 'schema';
export const definitionsKey = 'definitions';

/** Who writes the users, where several tabs keep the same identity's. */
export const usersLock = 'users';

const users = 'users/';
const journal = 'journal/';

export function usersKey(chunk: number): string {
  return `${users}${chunk}`;
}

/** The chunk that a key is of; undefined for any other key. */
export function chunkOfKey(key: string): number | undefined {
  if (!key.startsWith(users)) return undefined;
  const chunk = Number(key.slice(users.length));
  return Number.isInteger(chunk) && chunk >= 0 ? chunk : undefined;
}

/** Held by a keeper as long as it lives: what is in the journal of a free one was left behind. */
export function ownerLock(owner: string): string {
  return `${journal}${owner}`;
}

/** The record of a part of a run. */
export function partKey(owner: string, runId: string, part: number): string {
  return `${journal}${owner}/${runId}/${part}`;
}

/** Whose journal a key is of; undefined for any other key. */
export function ownerOfKey(key: string): string | undefined {
  return key.startsWith(journal) ? key.slice(journal.length).split('/')[0] : undefined;
}
