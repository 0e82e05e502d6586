import { LicenseApiError, type UserLicensesEntityListing } from 'genesys-license-client';
import { type BehaviorSubject, EMPTY, Observable } from 'rxjs';
import type { ReadTicket } from '../core/fences';
import type { UserStreamState } from '../model/status';
import type { LicenseUserPage, StreamOptions } from '../model/users';
import type { EngineContext } from './engine-context';
import type { UserReads } from './user-reads';

/** The maximum is documented nowhere: more is asked for than real callers do, and what they do where it is refused. */
const largestPage = 500;
const usualPage = 100;

interface Sweep {
  readonly pages: LicenseUserPage[];
  readonly subscribers: Set<{
    next(page: LicenseUserPage): void;
    error(error: unknown): void;
    complete(): void;
  }>;
  readonly abort: AbortController;
}

export const idleStream: UserStreamState = {
  status: 'idle',
  loaded: 0,
  total: undefined,
  pages: 0,
  pageCount: undefined,
  rate: undefined,
  eta: undefined,
  error: undefined,
  asOf: undefined,
};

/** The one sweep over all users that may run at a time, shared by all who subscribe. */
export class UserSweep {
  readonly #context: EngineContext;
  readonly #reads: UserReads;
  readonly #state$: BehaviorSubject<UserStreamState>;
  #sweep: Sweep | undefined;
  #pageSize = largestPage;

  constructor(context: EngineContext, reads: UserReads, state$: BehaviorSubject<UserStreamState>) {
    this.#context = context;
    this.#reads = reads;
    this.#state$ = state$;
  }

  stream(options: StreamOptions): Observable<LicenseUserPage> {
    if (this.#context.isDormant) return EMPTY;
    return new Observable((subscriber) => {
      const sweep = (this.#sweep ??= this.#start(options));
      // Before the replay: one who hears of it may leave, and must not take the sweep along.
      sweep.subscribers.add(subscriber);
      for (const page of [...sweep.pages]) subscriber.next(page);
      return () => {
        sweep.subscribers.delete(subscriber);
        if (sweep.subscribers.size === 0 && this.#sweep === sweep) {
          this.#sweep = undefined;
          sweep.abort.abort();
          this.#patch({ status: this.#restStatus(), rate: undefined, eta: undefined });
        }
      };
    });
  }

  #start(options: StreamOptions): Sweep {
    const sweep: Sweep = { pages: [], subscribers: new Set(), abort: new AbortController() };
    const { members } = this.#context.ledger;
    this.#patch({
      status: members.size > 0 ? 'reloading' : 'loading',
      loaded: 0,
      pages: 0,
      pageCount: undefined,
      rate: undefined,
      eta: undefined,
      error: undefined,
    });
    // A turn later, so that whoever starts the sweep is subscribed to it first.
    queueMicrotask(() => void this.#run(sweep, options));
    return sweep;
  }

  async #run(sweep: Sweep, options: StreamOptions): Promise<void> {
    const { client, clock, ledger, commit, learn } = this.#context;
    const signal = AbortSignal.any([sweep.abort.signal, this.#context.signal]);
    const tickets = new Map<number, ReadTicket>();
    const endRead = (page: number) => {
      const ticket = tickets.get(page);
      if (ticket !== undefined) ledger.endRead(ticket, clock.now());
      tickets.delete(page);
    };
    const startedAt = clock.now();
    const before = ledger.beginRead(startedAt);
    ledger.endRead(before, startedAt);
    try {
      const pages = client.licenseUserPages({
        ...options,
        pageSize: options.pageSize ?? this.#pageSize,
        // The store counts a user once however often it is told of it, and the later read is the better one.
        distinct: false,
        signal,
        priority: 'background',
        onSend: (page) => {
          endRead(page);
          tickets.set(page, ledger.beginRead(clock.now()));
        },
      });
      let pageNumber = 0;
      let loaded = 0;
      for await (const listing of pages) {
        if (signal.aborted) return;
        pageNumber++;
        learn(undefined);
        // Pages are counted anew when the server changes their size: then its own number tells which one was asked for,
        // and where it tells none the oldest read on its way claims the least.
        const asked = [listing.pageNumber, pageNumber, ...tickets.keys()].find(
          (number) => number !== undefined && tickets.has(number),
        );
        const ticket = asked === undefined ? undefined : tickets.get(asked);
        if (ticket !== undefined) ledger.applyRead(ticket, listing.entities, clock.now());
        if (asked !== undefined) endRead(asked);
        loaded += listing.entities.length;
        this.#report(listing, pageNumber, loaded, clock.now() - startedAt);
        commit();
        const page: LicenseUserPage = {
          pageNumber,
          pageSize: listing.pageSize ?? listing.entities.length,
          pageCount: listing.pageCount,
          total: listing.total,
          userIds: listing.entities.map(({ id }) => id),
        };
        sweep.pages.push(page);
        for (const subscriber of [...sweep.subscribers]) subscriber.next(page);
      }
      if (signal.aborted) return;
      this.#end(sweep);
      this.#patch({ status: 'resolved', eta: undefined, asOf: clock.now() });
      for (const subscriber of [...sweep.subscribers]) subscriber.complete();
      await this.#askForMissing(before);
    } catch (error) {
      if (signal.aborted) return;
      const isTooLarge = error instanceof LicenseApiError && error.status === 400;
      if (
        isTooLarge &&
        options.pageSize === undefined &&
        this.#pageSize > usualPage &&
        sweep.pages.length === 0
      ) {
        this.#pageSize = usualPage;
        return await this.#run(sweep, options);
      }
      learn(error);
      this.#end(sweep);
      this.#patch({
        status: 'error',
        rate: undefined,
        eta: undefined,
        error: error instanceof LicenseApiError ? error : undefined,
      });
      for (const subscriber of [...sweep.subscribers]) subscriber.error(error);
    } finally {
      for (const page of [...tickets.keys()]) endRead(page);
      commit();
      if (this.#context.signal.aborted)
        for (const subscriber of [...sweep.subscribers]) subscriber.complete();
    }
  }

  #end(sweep: Sweep): void {
    if (this.#sweep === sweep) this.#sweep = undefined;
  }

  /** A user the sweep has not met may have moved between pages, or be gone: only a read by id says. */
  async #askForMissing(before: ReadTicket): Promise<void> {
    const { users, members } = this.#context.ledger;
    const missing: string[] = [];
    for (const row of members) {
      if (users.tick(row) < before.tick) missing.push(users.id(row));
    }
    // Not told to anybody: the users stay on show as they were, and the next sweep asks again.
    await this.#reads.read(missing, 'background').catch(() => undefined);
  }

  #report(listing: UserLicensesEntityListing, pages: number, loaded: number, elapsed: number): void {
    const { total, pageCount } = listing;
    const rate = elapsed > 0 ? (loaded * 1000) / elapsed : undefined;
    const eta =
      rate === undefined || total === undefined ? undefined : (Math.max(0, total - loaded) * 1000) / rate;
    this.#patch({ loaded, pages, total, pageCount, rate, eta });
  }

  #restStatus(): UserStreamState['status'] {
    return this.#state$.value.asOf === undefined ? 'idle' : 'resolved';
  }

  #patch(patch: Partial<UserStreamState>): void {
    // The state outlives this sweep's session.
    if (!this.#context.signal.aborted) this.#state$.next({ ...this.#state$.value, ...patch });
  }
}
