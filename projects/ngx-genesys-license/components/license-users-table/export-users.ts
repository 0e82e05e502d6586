import { untracked } from '@angular/core';
import type { LicenseStore } from 'ngx-genesys-license';
import type { CsvCell, TablePanelMessages } from 'ngx-genesys-license/components/common';

/** How long the page may be kept busy at a time, in ms. */
const slice = 8;

/** What a CSV file is made of. */
export interface ExportedUsers {
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/**
 * These users as rows of CSV: id, name, email, and what they hold in one column, or in a column for each license. Reads users in
 * short turns, so that the page stays usable. Rejects with the signal's reason when aborted.
 */
export async function exportUsers(
  store: Pick<LicenseStore, 'user'>,
  userIds: readonly string[],
  licenseIds: readonly string[] | undefined,
  csvColumns: TablePanelMessages['csvColumns'],
  signal: AbortSignal,
): Promise<ExportedUsers> {
  const rows: CsvCell[][] = [];
  let until = performance.now() + slice;
  for (const userId of userIds) {
    const user = untracked(() => store.user(userId)());
    const held = user?.licenseIds ?? [];
    rows.push([
      userId,
      user?.name,
      user?.email,
      ...(licenseIds === undefined
        ? [held.join('; ')]
        : licenseIds.map((id) => (held.includes(id) ? csvColumns.held : undefined))),
    ]);
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    until = performance.now() + slice;
  }
  const header = [csvColumns.id, csvColumns.name, csvColumns.email, ...(licenseIds ?? [csvColumns.licenses])];
  return { header, rows };
}
