import type { TableListMessages } from 'ngx-genesys-license/components/common';
import type { tableStatusMessages } from './table-status-messages';

/** English, where the application says nothing else: what the first rows need. */
export const tableMessages: Omit<TableListMessages, keyof typeof tableStatusMessages> = {
  label: 'Users and their licenses',
  toolbar: 'Filter and sort users',
  user: 'User',
  licenses: 'Licenses',
  selectAll: 'Select all that match',
  selectUser: (name) => `Select ${name}`,
  noLicense: 'No license',
  more: (count) => `+${count}`,
  cell: (license, user) => `${license} for ${user}`,
  holders: { one: '# user', other: '# users' },
  search: 'Search by name, email or id',
  filter: 'Licenses',
  hasLicense: (license) => `Has ${license}`,
  lacksLicense: (license) => `Lacks ${license}`,
  removeFilter: (filter) => `Remove filter: ${filter}`,
  issues: 'Only issues',
  clearFilters: 'Clear filters',
  sort: 'Sort by',
  sortBy: {
    none: 'Order of arrival',
    name: 'Name',
    email: 'Email',
    id: 'User id',
    licenses: 'Number of licenses',
  },
  direction: { ascending: 'Ascending', descending: 'Descending' },
  layout: { label: 'Layout', columns: 'Columns' },
  exportCsv: { matching: 'Export', selected: 'Export selected', running: 'Exporting…' },
  coversLoaded: (loaded, total) =>
    `Sort and filter cover only what is loaded: ${loaded}${total === undefined ? '' : ` of ${total}`} users.`,
  coversKnownNames: 'Names are still loading: sort and filter cover only the names known so far.',
  notLoaded: 'Users have not been loaded yet.',
  retryAdd: 'Try to add again',
  retryRemove: 'Try to remove again',
  mayNotAssign: 'View only: your account may not change licenses (authorization:grant:add).',
  offline: 'View only while you are offline.',
  signedOut: 'View only until you sign in again.',
  readonly: 'View only.',
  mark: (mark, asked) => {
    switch (mark) {
      case 'pending':
        return asked ? 'being added' : 'being removed';
      case 'verifying':
        return asked ? 'added, being verified' : 'removed, being verified';
      case 'unconfirmed':
        return asked ? 'unconfirmed whether added' : 'unconfirmed whether removed';
      case 'failed':
        return asked ? 'not added' : 'not removed';
    }
  },
  reverted: (asked) =>
    `${asked ? 'added, then taken away again' : 'removed, then given again'}; automatic (role-based) assignment is the likely cause`,
  unresolved: (asked) => `unknown whether ${asked ? 'added' : 'removed'}: reading gave up`,
};
