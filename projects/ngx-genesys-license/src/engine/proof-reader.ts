import { LicenseApiError } from 'genesys-license-client';
import { grouped } from '../core/grouped';
import type { DueProof } from '../core/ledger-changes';
import { afterTime } from './after-time';
import type { EngineContext } from './engine-context';
import type { UserReads } from './user-reads';

const concurrency = 2;
/** After so many failed reads in a row the user's changes end `unresolved`; with the waits between, about two minutes. */
const mostAttempts = 8;
const firstDelay = 1_000;
const longestDelay = 30_000;

/** Reads the users whose changes await a proof, until every one has it or reading gives up. */
export class ProofReader {
  readonly #context: EngineContext;
  readonly #reads: UserReads;
  readonly #due = new Set<number>();
  readonly #failedReads = new Map<number, number>();
  #running = 0;

  constructor(context: EngineContext, reads: UserReads) {
    this.#context = context;
    this.#reads = reads;
  }

  add(proofs: readonly DueProof[]): void {
    for (const [at, due] of grouped(proofs, ({ at }) => at)) {
      const enqueue = () => {
        for (const { row } of due) this.#due.add(row);
        this.#pump();
      };
      const delay = at - this.#context.clock.now();
      if (delay <= 0) enqueue();
      else afterTime(this.#context, delay, enqueue);
    }
  }

  /** Does not wait any longer before reading again, because the network is back. */
  hurry(): void {
    for (const row of this.#failedReads.keys()) this.#due.add(row);
    this.#pump();
  }

  #pump(): void {
    const { ledger, signal } = this.#context;
    while (this.#running < concurrency && this.#due.size > 0 && !signal.aborted) {
      const rows: number[] = [];
      for (const row of this.#due) {
        this.#due.delete(row);
        // Some other read may have brought the proof meanwhile.
        if (ledger.proofDue(row) !== undefined && rows.push(row) === this.#reads.size) break;
      }
      if (rows.length > 0) void this.#prove(rows);
    }
  }

  async #prove(rows: readonly number[]): Promise<void> {
    const { ledger, clock, commit, signal } = this.#context;
    this.#running++;
    let error: unknown;
    try {
      await this.#reads.read(
        rows.map((row) => ledger.users.id(row)),
        'verification',
      );
    } catch (caught) {
      error = caught;
    }
    this.#running--;
    if (signal.aborted) return;
    const now = clock.now();
    const later: DueProof[] = [];
    for (const row of rows) {
      const due = ledger.proofDue(row);
      if (due === undefined || error === undefined) this.#failedReads.delete(row);
      if (due === undefined) continue;
      if (error === undefined) {
        later.push({ row, at: Math.max(due, now) });
        continue;
      }
      const failedReads = (this.#failedReads.get(row) ?? 0) + 1;
      if (failedReads < mostAttempts && isWorthAnother(error)) {
        this.#failedReads.set(row, failedReads);
        later.push({ row, at: now + Math.min(longestDelay, firstDelay * 2 ** (failedReads - 1)) });
      } else {
        this.#failedReads.delete(row);
        ledger.giveUp(row, error, now);
      }
    }
    commit();
    this.add(later);
    this.#pump();
  }
}

function isWorthAnother(error: unknown): boolean {
  if (!(error instanceof LicenseApiError)) return false;
  return error.status !== 401 && error.status !== 403 && error.code !== 'invalid_argument';
}
