import { ReplaySubject } from 'rxjs';
import type { AskedCell, LicenseLedger } from '../core/license-ledger';
import { holds } from '../core/license-sets';
import { Batch, isFinal, isTrouble, type Operation } from '../core/operation';
import { apiErrorOf } from './api-error';
import type { CellOutcome, PlannedCell, RunProgress, RunReport, RunState } from '../model/assignment';

/** A batch on its way, seen from outside: outcomes, progress, report. */
export class LicenseRun extends Batch {
  readonly changes$ = new ReplaySubject<CellOutcome>();
  readonly report: Promise<RunReport>;
  /** The run whose failed cells this one tries again; the two are one change. */
  readonly retryOf: LicenseRun | undefined;
  readonly #ledger: LicenseLedger;
  #resolve!: (report: RunReport) => void;
  #told = 0;

  constructor(ledger: LicenseLedger, id: string, retryOf?: LicenseRun) {
    super(id);
    this.#ledger = ledger;
    this.retryOf = retryOf;
    this.report = new Promise((resolve) => (this.#resolve = resolve));
  }

  get progress(): RunProgress {
    return { ...this.tally, asked: this.operations.length };
  }

  get state(): RunState {
    const { queued, sent, verifying, unconfirmed, cancelled } = this.tally;
    const { length } = this.operations;
    if (queued + sent + verifying + unconfirmed === 0) {
      return this.stop.signal.aborted && cancelled > 0 ? 'cancelled' : 'done';
    }
    if (length > 0 && queued === length) return 'queued';
    return queued + sent > 0 ? 'running' : 'verifying';
  }

  get failures(): readonly CellOutcome[] {
    return this.#troubled().map((operation) => this.outcome(operation));
  }

  /** Tells of a settled operation. */
  settle(operation: Operation): void {
    this.#told++;
    this.changes$.next(this.outcome(operation));
    this.reportIfTold();
  }

  /** Reports once everything has been told of. */
  reportIfTold(): void {
    if (this.#told < this.operations.length) return;
    this.changes$.complete();
    const cells = this.operations.map((operation) => this.outcome(operation));
    this.#resolve({
      runId: this.id,
      progress: this.progress,
      cells,
      failures: cells.filter(({ state }) => isTrouble(state)),
    });
  }

  outcome(operation: Operation): CellOutcome {
    const { state, evidence } = operation;
    return {
      ...this.#cellOf(operation),
      state,
      result: evidence.result,
      error: apiErrorOf(evidence.error),
      correlationId: evidence.correlationId,
    };
  }

  /** What failed, was reverted or could not be resolved, as it was asked. */
  failedCells(): AskedCell[] {
    return this.#troubled().map((operation) => this.#askedCell(operation, operation.value));
  }

  /**
   * The inverse of what this run and those it tries again confirmed, without the cells that somebody has changed since,
   * and those not known before: taking away what was asked for might take away what was there already.
   */
  inverse(): { readonly cells: AskedCell[]; readonly skipped: PlannedCell[] } {
    const { cells, skipped } = this.retryOf?.inverse() ?? { cells: [], skipped: [] };
    for (const operation of this.operations) {
      if (operation.state !== 'confirmed' || operation.before === operation.value) continue;
      const { row, license, value } = operation;
      const current = this.#ledger.cell(row, license);
      const isChanged = current?.head !== undefined || holds(this.#ledger.users.base(row), license) !== value;
      if (isChanged || operation.before === undefined) skipped.push(this.#cellOf(operation));
      else cells.push(this.#askedCell(operation, !value));
    }
    return { cells, skipped };
  }

  #troubled(): Operation[] {
    if (this.tally.failed + this.tally.reverted + this.tally.unresolved === 0) return [];
    return this.operations.filter(({ state }) => isFinal(state) && isTrouble(state));
  }

  #cellOf({ row, license, value }: Operation): PlannedCell {
    const { users, licenses } = this.#ledger;
    return { userId: users.id(row), licenseId: licenses.name(license), asked: value };
  }

  #askedCell(operation: Operation, value: boolean): AskedCell {
    const { userId, licenseId } = this.#cellOf(operation);
    return { userId, licenseId, value };
  }
}
