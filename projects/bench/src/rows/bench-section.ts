import type { BenchRow } from '../measure/bench-row';

export interface BenchSettings {
  /** Sizes of the organization, ascending. */
  readonly users: readonly number[];
  readonly onRow: (row: BenchRow) => void;
}

/** Rows that are measured together. */
export interface BenchSection {
  readonly name: string;
  measure(settings: BenchSettings): Promise<void>;
}
