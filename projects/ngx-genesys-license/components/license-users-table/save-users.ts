import type { Injector } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseIntl, saveCsv } from 'ngx-genesys-license/components/common';
import { tablePanelMessages } from './table-panel-messages';
import { exportUsers } from './export-users';

/** Which users are saved, and how. */
export interface SavedUsers {
  readonly userIds: readonly string[];
  /** Those with a column each; undefined for one column with all. */
  readonly licenseIds: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

/** Hands these users to the person as a CSV file. Rejects with the signal's reason when aborted. */
export async function saveUsers(
  injector: Injector,
  { userIds, licenseIds, signal }: SavedUsers,
): Promise<void> {
  const { csvColumns, fileName } = injector.get(LicenseIntl).section('table', tablePanelMessages)();
  const store = injector.get(LicenseStore);
  const { header, rows } = await exportUsers(store, userIds, licenseIds, csvColumns, signal);
  await saveCsv(injector, `${fileName}.csv`, header, rows);
}
