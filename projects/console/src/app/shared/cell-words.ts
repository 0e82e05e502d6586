import type { CellMark, CellStatus } from 'ngx-genesys-license';

/** What is going on with one license of one user, in words. */
export function cellWords({ mark, asked, state }: CellStatus): string {
  switch (mark) {
    case 'pending':
      return asked ? 'being added' : 'being removed';
    case 'verifying':
      return asked ? 'added, being verified' : 'removed, being verified';
    case 'unconfirmed':
      return asked ? 'unconfirmed whether added, being read' : 'unconfirmed whether removed, being read';
    case 'failed':
      return failureWords(asked, state);
  }
}

/** How a change ended that did not go as asked. */
export function failureWords(asked: boolean, state: string | undefined): string {
  if (state === 'reverted') {
    return asked
      ? 'added, then taken away again; automatic (role-based) assignment is the likely cause'
      : 'removed, then given again; automatic (role-based) assignment is the likely cause';
  }
  if (state === 'unresolved')
    return asked ? 'unknown whether added: reading gave up' : 'unknown whether removed: reading gave up';
  return asked ? 'not added' : 'not removed';
}

/** A sign beside the words, so that colour never speaks alone. */
export const markSigns: Readonly<Record<CellMark, string>> = {
  pending: '…',
  verifying: '✓',
  unconfirmed: '?',
  failed: '!',
};
