import { LicenseApiError, type UserLicensesEntityListing } from 'genesys-license-client';
import { type BehaviorSubject, EMPTY, Observable, Subject } from 'rxjs';
import type { ReadTicket } from '../core/fences';
import { waitUnderBudget } from '../core/request-budget';
import type { UserStreamState } from '../model/status';
import type { LicenseUserPage, StreamOptions } from '../model/users';
import { apiErrorOf } from './api-error';
import type { EngineContext } from './engine-context';
import { StreamPace } from './stream-pace';
import { SweepPages } from './sweep-pages';
import { sourceChanged, type PageSource } from './user-pages';
import type { UserReads } from './user-reads';

/** The maximum is documented nowhere: more is asked for than real callers do, and what they do where it is refused. */
const largestPage = 500;
const usualPage = 100;
/** So long after a failure a sweep goes on where it failed; later too much may have moved between the pages. */
const resumableFor = 10 * 60_000;

interface Sweep {
  readonly pages: SweepPages;
  /** Users a page, as the one who began it asked for. */
  readonly givenSize: number | undefined;
  /** Users whose last read was asked for before this have not been met. */
  readonly before: ReadTicket;
  /** Gives each page as it comes; another after a failure. */
  page$: Subject<LicenseUserPage>;
  abort: AbortController;
  failedAt: number;
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
  readonly #source: PageSource;
  readonly #state$: BehaviorSubject<UserStreamState>;
  #sweep: Sweep | undefined;
  #failed: Sweep | undefined;
  #pageSize = largestPage;

  constructor(
    context: EngineContext,
    reads: UserReads,
    source: PageSource,
    state$: BehaviorSubject<UserStreamState>,
  ) {
    this.#context = context;
    this.#reads = reads;
    this.#source = source;
    this.#state$ = state$;
  }

