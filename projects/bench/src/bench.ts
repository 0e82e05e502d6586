import type { BenchSection, BenchSettings } from './rows/bench-section';
import { batchSection } from './rows/batch-section';
import { heapSection } from './rows/heap-section';
import { hourSection } from './rows/hour-section';
import { ingestSection } from './rows/ingest-section';
import { readSection } from './rows/read-section';
import { streamSection } from './rows/stream-section';
import { toggleSection } from './rows/toggle-section';
import { viewSection } from './rows/view-section';
import { warmStartSection } from './rows/warm-start-section';

export type { BenchRow } from './measure/bench-row';
export { meetsBar } from './measure/bench-row';
export { benchLine, benchTable } from './measure/bench-table';

const sections: readonly BenchSection[] = [
  ingestSection,
  toggleSection,
  batchSection,
  readSection,
  viewSection,
  heapSection,
  streamSection,
  hourSection,
  warmStartSection,
];

/** What may be asked for alone. */
export const benchSections: readonly string[] = sections.map(({ name }) => name);

/** Measures section by section, those whose name holds one of the words, all where there are none. */
export async function runBench(words: readonly string[], settings: BenchSettings): Promise<void> {
  for (const section of sections) {
    if (words.length > 0 && !words.some((word) => section.name.includes(word))) continue;
    await section.measure(settings);
    globalThis.gc?.();
  }
}
