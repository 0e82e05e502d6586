import type { LicenseClock } from 'genesys-license-client';

/** Something the server answers about a set of ids. */
export type SetQuestion = (ids: readonly string[]) => Promise<readonly string[]>;

/** What an answer depends on beside the ids (an organization's entitlement) changes rarely, and unseen. */
const maxAge = 5 * 60_000;
/** Sets remembered; the one that was asked for longest ago goes first. */
const mostSets = 500;

/**
 * Asks once per set of ids, whatever their order, and remembers the answer, each id once, for five minutes. Nothing is
 * asked for none, and a failure is not remembered.
 */
export function cachedBySet(ask: SetQuestion, clock: LicenseClock): SetQuestion {
  const answers = new Map<
    string,
    { readonly answer: Promise<readonly string[]>; readonly askedAt: number }
  >();
  return (ids) => {
    const set = [...new Set(ids)].sort();
    if (set.length === 0) return Promise.resolve([]);
    const key = JSON.stringify(set);
    let entry = answers.get(key);
    answers.delete(key);
    if (entry === undefined || clock.now() - entry.askedAt > maxAge) {
      const answer = ask(set).then((ids) => [...new Set(ids)]);
      const asked = { answer, askedAt: clock.now() };
      asked.answer.catch(() => {
        if (answers.get(key) === asked) answers.delete(key);
      });
      entry = asked;
    }
    // Set anew, so that the first of the map is the one not asked for the longest.
    answers.set(key, entry);
    for (const oldest of answers.keys()) {
      if (answers.size <= mostSets) break;
      answers.delete(oldest);
    }
    return entry.answer;
  };
}