  stream(options: StreamOptions): Observable<LicenseUserPage> {
    if (this.#context.isDormant) return EMPTY;
    return new Observable((subscriber) => {
      const sweep = (this.#sweep ??= this.#begin(options));
      // Before the replay: one who hears of it may leave, and must not take the sweep along.
      const following = sweep.page$.subscribe(subscriber);
      const { length } = sweep.pages;
      for (let index = 0; index < length && !subscriber.closed; index++) {
        subscriber.next(sweep.pages.at(index, this.#context.ledger.users));
      }
      return () => {
        following.unsubscribe();
        if (!sweep.page$.observed && this.#sweep === sweep) {
          this.#sweep = undefined;
          sweep.abort.abort();
          this.#patch({ status: this.#restStatus(), rate: undefined, eta: undefined });
        }
      };
    });
  }

  #begin(options: StreamOptions): Sweep {
    const { members } = this.#context.ledger;
    const failed = this.#resumable(options);
    const sweep = failed ?? this.#make(options);
    this.#failed = undefined;
    this.#patch({
      status: members.size > 0 ? 'reloading' : 'loading',
      ...(failed === undefined ? { loaded: 0, pages: 0, pageCount: undefined } : {}),
      rate: undefined,
      eta: undefined,
      error: undefined,
    });
    // A turn later, so that whoever starts the sweep is subscribed to it first.
    queueMicrotask(() => void this.#run(sweep, options));
    return sweep;
  }

  #make({ pageSize }: StreamOptions): Sweep {
    const { ledger, clock } = this.#context;
    const before = ledger.beginRead(clock.now());
    ledger.endRead(before, clock.now());
    return {
      pages: new SweepPages(pageSize ?? this.#pageSize),
      givenSize: pageSize,
      before,
      page$: new Subject(),
      abort: new AbortController(),
      failedAt: 0,
    };
  }

  #resumable({ pageSize }: StreamOptions): Sweep | undefined {
    const failed = this.#failed;
    if (failed === undefined || failed.pages.length === 0 || failed.givenSize !== pageSize) return undefined;
    if (this.#context.clock.now() - failed.failedAt > resumableFor) return undefined;
    failed.page$ = new Subject();
    failed.abort = new AbortController();
    return failed;
  }

  async #run(sweep: Sweep, options: StreamOptions): Promise<void> {
    const { signal } = this.#context;
    try {
      while (await this.#read(sweep, options));
    } finally {
      if (signal.aborted) sweep.page$.complete();
    }
  }

  /** Reads to the end, or to a failure. Returns whether to read on: in another size, or from elsewhere. */
  async #read(sweep: Sweep, options: StreamOptions): Promise<boolean> {
    const { clock, ledger, commit, learn } = this.#context;
    const { pages, page$ } = sweep;
    const signal = AbortSignal.any([sweep.abort.signal, this.#context.signal]);
    const pace = new StreamPace(clock.now(), pages.users);
    const unwatch = this.#watchPauses(() => {
      if (!signal.aborted && pages.length > 0) this.#report(sweep, pace);
    });
    try {
      const read = this.#source({ ...options, ...pages.goOn(), signal });
      for await (const { listing, asked } of read) {
        if (signal.aborted) return false;
        const isNext = pages.add(listing, asked, rowsOf(listing, ledger.users));
        pace.add(pages.users, clock.now());
        if (isNext) this.#report(sweep, pace);
        commit();
        page$.next(pages.at(pages.length - 1, ledger.users));
        if (!isNext) return !isAborted(signal);
      }
      if (isAborted(signal)) return false;
      this.#sweep = undefined;
      this.#patch({ status: 'resolved', eta: undefined, asOf: clock.now() });
      page$.complete();
      await this.#reads.readMissing(pages.met(ledger.users.size), sweep.before);
    } catch (error) {
      if (signal.aborted) return false;
      if (error === sourceChanged) return true;
      const isTooLarge = error instanceof LicenseApiError && error.status === 400;
      if (isTooLarge && sweep.givenSize === undefined && this.#pageSize > usualPage && pages.length === 0) {
        this.#pageSize = usualPage;
        pages.askedSize = usualPage;
        return true;
      }
      learn(error);
      this.#sweep = undefined;
      this.#failed = Object.assign(sweep, { failedAt: clock.now() });
      this.#patch({
        status: 'error',
        rate: undefined,
        eta: undefined,
        error: apiErrorOf(error),
      });
      page$.error(error);
    } finally {
      unwatch();
      commit();
    }
    return false;
  }

  /** Tells of a pause though no page comes. Returns the way to end it. */
  #watchPauses(tell: () => void): () => void {
    const { limiter } = this.#context.client;
    let { pausedUntil } = limiter.state;
    return limiter.subscribe(() => {
      if (limiter.state.pausedUntil === pausedUntil) return;
      ({ pausedUntil } = limiter.state);
      tell();
    });
  }

  #report({ pages }: Sweep, pace: StreamPace): void {
    const { clock, client, budget } = this.#context;
    const { users: loaded, length, total, pageCount, pagesLeft } = pages;
    const now = clock.now();
    pace.pause(client.limiter.state.pausedUntil ?? 0, now);
    const rate = pace.rate(now);
    let eta: number | undefined;
    if (rate !== undefined && rate > 0 && total !== undefined) {
      // Its own pages are among those that wait.
      const limits = { ...budget(), queued: 0 };
      const atThatRate = limits.pausedFor + (Math.max(0, total - loaded) * 1000) / rate;
      eta = Math.max(atThatRate, waitUnderBudget(pagesLeft ?? 0, limits));
    }
    this.#patch({ loaded, pages: length, total, pageCount, rate, eta });
  }

  #restStatus(): UserStreamState['status'] {
    return this.#state$.value.asOf === undefined ? 'idle' : 'resolved';
  }

  #patch(patch: Partial<UserStreamState>): void {
    // The state outlives this sweep's session.
    if (!this.#context.signal.aborted) this.#state$.next({ ...this.#state$.value, ...patch });
  }
}

/** Asked anew: listeners may have ended it meanwhile. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function rowsOf({ entities }: UserLicensesEntityListing, users: { of(id: string): number }): Uint32Array {
  return Uint32Array.from(entities, ({ id }) => users.of(id));
}
