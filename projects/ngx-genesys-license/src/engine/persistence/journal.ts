import type { LicenseLedger } from '../../core/license-ledger';
import { isFinal, type Batch } from '../../core/operation';
import {
  cellsOfPart,
  hasEnded,
  isKeptCells,
  keepCells,
  keepStates,
  partCount,
  type KeptCells,
  type KeptStates,
} from './kept-run';
import type { LicenseVault } from './license-vault';
import type { ResumedRun } from './resume-runs';
import { ownerLock, ownerOfKey, partKeys } from './vault-keys';

/** A run as the vault has it. */
interface Entry {
  readonly order: readonly [number, number];
  /** By part, as last written; none before the run was written. */
  readonly written: (KeptStates | undefined)[];
}

/** What earlier sessions left behind, and the keys it was under. */
export interface LeftBehind {
  readonly runs: readonly (ResumedRun & { readonly order: readonly [number, number] })[];
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
  #hasNew = false;

  constructor(ledger: LicenseLedger, owner: string) {
    this.#ledger = ledger;
    this.#owner = owner;
  }

  /** Whether something was asked for that the vault does not hold at all. */
  get hasNew(): boolean {
    return this.#hasNew;
  }

  get isWritten(): boolean {
    return this.#changed.size === 0 && this.#obsolete.length === 0;
  }

  note(batches: Iterable<Batch>, now: number): void {
    for (const batch of batches) {
      this.#changed.add(batch);
      if (!this.#entries.has(batch)) this.#enter(batch, [now, ++this.#asked]);
    }
  }

  /** Takes over what was left behind: kept as this journal's own from the next write on. */
  adopt({ runs, keys }: LeftBehind, batches: readonly Batch[]): void {
    for (const [index, batch] of batches.entries()) {
      this.#enter(batch, (runs[index] as LeftBehind['runs'][number]).order);
      this.#changed.add(batch);
    }
    this.#obsolete = [...this.#obsolete, ...keys];
  }

  /**
   * Writes what has changed; gives whether anything had to be added. Rejects where the vault does; then all of it is still
   * to be written. One at a time.
   */
  async write(vault: LicenseVault): Promise<boolean> {
    if (this.isWritten) return false;
    const batches = [...this.#changed];
    const obsolete = this.#obsolete;
    const values = new Map<string, unknown>();
    const deleted = [...obsolete];
    const written: (() => void)[] = [];
    this.#changed.clear();
    this.#obsolete = [];
    const hadNew = this.#hasNew;
    this.#hasNew = false;
    for (const batch of batches) {
      const entry = this.#entries.get(batch) as Entry;
      for (let part = 0; part < partCount(batch); part++) {
        const last = entry.written[part];
        const keys = partKeys(this.#owner, batch.id, part);
        if (batch.isSettled) {
          if (last !== undefined) deleted.push(keys.cells, keys.states);
          continue;
        }
        if (last !== undefined && hasEnded(last)) continue;
        const states = keepStates(batch, part);
        if (last !== undefined && isSame(last, states)) continue;
        if (last === undefined) values.set(keys.cells, keepCells(this.#ledger, batch, part, entry.order));
        values.set(keys.states, states);
        written.push(() => (entry.written[part] = states));
      }
      if (batch.isSettled) written.push(() => this.#entries.delete(batch));
    }
    try {
      if (values.size > 0 || deleted.length > 0) await vault.write(values, deleted);
      for (const note of written) note();
      return values.size > 0;
    } catch (error) {
      for (const batch of batches) this.#changed.add(batch);
      this.#obsolete = [...this.#obsolete, ...obsolete];
      this.#hasNew ||= hadNew;
      throw error;
    }
  }

  #enter(batch: Batch, order: readonly [number, number]): void {
    this.#entries.set(batch, { order, written: [] });
    this.#hasNew = true;
  }
}

/** Reads the journals whose owners are no more, and makes sure that nobody else does. */
export async function readLeftBehind(vault: LicenseVault, keys: readonly string[]): Promise<LeftBehind> {
  const owners = new Set(keys.flatMap((key) => ownerOfKey(key) ?? []));
  const left: string[] = [];
  for (const owner of owners) {
    if (!(await vault.lock(ownerLock(owner), false))) continue;
    left.push(...keys.filter((key) => ownerOfKey(key) === owner));
  }
  const values = new Map<string, unknown>();
  for (const [index, value] of (await vault.read(left)).entries()) values.set(left[index] as string, value);
  const parts = left.filter((key) => key.endsWith('/cells')).sort(byPart);
  const runs = new Map<string, { order: KeptCells['order']; cells: ResumedRun['cells'][number][] }>();
  let corrupt = 0;
  for (const key of parts) {
    const cells = values.get(key);
    // Gone meanwhile: somebody took it over, and has ended since.
    if (cells === undefined) continue;
    if (!isKeptCells(cells)) {
      corrupt++;
      continue;
    }
    const resumed = cellsOfPart(cells, values.get(key.replace(/cells$/, 'states')));
    const run = runs.get(cells.run);
    if (run === undefined) runs.set(cells.run, { order: cells.order, cells: [...resumed] });
    else for (const cell of resumed) run.cells.push(cell);
  }
  return {
    keys: left,
    corrupt,
    runs: [...runs]
      .map(([id, { order, cells }]) => ({ id, order, cells }))
      .filter(({ cells }) => cells.some(({ state }) => !isFinal(state)))
      .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]),
  };
}

function byPart(a: string, b: string): number {
  return partOf(a) - partOf(b);
}

function partOf(key: string): number {
  return Number(key.split('/').at(-2));
}

function isSame(a: KeptStates, b: KeptStates): boolean {
  return (
    a.evidence.size === b.evidence.size &&
    a.states.length === b.states.length &&
    a.states.every((code, index) => code === b.states[index])
  );
}
