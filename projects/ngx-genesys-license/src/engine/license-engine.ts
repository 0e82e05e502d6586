import {
  LicenseApiError,
  type LicenseBatchAssignmentRequest,
  type LicenseClient,
  type LicenseClock,
} from 'genesys-license-client';
import { BehaviorSubject, Subject } from 'rxjs';
import { cellsOf, cellsOfPlan, isPlan } from '../core/asked-changes';
import { classifyResult, type ResultClassifier } from '../core/classify-result';
import type { LedgerChanges } from '../core/ledger-changes';
import { LicenseLedger, type AskedCell } from '../core/license-ledger';
import { holds } from '../core/license-sets';
import type { Batch, FinalState, Operation } from '../core/operation';
import { planChange } from '../core/plan-change';
import type { RequestBudget } from '../core/request-budget';
import type { CellSettled, LicenseChange, LicensePlan, PlannedCell } from '../model/assignment';
import { AssignmentWriter } from './assignment-writer';
import { DefinitionCache, idleDefinitions } from './definition-cache';
import type { EngineContext } from './engine-context';
import { LicenseInference } from './license-inference';
import { LicenseRun } from './license-run';
import { ProofReader } from './proof-reader';
import { UserDirectory } from './user-directory';
import { UserReads } from './user-reads';
import { idleStream, UserSweep } from './user-sweep';

export interface VerificationOptions {
  /** `always`: every write is proved by a read. `unconfirmed`: only those whose outcome the answer does not tell. */
  readonly mode: 'always' | 'unconfirmed';
  /** How long the server may take to show a write, in ms. */
  readonly lag: number;
}

export interface EngineOptions {
  readonly client: LicenseClient;
  readonly clock: LicenseClock;
  readonly verification: VerificationOptions;
  /** How old what is known may be for a change that looks like a no-op to be dropped, in ms. */
  readonly maxAge: number;
  readonly requestsPerMinute: number;
  /** Share of them that only interactive requests may use; default 0.1. */
  readonly interactiveShare?: number | undefined;
  readonly classifyResult: ResultClassifier | undefined;
  readonly hasDirectory: boolean;
  readonly canAssign: boolean | undefined;
}

/** Everything that one signed-in person's data lives in. */
interface Session {
  readonly ledger: LicenseLedger;
  readonly stop: AbortController;
  readonly definitions: DefinitionCache;
  readonly inference: LicenseInference;
  readonly reads: UserReads;
  readonly sweep: UserSweep;
  readonly proofs: ProofReader;
  readonly writer: AssignmentWriter;
  readonly directory: UserDirectory | undefined;
  /** Somebody searches by name or sorts by it. */
  needsNames: boolean;
  readonly runs: Map<Batch, LicenseRun>;
  /** Users somebody looks at and nobody has read. */
  readonly wanted: Set<string>;
  /** Until when nobody asks again, by user: reads under way (no end) and reads that failed. */
  readonly askedUntil: Map<string, number>;
}

/** After a failed read of a user who is looked at, in ms: looking again and again must not ask again and again. */
const askAgainAfter = 10_000;

/** The store without Angular: ledger, requests, and who is told of what. */
export class LicenseEngine {
  readonly changes$ = new Subject<LedgerChanges>();
  /** Everything known was dropped. */
  readonly reset$ = new Subject<void>();
  readonly settled$ = new Subject<CellSettled>();
  readonly definitions$ = new BehaviorSubject(idleDefinitions);
  readonly stream$ = new BehaviorSubject(idleStream);
  readonly runs$ = new BehaviorSubject<readonly LicenseRun[]>([]);
  readonly canAssign$: BehaviorSubject<boolean | undefined>;
  readonly needsSignIn$ = new BehaviorSubject(false);
  /** Whether every known user has a name as far as the directory has one; true without a directory. */
  readonly hasNames$: BehaviorSubject<boolean>;
  readonly #options: EngineOptions;
  #session: Session;
  #fenceTimer: unknown;
  #runCount = 0;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.canAssign$ = new BehaviorSubject(options.canAssign);
    this.hasNames$ = new BehaviorSubject(!options.hasDirectory);
    this.#session = this.#begin();
    this.stream$.subscribe(({ status }) => {
      if (status === 'resolved' && this.#session.needsNames) void this.#session.directory?.listAll();
    });
  }

  get client(): LicenseClient {
    return this.#options.client;
  }

  get clock(): LicenseClock {
    return this.#options.clock;
  }

  get ledger(): LicenseLedger {
    return this.#session.ledger;
  }

  get definitions(): DefinitionCache {
    return this.#session.definitions;
  }

