import type {
  LicenseApiError,
  LicenseBatchAssignmentRequest,
  LicenseUpdateStatus,
} from 'genesys-license-client';
import type { ResultClassifier, ResultVerdict } from '../core/classify-result';
import { grouped } from '../core/grouped';
import type { Batch, Operation } from '../core/operation';
import { afterTime } from './after-time';
import { AnsweredCells, wordsOf } from './answered-cells';
import { apiErrorOf } from './api-error';
import type { EngineContext } from './engine-context';

/** No official figure exists for POST /organization; halved whenever the server says 413. */
export const largestWrite = 500;
const concurrency = 4;
/** Requests spent at most on finding out which users made the server refuse a whole request. */
const isolationBudget = 24;
/** Before a refused request (429) is sent again, in ms, where the server names no time. */
const shortestPause = 1000;

/**
 * Sends queued operations in requests of bounded size and number. One cell's order is the ledger's matter: what it
 * calls ready has no earlier write of the same cell in flight.
 */
export class AssignmentWriter {
  readonly #context: EngineContext;
  readonly #classify: ResultClassifier;
  readonly #onCanAssign: (canAssign: boolean) => void;
  readonly #single: Operation[] = [];
  readonly #batched: Operation[] = [];
  readonly #running = { interactive: 0, batch: 0 };
  #size = largestWrite;
  #isPumpAsked = false;
  /** The server wants nothing before. */
  #pausedUntil = 0;

  constructor(
    context: EngineContext,
    classify: ResultClassifier,
    /** Learned from how the server answers a write. */
    onCanAssign: (canAssign: boolean) => void,
  ) {
    this.#context = context;
    this.#classify = classify;
    this.#onCanAssign = onCanAssign;
  }

  /** Cells a request may hold, as learned so far. */
  get size(): number {
    return this.#size;
  }

