import {
  LicenseApiError,
  type LicenseBatchAssignmentRequest,
  type LicenseClient,
  type LicenseClock,
} from 'genesys-license-client';
import { BehaviorSubject, Subject } from 'rxjs';
import { cellsOf, cellsOfPlan, isPlan } from '../core/asked-changes';
import { classifyResult } from '../core/classify-result';
import type { LedgerChanges } from '../core/ledger-changes';
import { LicenseLedger, type AskedCell } from '../core/license-ledger';
import type { CellSettled, LicenseChange, LicensePlan, PlannedCell } from '../model/assignment';
import type { TabRole } from '../model/status';
import { afterTime } from './after-time';
import { apiErrorOf } from './api-error';
import { AssignmentWriter } from './assignment-writer';
import { budgetLeft } from './budget-left';
import { DefinitionCache, idleDefinitions } from './definition-cache';
import type { EngineContext } from './engine-context';
import type { EngineOptions } from './engine-options';
import type { LicenseRun } from './license-run';
import { LicenseRuns } from './license-runs';
import { LookedAtUsers } from './looked-at-users';
import { ProofReader } from './proof-reader';
import { persistenceOff, type SessionKeeper } from './session-keeper';
import type { SessionSharing } from './session-sharing';
import type { UserDirectory } from './user-directory';
import { readUserPages } from './user-pages';
import { UserReads } from './user-reads';
import { idleStream, UserSweep } from './user-sweep';

/** Everything that one signed-in person's data lives in. */
interface Session {
  readonly ledger: LicenseLedger;
  readonly stop: AbortController;
  readonly context: EngineContext;
  readonly definitions: DefinitionCache;
  readonly reads: UserReads;
  readonly sweep: UserSweep;
  readonly proofs: ProofReader;
  readonly writer: AssignmentWriter;
  readonly directory: UserDirectory | undefined;
  readonly keeper: SessionKeeper | undefined;
  readonly sharing: SessionSharing | undefined;
  readonly runs: LicenseRuns;
  readonly looks: LookedAtUsers;
}

