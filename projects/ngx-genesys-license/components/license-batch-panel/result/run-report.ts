import { inject, Injector, untracked } from '@angular/core';
import { LicenseStore, type CellOutcome } from 'ngx-genesys-license';
import { LicenseIntl, saveCsv } from 'ngx-genesys-license/components/common';
import { batchResultMessages } from '../batch-result-messages';
import { batchWords } from '../batch-words';

/** Saves what became of each change of a run, as a CSV file. In an injection context it gives the function that does. */
export function injectReport(): (runId: string, cells: readonly CellOutcome[]) => void {
  const injector = inject(Injector);
  const store = inject(LicenseStore);
  const intl = inject(LicenseIntl);
  const messages = intl.section('batch', batchResultMessages);
  const words = intl.section('batch', batchWords);
  return (runId, cells) => {
    const { states } = messages();
    const { report, add, remove } = words();
    const header = [
      report.userId,
      report.name,
      report.email,
      report.licenseId,
      report.license,
      report.asked,
      report.state,
      report.result,
      report.reason,
      report.correlationId,
    ];
    const rows = cells.map(({ userId, licenseId, asked, state, result, error, correlationId }) => {
      const user = untracked(store.user(userId));
      return [
        userId,
        user?.name,
        user?.email,
        licenseId,
        store.label(licenseId),
        asked ? add : remove,
        states[state],
        result,
        error?.message,
        correlationId,
      ];
    });
    void saveCsv(injector, `license-report-${runId}.csv`, header, rows);
  };
}
