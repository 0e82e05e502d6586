import { getUserRoles, LicenseApiError } from 'genesys-license-client';
import { concatMap, from, fromEvent, mergeMap, Observable, takeUntil } from 'rxjs';
import type { RoleComparison } from '../model/inference';
import { apiErrorOf } from './api-error';
import type { SetQuestion } from './cached-by-set';
import type { EngineContext } from './engine-context';
import type { UserReads } from './user-reads';

/** Users looked into at the same time. */
const concurrency = 4;

/**
 * Compares what users hold with what their roles need; each user as soon as it is known, four at a time in the order
 * given. Users not read within `maxAge` are read first. Unsubscribing stops what has not been answered.
 */
export function compareWithRoles(
  context: EngineContext,
  reads: UserReads,
  infer: SetQuestion,
  userIds: readonly string[],
): Observable<RoleComparison> {
  return new Observable((subscriber) => {
    if (context.signal.aborted) return subscriber.complete();
    const asked = [...new Set(checkedIds(userIds))];
    const chunks: string[][] = [];
    for (let start = 0; start < asked.length; start += reads.size) {
      chunks.push(asked.slice(start, start + reads.size));
    }
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, context.signal]);
    // One person's question goes before all else; a question about many must not use up what is kept for such.
    const priority = asked.length === 1 ? 'interactive' : 'visible';
    subscriber.add(() => stop.abort());
    from(chunks)
      .pipe(
        concatMap(async (chunk) => ({ chunk, unread: await readHeld(chunk) })),
        concatMap(({ chunk, unread }) =>
          from(chunk).pipe(mergeMap((id) => compare(id, unread), concurrency)),
        ),
        takeUntil(fromEvent(context.signal, 'abort')),
      )
      .subscribe(subscriber);

    /** Resolves with the error that kept users from being read. */
    async function readHeld(chunk: readonly string[]): Promise<unknown> {
      const stale = chunk.filter((id) => !isFresh(id));
      try {
        await reads.read(stale, priority);
        return undefined;
      } catch (error) {
        return error;
      }
    }

    async function compare(userId: string, unread: unknown): Promise<RoleComparison> {
      let roleIds: readonly string[] | undefined;
      try {
        const { client, heed } = context;
        const roles = await heed(getUserRoles(client.transport, userId, { priority, signal }));
        roleIds = roles?.map(({ id }) => id);
        if (roleIds === undefined) return unknown(userId, undefined, undefined);
        const needed = await infer(roleIds, signal);
        if (unread !== undefined && !isFresh(userId)) return unknown(userId, roleIds, unread);
        return compared(userId, roleIds, needed, heldBy(userId));
      } catch (error) {
        return unknown(userId, roleIds, error);
      }
    }

    function isFresh(userId: string): boolean {
      const { ledger, clock } = context;
      const row = ledger.users.find(userId);
      return row !== undefined && ledger.isFresh(row, -1, clock.now());
    }

    function heldBy(userId: string): readonly string[] {
      const { ledger } = context;
      const { licenses } = ledger.view(ledger.users.of(userId));
      return licenses.map((license) => ledger.licenses.name(license));
    }
  });
}

function compared(
  userId: string,
  roleIds: readonly string[],
  needed: readonly string[],
  held: readonly string[],
): RoleComparison {
  const heldWithoutReason = held.filter((id) => !needed.includes(id));
  const neededNotHeld = needed.filter((id) => !held.includes(id));
  const status = heldWithoutReason.length + neededNotHeld.length === 0 ? 'agrees' : 'differs';
  return { userId, status, roleIds, heldWithoutReason, neededNotHeld, error: undefined };
}

function unknown(userId: string, roleIds: readonly string[] | undefined, error: unknown): RoleComparison {
  return {
    userId,
    status: 'unknown',
    roleIds,
    heldWithoutReason: [],
    neededNotHeld: [],
    error: apiErrorOf(error),
  };
}

/** A string can be walked too, and would be taken letter by letter. */
function checkedIds(userIds: readonly string[]): readonly string[] {
  const given: unknown = userIds;
  const isList = Array.isArray(given) && given.every((id) => typeof id === 'string' && id.trim() !== '');
  if (isList) return userIds;
  throw new LicenseApiError({
    code: 'invalid_argument',
    operation: 'compareWithRoles',
    message: 'userIds must be an array of ids, none of them empty.',
    effect: 'none',
  });
}
