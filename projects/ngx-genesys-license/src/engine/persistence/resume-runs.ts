import type { LicenseLedger } from '../../core/license-ledger';
import { isFinal } from '../../core/operation';
import { resumeBatch, type ResumedCell } from '../../core/resume-batch';
import { LicenseRun } from '../license-run';

/** A run of an earlier session, as it was kept. */
export interface ResumedRun {
  readonly id: string;
  readonly cells: readonly ResumedCell[];
}

/** Takes up runs of an earlier session, in the order in which they were asked for; what had ended is told of. */
export function resumeRuns(
  ledger: LicenseLedger,
  resumed: readonly ResumedRun[],
  now: number,
): readonly LicenseRun[] {
  return resumed.map(({ id, cells }) => {
    const run = new LicenseRun(ledger, id);
    resumeBatch(ledger, run, cells, now);
    for (const [index, operation] of run.operations.entries()) {
      // What ends by being taken up is told of like all that ends from now on.
      if (isFinal((cells[index] as ResumedCell).state)) run.settle(operation);
    }
    return run;
  });
}
