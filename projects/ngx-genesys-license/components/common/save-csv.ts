import { DOCUMENT, PendingTasks, type Injector } from '@angular/core';
import type { CsvCell } from './csv';

/** Hands rows to the person as a CSV file. What writes it is loaded when first asked for. */
export async function saveCsv(
  injector: Injector,
  name: string,
  header: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
): Promise<void> {
  const done = injector.get(PendingTasks).add();
  try {
    const { csvOf, saveText } = await import('./csv');
    saveText(injector.get(DOCUMENT), name, csvOf(header, rows));
  } finally {
    done();
  }
}
