import type { BatchPanelMessages } from 'ngx-genesys-license/components/common';

/** English: what is said where the application says nothing else. */
export const batchPanelMessages: BatchPanelMessages = {
  label: 'Change licenses of many users',
  steps: 'Steps',
  stepNames: { choose: 'Choose', review: 'Review', result: 'Result' },
  stepDone: 'done',
  mayNotAssign:
    'You may look, but not change anything: the permission authorization:grant:add is missing. An administrator can grant it.',
  review: 'Review the changes',
  needsUsers: 'Choose users first.',
  needsLicenses: 'Choose at least one license to add or remove.',
  confirmTitle: 'Remove licenses?',
  loses: (users, license) => `${users} will lose ${license}`,
  gets: (users, license) => `${users} will get ${license}`,
  confirmText:
    'Whoever loses a license may lose access at once. You can undo this as long as nobody else changes the same licenses.',
  confirmUndoTitle: 'Undo this change?',
  confirmUndoText: 'What somebody has changed since is left alone and listed.',
  keep: 'Keep everything as it is',
  confirm: 'Remove',
  confirmUndo: 'Undo',
  newChange: 'New change',
  tries: 'This change',
  tryNames: { assign: 'First try', retry: 'Retry', undo: 'Undo' },
};
