import type { BehaviorSubject, Subject } from 'rxjs';
import type { LedgerChanges } from '../core/ledger-changes';
import type { AskedCell } from '../core/license-ledger';
import { holds } from '../core/license-sets';
import type { Batch, FinalState, Operation } from '../core/operation';
import type { CellSettled } from '../model/assignment';
import type { AssignmentWriter } from './assignment-writer';
import type { EngineContext } from './engine-context';
import { LicenseRun } from './license-run';

/** The runs of a session: begun, told of what becomes of their cells, ended with it. Whoever calls commits. */
export class LicenseRuns {
  readonly #context: EngineContext;
  readonly #writer: AssignmentWriter;
  readonly #runs$: BehaviorSubject<readonly LicenseRun[]>;
  readonly #settled$: Subject<CellSettled>;
  readonly #runs = new Map<Batch, LicenseRun>();

  constructor(
    context: EngineContext,
    writer: AssignmentWriter,
    runs$: BehaviorSubject<readonly LicenseRun[]>,
    settled$: Subject<CellSettled>,
  ) {
    this.#context = context;
    this.#writer = writer;
    this.#runs$ = runs$;
    this.#settled$ = settled$;
  }

  has(run: LicenseRun): boolean {
    return this.#runs.has(run.batch);
  }

  start(id: string, cells: readonly AskedCell[]): LicenseRun {
    const { ledger, clock, signal } = this.#context;
    const run = new LicenseRun(ledger, id);
    this.#runs.set(run.batch, run);
    ledger.submit(run.batch, cells, clock.now());
    if (signal.aborted) {
      this.#writer.cancel(run.batch);
    } else {
      // Not `[run, ...]`: a spread behind another element walks the iterator, the dearest part of a change after 1,000 runs.
      this.#runs$.next([run].concat(this.#runs$.value));
    }
    run.reportIfSettled();
    return run;
  }

  /** Takes up runs of an earlier session, in the order in which they were asked for. */
  adopt(runs: readonly LicenseRun[]): void {
    for (const run of runs) this.#runs.set(run.batch, run);
    if (runs.length > 0) this.#runs$.next([...this.#runs$.value, ...runs.toReversed()]);
  }

  cancel(run: LicenseRun): void {
    this.#writer.cancel(run.batch);
  }

  tell({ settled, batches }: LedgerChanges): void {
    const { ledger } = this.#context;
    for (const operation of settled) {
      const run = this.#runs.get(operation.batch);
      run?.settle(operation);
      if (run === undefined || !this.#settled$.observed) continue;
      const { row, license, before } = operation;
      this.#settled$.next({
        ...run.outcome(operation),
        runId: run.batch.id,
        state: operation.state as FinalState,
        before,
        after: holds(ledger.view(row), license),
      });
    }
    for (const batch of batches) this.#runs.get(batch)?.reportIfSettled();
  }

  /** Nobody will learn any more what became of the cells under way. */
  end(error: unknown): void {
    const { clock } = this.#context;
    const now = clock.now();
    for (const batch of this.#runs.keys()) {
      if (batch.isSettled) continue;
      this.#writer.cancel(batch);
      for (const operation of batch.operations) this.#giveUp(operation, error, now);
    }
  }

  #giveUp(operation: Operation, error: unknown, now: number): void {
    const { ledger } = this.#context;
    if (operation.state === 'sent') ledger.doubt(operation, {}, now);
    ledger.giveUp(operation.row, error, now);
    // What waited behind it has become ready.
    ledger.cancel(operation, now);
  }
}
