import type { RunReport } from '../../model/assignment';
import type { LicenseRun } from '../license-run';
import { tryEngine, type TriedEngine, type TriedOptions } from './try-engine';

/** An engine that knows its users. */
export async function knownUsers(options: TriedOptions = {}): Promise<TriedEngine> {
  const tried = tryEngine(options);
  await tried.sweep();
  return tried;
}

/** The report, after all the time it may take. */
export async function reported({ clock }: TriedEngine, run: LicenseRun): Promise<RunReport> {
  for (let minute = 0; minute < 10 && !run.isSettled; minute++) await clock.advance(60_000);
  return run.report;
}

/** How the cells ended, in the order in which they were asked for. */
export function states({ cells }: RunReport): string[] {
  return cells.map(({ state }) => state);
}
