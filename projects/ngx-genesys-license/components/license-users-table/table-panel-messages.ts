import type { TablePanelMessages } from 'ngx-genesys-license/components/common';

/** English: what is said where the application says nothing else. */
export const tablePanelMessages: TablePanelMessages = {
  has: 'Has',
  lacks: 'Lacks',
  findLicense: 'Find a license',
  countsNote: 'Counts are assignments now, not billed use.',
  fileName: 'users-and-licenses',
  csvColumns: { id: 'User id', name: 'Name', email: 'Email', licenses: 'Licenses', held: 'yes' },
  edit: (user) => `Licenses of ${user}`,
  close: 'Close',
  serverSaid: (word) => `The server said “${word}”.`,
};
