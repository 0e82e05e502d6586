import type {
  LicenseApiError,
  LicenseBatchAssignmentRequest,
  LicenseClient,
  LicenseClock,
} from 'genesys-license-client';
import { BehaviorSubject, Subject } from 'rxjs';
import { classifyResult, type ResultClassifier } from '../core/classify-result';
import type { LedgerChanges } from '../core/ledger-changes';
import { LicenseLedger, type AskedCell } from '../core/license-ledger';
import { holds } from '../core/license-sets';
import type { Batch, FinalState, Operation } from '../core/operation';
import { cellsOf, cellsOfPlan, isPlan, planChange } from '../core/plan-change';
import type { CellSettled, LicenseChange, LicensePlan } from '../model/assignment';
import { AssignmentWriter } from './assignment-writer';
import { DefinitionCache } from './definition-cache';
import type { EngineContext } from './engine-context';
import { LicenseInference } from './license-inference';
import { LicenseRun } from './license-run';
import { ProofReader } from './proof-reader';
import { UserDirectory } from './user-directory';
import { UserReads } from './user-reads';
import { UserSweep } from './user-sweep';

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
  readonly classifyResult?: ResultClassifier;
  readonly hasDirectory: boolean;
  readonly canAssign: boolean | undefined;
}

/** The store without Angular: ledger, requests, and who is told of what. */
export class LicenseEngine {
  readonly ledger: LicenseLedger;
  readonly definitions: DefinitionCache;
  readonly sweep: UserSweep;
  readonly inference: LicenseInference;
  readonly changes$ = new Subject<LedgerChanges>();
  readonly settled$ = new Subject<CellSettled>();
  readonly runs$ = new BehaviorSubject<readonly LicenseRun[]>([]);
  readonly canAssign$: BehaviorSubject<boolean | undefined>;
  readonly needsSignIn$ = new BehaviorSubject(false);
  readonly #options: EngineOptions;
  readonly #stop = new AbortController();
  readonly #reads: UserReads;
  readonly #writer: AssignmentWriter;
  readonly #proofs: ProofReader;
  readonly #directory: UserDirectory | undefined;
  readonly #runByBatch = new Map<Batch, LicenseRun>();
  readonly #wanted = new Set<string>();
  readonly #asked = new Set<string>();
  #fenceTimer: unknown;
  #runCount = 0;

  constructor(options: EngineOptions) {
    this.#options = options;
    const { client, clock, verification, maxAge } = options;
    this.ledger = new LicenseLedger({ verification: verification.mode, lag: verification.lag, maxAge });
    this.canAssign$ = new BehaviorSubject(options.canAssign);
    const context: EngineContext = {
      client,
      clock,
      ledger: this.ledger,
      signal: this.#stop.signal,
      commit: () => this.#commit(),
    };
    this.definitions = new DefinitionCache(context);
    this.inference = new LicenseInference(context);
    this.#reads = new UserReads(context);
    this.sweep = new UserSweep(context, this.#reads);
    this.#proofs = new ProofReader(context, this.#reads);
    this.#writer = new AssignmentWriter(
      context,
      options.classifyResult ?? classifyResult,
      (verdict, error) => {
        this.#learn(verdict === 'allowed', error);
      },
    );
    this.#directory = options.hasDirectory ? new UserDirectory(context) : undefined;
  }

  get client(): LicenseClient {
    return this.#options.client;
  }

  get clock(): LicenseClock {
    return this.#options.clock;
  }

