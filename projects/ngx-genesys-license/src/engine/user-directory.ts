import {
  getUsersByIds,
  getUsersPage,
  type DirectoryUser,
  type RequestPriority,
} from 'genesys-license-client';
import { BehaviorSubject, combineLatest, filter, fromEvent, takeUntil, type Observable } from 'rxjs';
import { grouped } from '../core/grouped';
import type { UserStreamState } from '../model/status';
import { allPages } from './all-pages';
import { apiErrorOf } from './api-error';
import type { EngineContext } from './engine-context';

/** Ids are part of the URL: a hundred keep it under four kilobytes. */
const largestRead = 100;
/** The platform's largest page of `GET /api/v2/users`. */
const pageSize = 500;
/** A scrolled window asks row by row: collected for a moment, so that they leave in one request. */
const collectFor = 20;
const concurrency = 2;
/** After a failure, in ms: a list on screen asks with every look at it. */
const askAgainAfter = 10_000;

/** Makes the directory of a session; the arguments are the class's. */
export type DirectoryMaker = (...made: ConstructorParameters<typeof UserDirectory>) => UserDirectory;

export const directoryOf: DirectoryMaker = (...made) => new UserDirectory(...made);

/**
 * Joins names and emails to users: those somebody looks at in batches, asked for last first; all of them page by page
 * where a search or an order needs every name.
 */
export class UserDirectory {
  readonly #context: EngineContext;
  readonly #isComplete$: BehaviorSubject<boolean>;
  readonly #wanted = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #areAllWanted$ = new BehaviorSubject(false);
  #running = 0;
  #isCollecting = false;
  #isForbidden = false;
  /** Never while it is being listed, in ms. */
  #listAgainAt = 0;
  #joinAgainAt = 0;

  /**
   * `isComplete$` is told when every known user's name has been asked for; `stream$` tells when the users are known:
   * names of others are not kept.
   */
  constructor(
    context: EngineContext,
    isComplete$: BehaviorSubject<boolean>,
    stream$: Observable<UserStreamState>,
  ) {
    this.#context = context;
    this.#isComplete$ = isComplete$;
    combineLatest([this.#areAllWanted$, stream$])
      .pipe(
        filter(([areAllWanted, { status }]) => areAllWanted && status === 'resolved'),
        takeUntil(fromEvent(context.signal, 'abort')),
      )
      .subscribe(() => void this.#listAll());
  }

  want(userId: string): void {
    const { clock } = this.#context;
    if (this.#isForbidden || this.#asked.has(userId) || clock.now() < this.#joinAgainAt) return;
    this.#wanted.delete(userId);
    this.#wanted.add(userId);
    if (this.#isCollecting) return;
    this.#isCollecting = true;
    clock.setTimeout(() => {
      this.#isCollecting = false;
      this.#pump();
    }, collectFor);
  }

  /** Every name is wanted: the whole directory is listed, once, when the users are known. */
  wantAll(): void {
    this.#areAllWanted$.next(true);
  }

  async #listAll(): Promise<void> {
    const { clock, signal } = this.#context;
    if (this.#isForbidden || this.#isComplete$.value || clock.now() < this.#listAgainAt) return;
    this.#listAgainAt = Infinity;
    try {
      for await (const users of this.#pages('background')) this.#take(users);
      if (signal.aborted) return;
      this.#isComplete$.next(true);
    } catch (error) {
      this.#listAgainAt = this.#afterFailure(error);
    }
  }

  /**
   * User ids by email address as given, case folded: from the names known already, then from as many pages of the directory as it
   * takes. Addresses that nobody has are left out. Rejects with a `LicenseApiError`.
   */
  async findByEmail(emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { ledger } = this.#context;
    const asked = grouped(emails, (email) => email.toLowerCase());
    const found = new Map<string, string>();
    const match = (id: string, email: string | undefined) => {
      if (email === undefined) return;
      const key = email.toLowerCase();
      for (const given of asked.get(key) ?? []) found.set(given, id);
      asked.delete(key);
    };
    for (let row = 0; row < ledger.users.size; row++) match(ledger.users.id(row), ledger.users.email(row));
    if (asked.size === 0) return found;
    for await (const users of this.#pages('visible')) {
      this.#take(users);
      for (const { id, email } of users) match(id, email);
      if (asked.size === 0) break;
    }
    return found;
  }

  #pages(priority: RequestPriority): AsyncIterable<readonly DirectoryUser[]> {
    const { client, signal, heed } = this.#context;
    return allPages(pageSize, (page) => heed(getUsersPage(client.transport, page, { priority, signal })));
  }

  #pump(): void {
    while (this.#running < concurrency && this.#wanted.size > 0 && !this.#context.signal.aborted) {
      const ids = [...this.#wanted].slice(-largestRead);
      for (const id of ids) {
        this.#wanted.delete(id);
        this.#asked.add(id);
      }
      void this.#join(ids);
    }
  }

  async #join(ids: readonly string[]): Promise<void> {
    const { client, ledger, signal, heed } = this.#context;
    this.#running++;
    try {
      const users = await heed(getUsersByIds(client.transport, ids, { priority: 'visible', signal }));
      // The name of somebody who is looked at may come before their licenses: it waits in their row.
      for (const { id } of users) ledger.users.of(id);
      this.#take(users);
    } catch (error) {
      // Ids are shown instead. Who looks at the row a while later asks again, unless the permission is missing.
      this.#joinAgainAt = this.#afterFailure(error);
      for (const id of ids) this.#asked.delete(id);
    } finally {
      this.#running--;
      this.#pump();
    }
  }

  /** When to ask again, in ms. */
  #afterFailure(error: unknown): number {
    this.#isForbidden ||= apiErrorOf(error)?.status === 403;
    return this.#context.clock.now() + askAgainAfter;
  }

  #take(users: readonly DirectoryUser[]): void {
    const { ledger, signal, commit } = this.#context;
    if (signal.aborted) return;
    for (const { id, name, email } of users) {
      if (ledger.setIdentity(id, name, email)) this.#asked.add(id);
    }
    commit();
  }
}
