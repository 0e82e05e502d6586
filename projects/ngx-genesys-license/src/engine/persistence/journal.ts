import { grouped } from '../../core/grouped';
import type { LicenseLedger } from '../../core/license-ledger';
import { isFinal, type Batch } from '../../core/operation';
import { cellsOfPart, isKeptPart, keepPart, partCount, statesOf, type KeptPart } from './kept-run';
import type { LicenseVault } from './license-vault';
import type { ResumedRun } from './resume-runs';
import { ownerLock, ownerOfKey, partKey } from './vault-keys';

/** A run as the vault has it. */
interface Entry {
  readonly order: readonly [number, number];
  /** The states of each part as last written; none before the run was written. */
  readonly written: string[];
}

/** What earlier sessions left behind, and the keys it was under. */
export interface LeftBehind {
  readonly runs: readonly (ResumedRun & Pick<Entry, 'order'>)[];
  readonly keys: readonly string[];
  /** Records that could not be read. */
  readonly corrupt: number;
}

/**
 * The runs with live operations, in the vault: each as soon as it is asked for, its states before each request, gone when
 * all of it has ended. A write costs O(cells of the runs that changed), and writes only the parts that did.
 */
export class Journal {
  readonly #ledger: LicenseLedger;
  readonly #owner: string;
  readonly #entries = new Map<Batch, Entry>();
  readonly #changed = new Set<Batch>();
  #obsolete: readonly string[] = [];
  #asked = 0;

  constructor(ledger: LicenseLedger, owner: string) {
    this.#ledger = ledger;
    this.#owner = owner;
  }

  /** Whether something was asked for that the vault does not hold at all. */
  get hasNew(): boolean {
    return [...this.#changed].some((batch) => this.#entries.get(batch)?.written.length === 0);
  }

  get isWritten(): boolean {
    return this.#changed.size === 0 && this.#obsolete.length === 0;
  }

  note(batches: Iterable<Batch>, now: number): void {
    for (const batch of batches) {
      this.#changed.add(batch);
      if (!this.#entries.has(batch)) this.#entries.set(batch, { order: [now, ++this.#asked], written: [] });
    }
  }

  /** Takes over what was left behind: kept as this journal's own from the next write on. */
  adopt({ runs, keys }: LeftBehind, batches: readonly Batch[]): void {
    for (const [index, batch] of batches.entries()) {
      const { order } = runs[index] as LeftBehind['runs'][number];
      this.#entries.set(batch, { order, written: [] });
      this.#changed.add(batch);
    }
    this.#obsolete = [...this.#obsolete, ...keys];
  }

  /**
   * Writes what has changed; gives whether anything had to be added. Rejects where the vault does; then all of it is still
   * to be written. One at a time.
   */
  async write(vault: LicenseVault): Promise<boolean> {
    const batches = [...this.#changed];
    const obsolete = this.#obsolete;
    const values = new Map<string, unknown>();
    const deleted = [...obsolete];
    const landed: (() => void)[] = [];
    this.#changed.clear();
    this.#obsolete = [];
    for (const batch of batches) {
      const { order, written } = this.#entries.get(batch) as Entry;
      for (let part = 0; part < partCount(batch); part++) {
        const key = partKey(this.#owner, batch.id, part);
        const states = statesOf(batch, part);
        if (batch.isSettled) {
          if (written.length > 0) deleted.push(key);
        } else if (written[part] !== states) {
          values.set(key, keepPart(this.#ledger, batch, part, order));
          landed.push(() => (written[part] = states));
        }
      }
      if (batch.isSettled) landed.push(() => this.#entries.delete(batch));
    }
    try {
      if (values.size > 0 || deleted.length > 0) await vault.write(values, deleted);
      for (const note of landed) note();
      return values.size > 0;
    } catch (error) {
      for (const batch of batches) this.#changed.add(batch);
      this.#obsolete = [...this.#obsolete, ...obsolete];
      throw error;
    }
  }
}

/** Reads the journals whose owners are no more, and makes sure that nobody else does. */
export async function readLeftBehind(vault: LicenseVault, keys: readonly string[]): Promise<LeftBehind> {
  const left: string[] = [];
  for (const [owner, owned] of grouped(keys, ownerOfKey)) {
    if (owner !== undefined && (await vault.lock(ownerLock(owner), false))) left.push(...owned);
  }
  // Without what is gone: somebody took it over meanwhile, and has ended since.
  const kept = (await vault.read(left)).filter((part) => part !== undefined);
  const parts = kept.filter(isKeptPart).sort((a, b) => a.part - b.part);
  const runs = Array.from(
    grouped(parts, ({ run }) => run),
    ([id, parts]) => ({ id, order: (parts[0] as KeptPart).order, cells: parts.flatMap(cellsOfPart) }),
  );
  return {
    keys: left,
    corrupt: kept.length - parts.length,
    runs: runs
      .filter(({ cells }) => cells.some(({ state }) => !isFinal(state)))
      .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]),
  };
}
