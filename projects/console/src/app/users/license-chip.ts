import type { CellMark, CellStatus, LicensedUser } from 'ngx-genesys-license';
import { cellWords, markSigns } from '../shared/cell-words';

/** One license beside a user's name. */
export interface LicenseChip {
  readonly licenseId: string;
  readonly label: string;
  /** False for a license that is being taken, or could not be given. */
  readonly isHeld: boolean;
  readonly mark: CellMark | undefined;
  readonly sign: string;
  /** What the mark means; empty without one. */
  readonly words: string;
}

/** A user's licenses, those with something to say first. */
export function chipsOf(user: LicensedUser, label: (licenseId: string) => string): readonly LicenseChip[] {
  const held = new Set(user.licenseIds);
  const ids = [...user.cells.keys(), ...user.licenseIds.filter((id) => !user.cells.has(id))];
  return ids.map((licenseId) =>
    chipOf(licenseId, label(licenseId), held.has(licenseId), user.cells.get(licenseId)),
  );
}

function chipOf(
  licenseId: string,
  label: string,
  isHeld: boolean,
  cell: CellStatus | undefined,
): LicenseChip {
  return {
    licenseId,
    label,
    isHeld,
    mark: cell?.mark,
    sign: cell === undefined ? '' : markSigns[cell.mark],
    words: cell === undefined ? '' : cellWords(cell),
  };
}
