import type { BehaviorSubject, Subject } from 'rxjs';
import type { LedgerChanges } from '../core/ledger-changes';
import type { AskedCell } from '../core/license-ledger';
import { holds } from '../core/license-sets';
import type { FinalState, Operation } from '../core/operation';
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
    return this.#runs$.value.includes(run);
  }

  start(id: string, cells: readonly AskedCell[], retryOf?: LicenseRun): LicenseRun {
    const { ledger, clock, signal } = this.#context;
    const run = new LicenseRun(ledger, id, retryOf);
    ledger.submit(run, cells, clock.now());
    if (signal.aborted) {
      this.#writer.cancel(run);
    } else {
      // Not `[run, ...]`: a spread behind another element walks the iterator, the dearest part of a change after 1,000 runs.
      this.#runs$.next([run].concat(this.#runs$.value));
    }
    run.reportIfTold();
    return run;
  }

  /** Takes up runs of an earlier session, in the order in which they were asked for. */
  adopt(runs: readonly LicenseRun[]): void {
    if (runs.length > 0) this.#runs$.next([...this.#runs$.value, ...runs.toReversed()]);
  }

  tell({ settled }: LedgerChanges): void {
    const { ledger } = this.#context;
    for (const operation of settled) {
      const { batch: run, row, license, before } = operation;
      if (!(run instanceof LicenseRun)) continue;
      run.settle(operation);
      if (!this.#settled$.observed) continue;
      this.#settled$.next({
        ...run.outcome(operation),
        runId: run.id,
        state: operation.state as FinalState,
        before,
        after: holds(ledger.view(row), license),
      });
    }
  }

  /** Nobody will learn any more what became of the cells under way. */
  end(error: unknown): void {
    const { clock } = this.#context;
    const now = clock.now();
    for (const run of this.#runs$.value) {
      if (run.isSettled) continue;
      this.#writer.cancel(run);
      for (const operation of run.operations) this.#giveUp(operation, error, now);
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