  add(operations: readonly Operation[]): void {
    for (const operation of operations) {
      (operation.batch.operations.length === 1 ? this.#single : this.#batched).push(operation);
    }
    if (operations.length > 0) this.#askPump();
  }

  /** Drops what has not been sent; what has been sent is of unknown outcome from here on. */
  cancel(batch: Batch): void {
    const { ledger, clock } = this.#context;
    const now = clock.now();
    for (const operation of batch.operations) ledger.cancel(operation, now);
    batch.stop.abort(new DOMException('The run was cancelled.', 'AbortError'));
  }

  /**
   * A turn later, so that operations asked for in one go leave in one request; and not before what an earlier session
   * has sent is known, which they may have to wait for.
   */
  #askPump(): void {
    const { clock, secure } = this.#context;
    if (this.#isPumpAsked || clock.now() < this.#pausedUntil) return;
    this.#isPumpAsked = true;
    void secure().then(() => {
      this.#isPumpAsked = false;
      if (clock.now() < this.#pausedUntil) return;
      this.#pump(this.#single, 'interactive');
      this.#pump(this.#batched, 'batch');
    });
  }

  /** The client has already waited and tried again, or the wait is too long for a call: the queue waits instead. */
  #pause(time: number): void {
    const pause = Math.max(shortestPause, time);
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#context.clock.now() + pause);
    afterTime(this.#context, pause, () => this.#askPump());
  }

  #pump(queue: Operation[], priority: 'interactive' | 'batch'): void {
    while (this.#running[priority] < concurrency && !this.#context.signal.aborted) {
      const operations = this.#take(queue);
      if (operations.length === 0) return;
      this.#running[priority]++;
      void this.#send(operations, priority, { left: isolationBudget }).finally(() => {
        this.#running[priority]--;
        this.#askPump();
      });
    }
  }

  /** The next operations of one batch; what was superseded or cancelled meanwhile falls out. */
  #take(queue: Operation[]): Operation[] {
    const taken: Operation[] = [];
    let seen = 0;
    for (const operation of queue) {
      if (this.#context.ledger.isReady(operation)) {
        if (taken.length === this.#size || (taken[0] !== undefined && taken[0].batch !== operation.batch))
          break;
        // At once: it may be in the queue twice.
        this.#context.ledger.markSent(operation);
        taken.push(operation);
      }
      seen++;
    }
    queue.splice(0, seen);
    return taken;
  }

  async #send(
    operations: readonly Operation[],
    priority: 'interactive' | 'batch',
    isolation: { left: number },
  ): Promise<void> {
    const { client, clock, ledger, commit, heed, secure } = this.#context;
    const signal = AbortSignal.any([(operations[0] as Operation).batch.stop.signal, this.#context.signal]);
    const sent: number[] = [];
    let correlationId: string | undefined;
    commit();
    await secure();
    try {
      const rows = await heed(
        client.postLicenseOrganization(
          { body: this.#bodyOf(operations) },
          {
            priority,
            signal,
            onSend: (attempt) => sent.push(attempt),
            onAnswer: (answer) => (correlationId = answer.correlationId),
          },
        ),
      );
      if (this.#context.signal.aborted) return;
      this.#onCanAssign(true);
      this.#settle(operations, rows, correlationId);
    } catch (error) {
      if (this.#context.signal.aborted) return;
      const now = clock.now();
      const said = apiErrorOf(error);
      const evidence = { error, correlationId: said?.correlationId };
      const settle = (how: (operation: Operation) => void): void => operations.forEach(how);
      if (signal.aborted && sent.length === 0) {
        settle((operation) => {
          ledger.requeue(operation, now);
          ledger.cancel(operation, now);
        });
      } else if (signal.aborted || said === undefined || said.effect === 'unknown') {
        settle((operation) => ledger.doubt(operation, evidence, now));
      } else if (said.status === 429 || (said.status === 413 && operations.length > 1)) {
        if (said.status === 413) this.#size = Math.min(this.#size, Math.ceil(operations.length / 2));
        else this.#pause(said.retryAfter ?? shortestPause);
        settle((operation) => ledger.requeue(operation, now));
      } else if (isAboutOneCell(said) && operations.length > 1 && isolation.left >= 2) {
        isolation.left -= 2;
        const middle = Math.ceil(operations.length / 2);
        await this.#send(operations.slice(0, middle), priority, isolation);
        await this.#send(operations.slice(middle), priority, isolation);
      } else {
        if (said.status === 403) this.#onCanAssign(false);
        // Whoever answered may not be who did it, or may have done some of it: a read tells.
        const isAnswered = said.status !== undefined;
        settle((operation) =>
          isAnswered ? ledger.refuse(operation, evidence, now) : ledger.fail(operation, evidence, now),
        );
      }
    } finally {
      commit();
    }
  }

  #settle(
    operations: readonly Operation[],
    rows: readonly LicenseUpdateStatus[],
    correlationId: string | undefined,
  ): void {
    const { clock, ledger } = this.#context;
    const now = clock.now();
    const cells = new AnsweredCells(rows);
    for (const operation of operations) {
      const said = cells.of(ledger.users.id(operation.row), ledger.licenses.name(operation.license));
      const evidence = { result: wordsOf(said), correlationId };
      const verdict = this.#verdictOf(said);
      if (verdict === 'unknown') ledger.doubt(operation, evidence, now);
      else if (verdict === 'success') ledger.acknowledge(operation, evidence, now);
      else ledger.refuse(operation, evidence, now);
    }
  }

  /** No row, or rows that disagree, say nothing. */
  #verdictOf(rows: readonly LicenseUpdateStatus[]): ResultVerdict {
    let verdict: ResultVerdict | undefined;
    for (const row of rows) {
      const said = this.#classified(row);
      verdict = verdict === undefined || verdict === said ? said : 'unknown';
    }
    return verdict ?? 'unknown';
  }

  /** The classifier is the application's: what it cannot tell, or fails to, reading tells. */
  #classified(row: LicenseUpdateStatus): ResultVerdict {
    try {
      const verdict: unknown = this.#classify(row);
      return verdict === 'success' || verdict === 'failure' ? verdict : 'unknown';
    } catch {
      return 'unknown';
    }
  }

  #bodyOf(operations: readonly Operation[]): LicenseBatchAssignmentRequest {
    const { ledger } = this.#context;
    const byLicense = grouped(operations, ({ license }) => license);
    return {
      assignments: Array.from(byLicense, ([license, asked]) => {
        const usersOf = (isAdded: boolean) =>
          asked.filter(({ value }) => value === isAdded).map(({ row }) => ledger.users.id(row));
        return {
          licenseId: ledger.licenses.name(license),
          userIdsAdd: usersOf(true),
          userIdsRemove: usersOf(false),
        };
      }),
    };
  }
}

/** Refusals of a whole request that may be the fault of one row in it. */
function isAboutOneCell({ status }: LicenseApiError): boolean {
  return status === 400 || status === 404 || status === 409;
}
