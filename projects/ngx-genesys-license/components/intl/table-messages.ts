import type { PluralForms } from './license-intl';
import type { TablePanelMessages } from './table-panel-messages';

/** Texts of `license-users-table` that are on show from the start. */
export interface TableListMessages {
  /** The grid's accessible name where the application gives none. Default: "Users and their licenses". */
  readonly label: string;
  /** The toolbar's accessible name. */
  readonly toolbar: string;

  /** Header of the column with names. */
  readonly user: string;
  /** Header of the column with all licenses of a user. */
  readonly licenses: string;
  /** Header of the column of check marks, for screen readers: selects everybody who matches. */
  readonly selectAll: string;
  /** Selects one user; for screen readers. */
  readonly selectUser: (name: string) => string;
  /** A user without any license. */
  readonly noLicense: string;
  /** Licenses of a user that find no room. */
  readonly more: (count: string) => string;
  /** A license of a user, as the name of its check mark. */
  readonly cell: (license: string, user: string) => string;
  /** The holders of a license, below its column's header. */
  readonly holders: PluralForms;

  /** Label and placeholder of the text filter. */
  readonly search: string;
  /** The button that opens the filter by license. */
  readonly filter: string;
  /** A filter in force: holders of a license. */
  readonly hasLicense: (license: string) => string;
  /** A filter in force: users without a license. */
  readonly lacksLicense: (license: string) => string;
  /** Takes a filter away; for screen readers, behind its text. */
  readonly removeFilter: (filter: string) => string;
  /** Shows only users with a change that failed or is unconfirmed. */
  readonly issues: string;
  /** Drops every filter. */
  readonly clearFilters: string;
  /** Label of the list of orders. */
  readonly sort: string;
  /** The orders, by key; `none` is the order of arrival. */
  readonly sortBy: Readonly<Record<'none' | 'name' | 'email' | 'id' | 'licenses', string>>;
  /** The direction of the order, in force: the button turns it. */
  readonly direction: Readonly<Record<'ascending' | 'descending', string>>;
  /** The button for the layout with a column for each license; `label` is its tooltip. */
  readonly layout: Readonly<Record<'label' | 'columns', string>>;
  /** Saves the selected users, or those that match, as CSV. */
  readonly exportCsv: Readonly<Record<'matching' | 'selected' | 'running', string>>;

  /** How many users there are. */
  readonly users: PluralForms;
  /** How many match. */
  readonly matching: PluralForms;
  /** Behind a count that covers only what is loaded. */
  readonly ofLoaded: string;
  /** Sort or filter cover only what is loaded; `total` is how many there are, where known. */
  readonly coversLoaded: (loaded: string, total: string | undefined) => string;
  /** All users are loaded, but names or addresses that sort or filter need are not. */
  readonly coversKnownNames: string;
  /** The list is being put together. */
  readonly searching: string;
  /** So many users are selected. */
  readonly selected: PluralForms;
  /** All that match are selected, also those still to come. */
  readonly allSelected: PluralForms;
  /** Drops the selection. */
  readonly clearSelection: string;
  /** Selects everybody who matches; the number is how many do now. */
  readonly selectMatching: PluralForms;

  /** Progress of loading, with a rate in users per second and the time left where known. */
  readonly progress: (progress: string, rate: string | undefined, left: string | undefined) => string;
  /** The progress bar's accessible name. */
  readonly progressLabel: string;
  /** All is loaded; `asOf` is when. */
  readonly complete: (users: string, asOf: string) => string;
  /** Starts loading. */
  readonly load: string;
  /** Loads all again. */
  readonly reload: string;
  /** Goes on with loading. */
  readonly resume: string;
  /** Stops loading. */
  readonly stop: string;
  /** Loading has not begun and does not begin by itself. */
  readonly notLoaded: string;

  /** Tries a failed change again. */
  readonly retryAdd: string;
  /** Tries a failed removal again. */
  readonly retryRemove: string;
  /** Why nothing can be changed: a missing permission. */
  readonly mayNotAssign: string;
  /** Why nothing can be changed: the network. */
  readonly offline: string;
  /** Why nothing can be changed: the session. */
  readonly signedOut: string;
  /** Why nothing can be changed: the application wants it so. */
  readonly readonly: string;
  /** A change under way or in trouble; `asked` is whether the license was to be given. */
  readonly mark: (mark: 'pending' | 'verifying' | 'unconfirmed' | 'failed', asked: boolean) => string;
  /** A change that was undone from elsewhere; `asked` is whether the license was to be given. */
  readonly reverted: (asked: boolean) => string;
  /** A change of which nobody knows what became. */
  readonly unresolved: (asked: boolean) => string;
  /** Told when a change in a row has failed. */
  readonly failed: (license: string, user: string, what: string) => string;
}

/** Texts of `license-users-table`. */
export interface TableMessages extends TableListMessages, TablePanelMessages {}

export const tableMessages: TableListMessages = {
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
  users: { one: '# user', other: '# users' },
  matching: { one: '# user matches', other: '# users match' },
  ofLoaded: 'of those loaded so far',
  coversLoaded: (loaded, total) =>
    `Sort and filter cover only what is loaded: ${loaded}${total === undefined ? '' : ` of ${total}`} users.`,
  coversKnownNames: 'Names are still loading: sort and filter cover only the names known so far.',
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
  failed: (license, user, what) => `${license} for ${user}: ${what}.`,
};