/** The store without Angular: ledger, requests, and who is told of what. */
export class LicenseEngine {
  readonly client: LicenseClient;
  readonly clock: LicenseClock;
  readonly labels: EngineOptions['labels'];
  readonly changes$ = new Subject<LedgerChanges>();
  /** Whoever looks at a user is to say so with `recheck`. */
  readonly look$ = new Subject<void>();
  /** Everything known was dropped. */
  readonly reset$ = new Subject<void>();
  readonly settled$ = new Subject<CellSettled>();
  readonly #resets: (() => void)[] = [];
  readonly definitions$ = this.#told(idleDefinitions);
  readonly stream$ = this.#told(idleStream);
  readonly runs$ = this.#told<readonly LicenseRun[]>([]);
  readonly canAssign$: BehaviorSubject<boolean | undefined>;
  readonly needsSignIn$ = this.#told(false);
  readonly persistence$ = this.#told(persistenceOff);
  readonly tabRole$ = this.#told<TabRole>('off');
  /** Whether every known user has a name as far as the directory has one; true without a directory. */
  readonly hasNames$: BehaviorSubject<boolean>;
  readonly #options: EngineOptions;
  #session: Session;
  #isWatchingFences = false;
  #runCount = 0;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.client = options.client;
    this.clock = options.clock;
    this.labels = options.labels;
    this.canAssign$ = this.#told(options.canAssign);
    this.hasNames$ = this.#told(options.directoryOf === undefined);
    this.#session = this.#begin();
    this.#startSession();
  }

  /** What is told of a session, and as at the beginning when it ends. */
  #told<Value>(initial: Value): BehaviorSubject<Value> {
    const told = new BehaviorSubject(initial);
    this.#resets.push(() => told.next(initial));
    return told;
  }

  get ledger(): LicenseLedger {
    return this.#session.ledger;
  }

  get definitions(): DefinitionCache {
    return this.#session.definitions;
  }

  /** Of the session under way: it is another after a sign-out. */
  get context(): EngineContext {
    return this.#session.context;
  }

  get reads(): UserReads {
    return this.#session.reads;
  }

  /** Cells a write may hold, as learned so far. */
  get writeSize(): number {
    return this.#session.writer.size;
  }

  get sweep(): UserSweep {
    return this.#session.sweep;
  }

  /** Somebody looks at this user: read them where unknown, and their name. */
  want(userId: string): void {
    const { context, directory, looks } = this.#session;
    if (context.isDormant) return;
    directory?.want(userId);
    looks.look(userId);
  }

  /**
   * The person is back, or the network: definitions that are older than `minAge` (in ms), and the users somebody looks
   * at from now on that are, are read again.
   */
  revalidate(minAge: number): void {
    const { looks, definitions } = this.#session;
    looks.revalidate(minAge);
    definitions.revalidate(minAge);
    this.look$.next();
  }

  /** Somebody still looks at this user: read them again where what is known was read too long ago. Cheap. */
  recheck(userId: string): void {
    this.#session.looks.recheck(userId);
  }

  /** Somebody searches by name or sorts by it: every name is needed, once the users are known. */
  wantNames(): void {
    if (!this.context.isDormant) this.#session.directory?.wantAll();
  }

  /** See `UserDirectory.findByEmail`. Without a directory it rejects with `invalid_config`. */
  async findByEmail(emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { directory } = this.#session;
    if (directory === undefined)
      throw new LicenseApiError({
        code: 'invalid_config',
        operation: 'findUsersByEmail',
        message: 'This application reads no email addresses; give provideLicenseStore() withUserDirectory().',
        effect: 'none',
      });
    return directory.findByEmail(emails);
  }

  refresh(userIds: readonly string[]): Promise<void> {
    return this.#session.reads.read([...new Set(userIds)], 'visible');
  }

  assign(change: LicensePlan | LicenseChange | LicenseBatchAssignmentRequest): LicenseRun {
    return this.#start(isPlan(change) ? cellsOfPlan(change) : cellsOf(change));
  }

  cancel(run: LicenseRun): void {
    this.#session.writer.cancel(run);
    this.#commit(this.#session);
  }

  retryFailed(run: LicenseRun): LicenseRun {
    return this.#isCurrent(run) ? this.#start(run.failedCells(), run) : this.#start([]);
  }

  undo(run: LicenseRun): { readonly run: LicenseRun; readonly skipped: readonly PlannedCell[] } {
    const { cells, skipped } = this.#isCurrent(run) ? run.inverse() : { cells: [], skipped: [] };
    return { run: this.#start(cells), skipped };
  }

  #start(cells: readonly AskedCell[], retryOf?: LicenseRun): LicenseRun {
    const session = this.#session;
    // Runs of earlier sessions may be here too.
    const origin = session.keeper === undefined ? '' : `${session.keeper.id}-`;
    const run = session.runs.start(`run-${origin}${++this.#runCount}`, cells, retryOf);
    this.#commit(session);
    return run;
  }

  /** The network is back: what waits for a proof or has failed to load need not wait any longer. */
  hurry(): void {
    this.#session.proofs.hurry();
    this.#session.definitions.retry();
  }

  /** What somebody did before the last sign-out is not repeated in the name of the next person. */
  #isCurrent(run: LicenseRun): boolean {
    return this.#session.runs.has(run);
  }

  /**
   * Ends every request and every run, and forgets all; nothing that was asked before is taken afterwards. Rejects where
   * something may be left on the device.
   */
  signOut(): Promise<void> {
    this.#session.sharing?.signOut();
    return this.#forget();
  }

  #forget(): Promise<void> {
    const forgotten = this.#session.keeper?.forget() ?? Promise.resolve();
    this.#renew();
    return forgotten;
  }

  /** As `signOut`, for those who do not wait for the device. */
  reset(): void {
    this.signOut().catch(() => undefined);
  }

  /** Somebody may have signed in: another person's session is not this one's. */
  followIdentity(): void {
    const { keeper, sharing } = this.#session;
    if (keeper?.isOutdated === true || sharing?.isOutdated === true) {
      keeper?.stop();
      this.#renew();
    }
    this.#startSession();
  }

  #startSession(): void {
    const { keeper, sharing } = this.#session;
    keeper?.start();
    sharing?.start();
  }

  /** Keeps now what would be kept in a moment: the page may be about to end. */
  async flush(): Promise<void> {
    await this.#session.keeper?.flush();
  }

  /** As `reset`, for good: nothing is sent any more, whoever still asks. What is kept on the device stays. */
  destroy(): void {
    this.#session.keeper?.stop();
    this.#end();
  }

  #renew(): void {
    this.#end();
    this.#session = this.#begin();
    this.reset$.next();
  }

  #end(): void {
    const session = this.#session;
    session.sharing?.stop();
    const error = new LicenseApiError({
      code: 'signed_out',
      message: 'The store was signed out before the outcome was known.',
      effect: 'unknown',
    });
    // First, so that whoever answers to what is told below cannot set anything going again.
    session.stop.abort(new DOMException('The license store was signed out.', 'AbortError'));
    session.runs.end(error);
    this.#commit(session);
    this.#isWatchingFences = false;
    for (const reset of this.#resets) reset();
  }

  #begin(): Session {
    const { client, clock, verification, maxAge, directoryOf } = this.#options;
    const ledger = new LicenseLedger({ verification: verification.mode, lag: verification.lag, maxAge });
    const stop = new AbortController();
    const learn = (error: unknown): void => {
      if (stop.signal.aborted) return;
      const said = apiErrorOf(error);
      const isRefused = said?.status === 401 || said?.code === 'access_token';
      if ((error === undefined || isRefused) && this.needsSignIn$.value !== isRefused) {
        this.needsSignIn$.next(isRefused);
        // What could not be read meanwhile, and what is too old to rely on.
        if (!isRefused) this.revalidate(maxAge);
      }
      if (error === undefined) this.#startSession();
    };
    const context: EngineContext = {
      client,
      clock,
      ledger,
      signal: stop.signal,
      commit: () => {
        if (!stop.signal.aborted) this.#commit(session);
      },
      learn,
      heed: (request) => {
        request.then(() => learn(undefined), learn);
        return request;
      },
      secure: async () => session.keeper?.secure(),
      isDormant: this.#options.isDormant === true,
      budget: () => budgetLeft(this.#options),
    };
    const reads = new UserReads(context);
    const classify = this.#options.classifyResult ?? classifyResult;
    const definitions = new DefinitionCache(context, this.definitions$);
    const writer = new AssignmentWriter(context, classify, (canAssign) => {
      if (this.canAssign$.value !== canAssign) this.canAssign$.next(canAssign);
    });
    const runs = new LicenseRuns(context, writer, this.runs$, this.settled$);
    const sharing = this.#options.sharingOf?.({
      context,
      reads,
      definitions,
      definitions$: this.definitions$,
      role$: this.tabRole$,
      forget: () => {
        this.#forget().catch(() => undefined);
        this.needsSignIn$.next(true);
      },
    });
    const session: Session = {
      ledger,
      stop,
      context,
      definitions,
      reads,
      sweep: new UserSweep(
        context,
        reads,
        sharing?.pages ?? ((options) => readUserPages(context, options)),
        this.stream$,
      ),
      proofs: new ProofReader(context, reads),
      writer,
      runs,
      looks: new LookedAtUsers(context, reads, maxAge),
      directory: directoryOf?.(context, this.hasNames$, this.stream$),
      keeper: this.#options.keeperOf?.({
        ledger,
        clock,
        state$: this.persistence$,
        definitions$: this.definitions$,
        restoreDefinitions: (kept) => definitions.restore(kept),
        adopt: (found) => runs.adopt(found),
        commit: context.commit,
      }),
      sharing,
    };
    return session;
  }

  /** Of the session in which it happened: one who is told may sign out, and what is left to tell is still told. */
  #commit(session: Session): void {
    const { ledger, writer, proofs, runs, keeper } = session;
    writer.add(ledger.log.takeReady());
    proofs.add(ledger.log.takeProofs());
    this.#watchFences(session);
    if (ledger.log.isEmpty) return keeper?.note(undefined);
    const changes = ledger.log.takeChanges();
    keeper?.note(changes);
    // Before anything is said of outcomes, so that whoever hears of one finds it on view.
    this.changes$.next(changes);
    runs.tell(changes);
  }

  #watchFences(session: Session): void {
    const { ledger, context } = session;
    const at = ledger.nextFenceRelease;
    if (at === undefined || this.#isWatchingFences || context.signal.aborted) return;
    this.#isWatchingFences = true;
    // A fence may have to wait for a slow read beyond its time: looked after now and then.
    afterTime(context, Math.max(100, at - this.clock.now()), () => {
      this.#isWatchingFences = false;
      ledger.releaseFences(this.clock.now());
      this.#commit(session);
    });
  }
}
