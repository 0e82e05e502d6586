import type { LicenseClock } from 'genesys-license-client';

/**
 * Something the server answers about a set of ids. Aborting the signal rejects with its reason; the request is given up with
 * the last who wait for it.
 */
export type SetQuestion = (ids: readonly string[], signal?: AbortSignal) => Promise<readonly string[]>;

/** What an answer depends on beside the ids (an organization's entitlement) changes rarely, and unseen. */
const maxAge = 5 * 60_000;
/** Sets remembered; the one that was asked for longest ago goes first. */
const mostSets = 500;

interface AskedSet {
  readonly answer: Promise<readonly string[]>;
  readonly askedAt: number;
  readonly stop: AbortController;
  /** Who wait, or have waited, for it. */
  waiting: number;
}

/**
 * Asks once per set of ids, whatever their order, and remembers the answer, each id once, for five minutes. Nothing is
 * asked for none, and a failure is not remembered.
 */
export function cachedBySet(
  ask: (ids: readonly string[], signal: AbortSignal) => Promise<readonly string[]>,
  clock: LicenseClock,
): SetQuestion {
  const answers = new Map<string, AskedSet>();
  return (ids, signal) => {
    const set = [...new Set(ids)].sort();
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
    if (set.length === 0) return Promise.resolve([]);
    const key = JSON.stringify(set);
    const known = answers.get(key);
    answers.delete(key);
    const isFresh = known !== undefined && clock.now() - known.askedAt <= maxAge;
    const asked = isFresh ? known : askNow(key, set);
    // Set anew, so that the first of the map is the one not asked for the longest.
    answers.set(key, asked);
    for (const oldest of answers.keys()) {
      if (answers.size <= mostSets) break;
      answers.delete(oldest);
    }
    asked.waiting++;
    return signal === undefined ? asked.answer : waitFor(key, asked, signal);
  };

  function askNow(key: string, set: readonly string[]): AskedSet {
    const stop = new AbortController();
    const answer = ask(set, stop.signal).then((ids) => [...new Set(ids)]);
    const asked = { answer, askedAt: clock.now(), stop, waiting: 0 };
    answer.catch(() => forget(key, asked));
    return asked;
  }

  function waitFor(key: string, asked: AskedSet, signal: AbortSignal): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(signal.reason as Error);
        if (--asked.waiting > 0) return;
        forget(key, asked);
        asked.stop.abort(signal.reason);
      };
      signal.addEventListener('abort', leave);
      const stay = (): void => signal.removeEventListener('abort', leave);
      asked.answer.finally(stay).then(resolve, reject);
    });
  }

  function forget(key: string, asked: AskedSet): void {
    if (answers.get(key) === asked) answers.delete(key);
  }
}