  /** Somebody looks at this user: read them where unknown, and their name. */
  want(userId: string): void {
    this.#directory?.want(userId);
    const row = this.ledger.users.find(userId);
    if ((row !== undefined && this.ledger.users.isKnown(row)) || this.#asked.has(userId)) return;
    this.#wanted.add(userId);
    if (this.#wanted.size > 1) return;
    queueMicrotask(() => {
      const userIds = [...this.#wanted];
      this.#wanted.clear();
      for (const id of userIds) this.#asked.add(id);
      // Not told: the user stays unknown, and the next to look asks again.
      this.#reads
        .read(userIds, 'visible')
        .catch(() => undefined)
        .finally(() => {
          for (const id of userIds) this.#asked.delete(id);
        });
    });
  }

  refresh(userIds: readonly string[]): Promise<void> {
    return this.#reads.read([...new Set(userIds)], 'visible');
  }

  plan(change: LicenseChange | LicenseBatchAssignmentRequest): LicensePlan {
    const { clock, client, verification, requestsPerMinute } = this.#options;
    return planChange(this.ledger, change, {
      definition: (id) => this.definitions.get(id),
      hasDefinitions: this.definitions.state$.value.definitions.length > 0,
      now: clock.now(),
      writeSize: this.#writer.size,
      readSize: verification.mode === 'always' ? this.#reads.size : 0,
      lag: verification.lag,
      budgetLeft: client.limiter.state.remaining,
      requestsPerMinute,
    });
  }

  assign(change: LicensePlan | LicenseChange | LicenseBatchAssignmentRequest): LicenseRun {
    return this.#start(isPlan(change) ? cellsOfPlan(this.ledger, change) : cellsOf(change));
  }

  cancel(run: LicenseRun): void {
    run.markCancelled();
    this.#writer.cancel(run.batch);
    this.#commit();
  }

  retryFailed(run: LicenseRun): LicenseRun {
    return this.#start(run.failedCells());
  }

  undo(run: LicenseRun): {
    readonly run: LicenseRun;
    readonly skipped: readonly { userId: string; licenseId: string }[];
  } {
    const { cells, skipped } = run.inverse();
    return { run: this.#start(cells), skipped };
  }

  /** The network is back: what waits for a proof need not wait any longer. */
  hurry(): void {
    this.#proofs.hurry();
  }

  /** Ends every request; nothing that arrives afterwards is taken. */
  stop(): void {
    this.#stop.abort(new DOMException('The license store has been stopped.', 'AbortError'));
    if (this.#fenceTimer !== undefined) this.clock.clearTimeout(this.#fenceTimer);
  }

  #start(cells: readonly AskedCell[]): LicenseRun {
    const run = new LicenseRun(this.ledger, `run-${++this.#runCount}`);
    this.#runByBatch.set(run.batch, run);
    this.ledger.submit(run.batch, cells, this.clock.now());
    this.runs$.next([run, ...this.runs$.value]);
    run.reportIfSettled();
    this.#commit();
    return run;
  }

  #commit(): void {
    if (this.#stop.signal.aborted) return;
    const { log } = this.ledger;
    this.#writer.add(log.takeReady());
    this.#proofs.add(log.takeProofs());
    this.#watchFences();
    if (log.isEmpty) return;
    const changes = log.takeChanges();
    for (const operation of changes.settled) {
      const run = this.#runByBatch.get(operation.batch);
      run?.settle(operation);
      if (this.settled$.observed && run !== undefined) this.settled$.next(this.#settledCell(run, operation));
    }
    this.changes$.next(changes);
    for (const batch of changes.batches) {
      this.#runByBatch.get(batch)?.reportIfSettled();
    }
  }

  #settledCell(run: LicenseRun, operation: Operation): CellSettled {
    return {
      ...run.outcome(operation),
      runId: run.batch.id,
      state: operation.state as FinalState,
      before: operation.before,
      after: holds(this.ledger.view(operation.row), operation.license),
    };
  }

  #watchFences(): void {
    const at = this.ledger.nextFenceRelease;
    if (at === undefined || this.#fenceTimer !== undefined) return;
    this.#fenceTimer = this.clock.setTimeout(
      () => {
        this.#fenceTimer = undefined;
        this.ledger.releaseFences(this.clock.now());
        this.#commit();
      },
      Math.max(50, at - this.clock.now()),
    );
  }

  #learn(canAssign: boolean, error: LicenseApiError | undefined): void {
    if (this.canAssign$.value !== canAssign) this.canAssign$.next(canAssign);
    if (error?.status === 401) this.needsSignIn$.next(true);
  }
}