  get inference(): LicenseInference {
    return this.#session.inference;
  }

  get sweep(): UserSweep {
    return this.#session.sweep;
  }

  /** Somebody looks at this user: read them where unknown, and their name. */
  want(userId: string): void {
    const { ledger, directory, wanted, askedUntil, reads } = this.#session;
    directory?.want(userId);
    const now = this.clock.now();
    if (now < (askedUntil.get(userId) ?? 0)) return;
    const row = ledger.users.find(userId);
    if (row !== undefined) {
      const readAt = ledger.users.readAt(row);
      const isGone = readAt !== undefined && now - readAt <= this.#options.maxAge;
      if (ledger.users.isKnown(row) || isGone) return;
    }
    wanted.add(userId);
    if (wanted.size > 1) return;
    queueMicrotask(() => {
      const userIds = [...wanted];
      wanted.clear();
      for (const id of userIds) askedUntil.set(id, Infinity);
      // Not told: the user stays unknown, and a later look asks again.
      reads.read(userIds, 'visible').then(
        () => userIds.forEach((id) => askedUntil.delete(id)),
        () => userIds.forEach((id) => askedUntil.set(id, this.clock.now() + askAgainAfter)),
      );
    });
  }

  /** Somebody searches by name or sorts by it: every name is needed, once the users are known. */
  wantNames(): void {
    this.#session.needsNames = true;
    if (this.stream$.value.status === 'resolved') void this.#session.directory?.listAll();
  }

  refresh(userIds: readonly string[]): Promise<void> {
    return this.#session.reads.read([...new Set(userIds)], 'visible');
  }

  plan(change: LicenseChange | LicenseBatchAssignmentRequest): LicensePlan {
    const { clock, verification } = this.#options;
    const { ledger, writer, reads, definitions } = this.#session;
    return planChange(ledger, change, {
      definition: (id) => definitions.get(id),
      hasDefinitions: this.definitions$.value.definitions.length > 0,
      now: clock.now(),
      writeSize: writer.size,
      readSize: verification.mode === 'always' ? reads.size : 0,
      budget: this.#budget(),
    });
  }

