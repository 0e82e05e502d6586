import type { CellStatus, LicensedUser } from 'ngx-genesys-license';
import type { TableListMessages } from 'ngx-genesys-license/components/common';

/** One license of one user, as it is shown. */
export interface LicenseState {
  readonly licenseId: string;
  readonly isHeld: boolean;
  /** What is going on with it; undefined where nothing is. */
  readonly cell: CellStatus | undefined;
}

/** Of these licenses, what the user holds and what is going on. */
export function licenseStates(
  user: LicensedUser | undefined,
  licenseIds: readonly string[],
): readonly LicenseState[] {
  const held = new Set(user?.licenseIds);
  return licenseIds.map((licenseId) => ({
    licenseId,
    isHeld: held.has(licenseId),
    cell: user?.cells.get(licenseId),
  }));
}

/** What a user holds, and what could not be given: trouble first, all else in its order, so that nothing jumps. */
export function shownStates(user: LicensedUser): readonly LicenseState[] {
  const ids = new Set([...user.licenseIds, ...user.cells.keys()]);
  const isTrouble = ({ cell }: LicenseState) => cell?.mark === 'failed' || cell?.mark === 'unconfirmed';
  return licenseStates(user, [...ids]).toSorted((a, b) => Number(isTrouble(b)) - Number(isTrouble(a)));
}

/** What is going on with a license, in words. */
export function wordsOf(
  { mark, asked, state }: CellStatus,
  messages: Pick<TableListMessages, 'mark' | 'reverted' | 'unresolved'>,
): string {
  if (state === 'reverted') return messages.reverted(asked);
  if (state === 'unresolved') return messages.unresolved(asked);
  return messages.mark(mark, asked);
}
