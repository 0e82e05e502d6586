import type { LicenseUpdateStatus } from 'genesys-license-client';
import { grouped } from '../core/grouped';

const none: readonly LicenseUpdateStatus[] = [];

/** The rows of the answer to a write, by the cell they are about: none, one, or several that may disagree. */
export class AnsweredCells {
  readonly #byUser: ReadonlyMap<string | undefined, readonly LicenseUpdateStatus[]>;

  constructor(rows: readonly LicenseUpdateStatus[]) {
    this.#byUser = grouped(rows, ({ userId }) => userId);
  }

  of(userId: string, licenseId: string): readonly LicenseUpdateStatus[] {
    const rows = this.#byUser.get(userId);
    if (rows === undefined) return none;
    const [first] = rows;
    return rows.length === 1 && first?.licenseId === licenseId
      ? rows
      : rows.filter((row) => row.licenseId === licenseId);
  }
}

/** The server's own words, each once. */
export function wordsOf(rows: readonly LicenseUpdateStatus[]): string | undefined {
  if (rows.length <= 1) return rows[0]?.result;
  const words = [...new Set(rows.map(({ result }) => result).filter((word) => word !== undefined))];
  return words.length > 0 ? words.join(' / ') : undefined;
}
