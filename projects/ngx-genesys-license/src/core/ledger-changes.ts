import type { Batch, Operation } from './operation';

/** A user to read again, not before `at`. */
export interface DueProof {
  readonly row: number;
  readonly at: number;
}

/** What has happened in the ledger since somebody last took note. */
export interface LedgerChanges {
  /** Rows whose visible licenses, marks, name or membership changed. */
  readonly rows: ReadonlySet<number>;
  /** Whether any count of holders changed. */
  readonly counts: boolean;
  /** Whether users came or went. */
  readonly members: boolean;
  /** Operations that reached their final state, in order. */
  readonly settled: readonly Operation[];
  /** Batches of which an operation changed its state. */
  readonly batches: ReadonlySet<Batch>;
}

/** Collects changes until they are taken, so that a page of rows or a batch of cells is one notification. */
export class ChangeLog {
  #changes = noChanges();
  #ready: Operation[] = [];
  #proofs: DueProof[] = [];

  row(row: number): void {
    this.#changes.rows.add(row);
  }

  count(): void {
    this.#changes.counts = true;
  }

  member(): void {
    this.#changes.members = true;
  }

  settled(operation: Operation): void {
    this.#changes.settled.push(operation);
  }

  batch(batch: Batch): void {
    this.#changes.batches.add(batch);
  }

  ready(operation: Operation): void {
    this.#ready.push(operation);
  }

  proof(row: number, at: number): void {
    this.#proofs.push({ row, at });
  }

  get isEmpty(): boolean {
    const { rows, counts, members, batches } = this.#changes;
    return rows.size + batches.size === 0 && !counts && !members;
  }

  takeChanges(): LedgerChanges {
    const taken = this.#changes;
    this.#changes = noChanges();
    return taken;
  }

  /** Operations that may be sent now; one may have been superseded or cancelled since it was put here. */
  takeReady(): readonly Operation[] {
    const taken = this.#ready;
    this.#ready = [];
    return taken;
  }

  takeProofs(): readonly DueProof[] {
    const taken = this.#proofs;
    this.#proofs = [];
    return taken;
  }
}

function noChanges() {
  return {
    rows: new Set<number>(),
    counts: false,
    members: false,
    settled: [] as Operation[],
    batches: new Set<Batch>(),
  };
}
