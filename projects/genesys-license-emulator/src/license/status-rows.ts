import type { Chance } from '../faults/chance.js';
import type { EmulatorSettings } from '../settings/emulator-settings.js';
import type { CellEnd } from './write-cell.js';

/** One cell of the write and how it ended. */
export interface WrittenCell {
  readonly userId: string;
  readonly licenseId: string;
  readonly end: CellEnd;
}

/** A LicenseUpdateStatus. */
export interface StatusRow {
  readonly userId: string;
  readonly licenseId: string;
  readonly result?: string;
}

/** The rows that tell of written cells, in the words and with the disorder that the settings ask for. */
export function statusRows(
  cells: readonly WrittenCell[],
  settings: EmulatorSettings,
  chance: Chance,
): readonly StatusRow[] {
  const rows: StatusRow[] = [];
  cells.forEach(({ userId, licenseId, end }, place) => {
    if (end === 'noop' && !settings.noopRows) return;
    if (chance.happens(settings.missingRows, 'missingRows', place)) return;
    const row = rowOf(userId, licenseId, end, place);
    rows.push(row);
    if (chance.happens(settings.doubledRows, 'doubledRows', place)) rows.push(row);
    if (chance.happens(settings.contradictoryRows, 'contradictoryRows', place)) {
      rows.push(rowOf(userId, licenseId, end === 'failure' ? 'success' : 'failure', place));
    }
  });
  return chance.happens(settings.reorderedRows, 'reorderedRows') ? chance.shuffle(rows, 'row order') : rows;

  function rowOf(userId: string, licenseId: string, end: CellEnd, place: number): StatusRow {
    if (settings.omittedFields.includes('result')) return { userId, licenseId };
    const words = settings.resultWords[end];
    return {
      userId,
      licenseId,
      result: typeof words === 'string' ? words : chance.pick(words, 'resultWords', place),
    };
  }
}
