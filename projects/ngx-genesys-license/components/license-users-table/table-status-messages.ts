import type { TableListMessages } from 'ngx-genesys-license/components/common';

/** English, where the application says nothing else: what is said about the list, once it is there. */
export const tableStatusMessages: Pick<
  TableListMessages,
  | 'users'
  | 'matching'
  | 'ofLoaded'
  | 'searching'
  | 'selected'
  | 'allSelected'
  | 'clearSelection'
  | 'selectMatching'
  | 'progress'
  | 'progressLabel'
  | 'complete'
  | 'load'
  | 'reload'
  | 'resume'
  | 'stop'
  | 'failed'
  | 'missing'
> = {
  users: { one: '# user', other: '# users' },
  matching: { one: '# user matches', other: '# users match' },
  ofLoaded: 'of those loaded so far',
  searching: 'Searching…',
  selected: { one: '# selected', other: '# selected' },
  allSelected: { one: 'All # that matches selected', other: 'All # that match selected' },
  clearSelection: 'Clear selection',
  selectMatching: { one: 'Select the # that matches', other: 'Select all # that match' },
  progress: (progress, rate, left) =>
    [
      progress,
      ...(rate === undefined ? [] : [`${rate}/s`]),
      ...(left === undefined ? [] : [`${left} left`]),
    ].join(' · '),
  progressLabel: 'Users loaded',
  complete: (users, asOf) => `All ${users} loaded · ${asOf}`,
  load: 'Load users',
  reload: 'Reload',
  resume: 'Go on loading',
  stop: 'Stop loading',
  failed: (license, user, what) => `${license} for ${user}: ${what}.`,
  missing: 'This part of the page could not be loaded. Try it again, or reload the page.',
};