  #budget(): RequestBudget {
    const { clock, client, requestsPerMinute, interactiveShare = 0.1 } = this.#options;
    const { remaining, queued, pausedUntil } = client.limiter.state;
    const reserved = Math.ceil(requestsPerMinute * interactiveShare);
    return {
      remaining: remaining - reserved,
      perMinute: Math.max(1, requestsPerMinute - reserved),
      queued,
      pausedFor: pausedUntil === undefined ? 0 : Math.max(0, pausedUntil - clock.now()),
    };
  }

  assign(change: LicensePlan | LicenseChange | LicenseBatchAssignmentRequest): LicenseRun {
    return this.#start(isPlan(change) ? cellsOfPlan(change) : cellsOf(change));
  }

  cancel(run: LicenseRun): void {
    run.markCancelled();
    this.#session.writer.cancel(run.batch);
    this.#commit(this.#session);
  }

  retryFailed(run: LicenseRun): LicenseRun {
    return this.#start(this.#isCurrent(run) ? run.failedCells() : []);
  }

  undo(run: LicenseRun): { readonly run: LicenseRun; readonly skipped: readonly PlannedCell[] } {
    const { cells, skipped } = this.#isCurrent(run) ? run.inverse() : { cells: [], skipped: [] };
    return { run: this.#start(cells), skipped };
  }

  /** The network is back: what waits for a proof or has failed to load need not wait any longer. */
  hurry(): void {
    this.#session.proofs.hurry();
    this.#session.definitions.retry();
  }

  /** What somebody did before the last sign-out is not repeated in the name of the next person. */
  #isCurrent(run: LicenseRun): boolean {
    return this.#session.runs.has(run.batch);
  }

  /** Ends every request and every run, and forgets all; nothing that was asked before is taken afterwards. */
  reset(): void {
    this.#end();
    this.#session = this.#begin();
    this.reset$.next();
  }

  /** As `reset`, for good: nothing is sent any more, whoever still asks. */
  destroy(): void {
    this.#end();
  }

  #end(): void {
    const session = this.#session;
    const { ledger, writer, stop, runs } = session;
    const error = new LicenseApiError({
      code: 'signed_out',
      message: 'The store was signed out before the outcome was known.',
      effect: 'unknown',
    });
    const now = this.clock.now();
    // First, so that whoever answers to what is told below cannot set anything going again.
    stop.abort(new DOMException('The license store was signed out.', 'AbortError'));
    for (const [batch, run] of runs) {
      if (batch.isSettled) continue;
      run.markCancelled();
      writer.cancel(batch);
      for (const operation of batch.operations) {
        if (operation.state === 'sent') ledger.doubt(operation, {}, now);
        ledger.giveUp(operation.row, error, now);
        // What waited behind it has become ready.
        ledger.cancel(operation, now);
      }
    }
    this.#commit(session);
    if (this.#fenceTimer !== undefined) this.clock.clearTimeout(this.#fenceTimer);
    this.#fenceTimer = undefined;
    this.definitions$.next(idleDefinitions);
    this.stream$.next(idleStream);
    this.runs$.next([]);
    this.canAssign$.next(this.#options.canAssign);
    this.needsSignIn$.next(false);
    this.hasNames$.next(!this.#options.hasDirectory);
  }

  #begin(): Session {
    const { client, clock, verification, maxAge, hasDirectory } = this.#options;
    const ledger = new LicenseLedger({ verification: verification.mode, lag: verification.lag, maxAge });
    const stop = new AbortController();
    const context: EngineContext = {
      client,
      clock,
      ledger,
      signal: stop.signal,
      commit: () => {
        if (!stop.signal.aborted) this.#commit(session);
      },
      learn: (error) => {
        if (!stop.signal.aborted) this.#learn(error);
      },
      budget: () => this.#budget(),
    };
    const reads = new UserReads(context);
    const classify = this.#options.classifyResult ?? classifyResult;
    const session: Session = {
      ledger,
      stop,
      definitions: new DefinitionCache(context, this.definitions$),
      inference: new LicenseInference(context, reads),
      reads,
      sweep: new UserSweep(context, reads, this.stream$),
      proofs: new ProofReader(context, reads),
      writer: new AssignmentWriter(context, classify, (verdict) => {
        const canAssign = verdict === 'allowed';
        if (this.canAssign$.value !== canAssign) this.canAssign$.next(canAssign);
      }),
      directory: hasDirectory ? new UserDirectory(context, this.hasNames$) : undefined,
      needsNames: false,
      runs: new Map(),
      wanted: new Set(),
      askedUntil: new Map(),
    };
    return session;
  }

  #start(cells: readonly AskedCell[]): LicenseRun {
    const session = this.#session;
    const { ledger, runs, stop, writer } = session;
    const run = new LicenseRun(ledger, `run-${++this.#runCount}`);
    runs.set(run.batch, run);
    ledger.submit(run.batch, cells, this.clock.now());
    if (stop.signal.aborted) {
      run.markCancelled();
      writer.cancel(run.batch);
    } else {
      this.runs$.next([run, ...this.runs$.value]);
    }
    run.reportIfSettled();
    this.#commit(session);
    return run;
  }

  /** Of the session in which it happened: one who is told may sign out, and what is left to tell is still told. */
  #commit(session: Session): void {
    const { ledger, writer, proofs, runs } = session;
    writer.add(ledger.log.takeReady());
    proofs.add(ledger.log.takeProofs());
    this.#watchFences(session);
    if (ledger.log.isEmpty) return;
    const changes = ledger.log.takeChanges();
    // Before anything is said of outcomes, so that whoever hears of one finds it on view.
    this.changes$.next(changes);
    for (const operation of changes.settled) {
      const run = runs.get(operation.batch);
      run?.settle(operation);
      if (run !== undefined && this.settled$.observed)
        this.settled$.next(settledCell(run, operation, ledger));
    }
    for (const batch of changes.batches) runs.get(batch)?.reportIfSettled();
  }

  #watchFences(session: Session): void {
    const { ledger, stop } = session;
    const at = ledger.nextFenceRelease;
    if (at === undefined || this.#fenceTimer !== undefined || stop.signal.aborted) return;
    const release = () => {
      this.#fenceTimer = undefined;
      ledger.releaseFences(this.clock.now());
      this.#commit(session);
    };
    // A fence may have to wait for a slow read beyond its time: looked after now and then.
    this.#fenceTimer = this.clock.setTimeout(release, Math.max(100, at - this.clock.now()));
  }

  #learn(error: unknown): void {
    const isRefused =
      error instanceof LicenseApiError && (error.status === 401 || error.code === 'access_token');
    if ((error !== undefined && !isRefused) || this.needsSignIn$.value === isRefused) return;
    this.needsSignIn$.next(isRefused);
    if (!isRefused) this.definitions.retry();
  }
}

function settledCell(run: LicenseRun, operation: Operation, ledger: LicenseLedger): CellSettled {
  return {
    ...run.outcome(operation),
    runId: run.batch.id,
    state: operation.state as FinalState,
    before: operation.before,
    after: holds(ledger.view(operation.row), operation.license),
  };
}
