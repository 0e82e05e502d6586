import type { UsageMessages } from 'ngx-genesys-license/components/common';

/** English: what is said where the application says nothing else. */
export const usageMessages: Omit<UsageMessages, 'columns'> = {
  label: 'License usage',
  meaning: 'Counts are assignments now, not billed (concurrent) use.',
  loaded: (loaded, total) =>
    total === undefined ? `Counted so far: ${loaded} users` : `Counted so far: ${loaded} of ${total} users`,
  complete: { one: 'Counted: # user', other: 'Counted: all # users' },
  notLoaded: 'No users are loaded, so nothing is counted.',
  progress: 'Users counted',
  load: 'Count users',
  stop: 'Stop',
  sort: 'Order',
  sortBy: { holders: 'By holders', name: 'By name' },
  sortAgain: 'Sort again',
  layout: 'Layout',
  layouts: { bars: 'Bars', table: 'Table' },
  holders: { one: '# holder', other: '# holders' },
  nobody: 'nobody',
  share: (share) => `${share} of users`,
  notDefined: 'not defined',
};
