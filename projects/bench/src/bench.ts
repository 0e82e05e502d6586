import type { BenchRow } from './measure/bench-row';
import type { BenchSection, BenchSettings } from './rows/bench-section';
import { ingestSection } from './rows/ingest-section';

const sections: readonly BenchSection[] = [ingestSection];

export interface BenchOptions extends BenchSettings {
  /** Only sections with one of these words in their name. */
  readonly only: readonly string[];
  readonly onRow: (row: BenchRow) => void;
}

export const benchSections: readonly string[] = sections.map(({ name }) => name);

/** Measures section by section; rows are told as soon as their section is done. */
export async function runBench({ only, onRow, ...settings }: BenchOptions): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const section of sections) {
    if (only.length > 0 && !only.some((word) => section.name.includes(word))) continue;
    for (const row of await section.measure(settings)) {
      rows.push(row);
      onRow(row);
    }
    globalThis.gc?.();
  }
  return rows;
}
