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
  /** A panel, or what saves users, could not be loaded; shown and told. */
  readonly missing: string;
}

/** Texts of `license-users-table`. */
export interface TableMessages extends TableListMessages, TablePanelMessages {}
