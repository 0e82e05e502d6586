import type { PluralForms } from './license-intl';

/** Texts of `license-usage`. */
export interface UsageMessages {
  /** The component's accessible name where the application gives none. */
  readonly label: string;
  /** What the numbers are, and what they are not. */
  readonly meaning: string;
  /** How many users are loaded; both are numbers as text, `total` undefined while nobody knows it. */
  readonly loaded: (loaded: string, total: string | undefined) => string;
  /** All are loaded. */
  readonly complete: PluralForms;
  /** Nothing is loaded, and nothing is loading. */
  readonly notLoaded: string;
  /** The progress bar of loading. */
  readonly progress: string;
  /** Starts loading, and ends it. */
  readonly load: string;
  /** The button that stops loading users. */
  readonly stop: string;
  /** The choice of the order. */
  readonly sort: string;
  /** The orders to choose from. */
  readonly sortBy: Readonly<Record<'holders' | 'name', string>>;
  /** Numbers have changed since the rows were put in order. */
  readonly sortAgain: string;
  /** The choice between bars and table. */
  readonly layout: string;
  /** The layouts to choose from. */
  readonly layouts: Readonly<Record<'bars' | 'table', string>>;
  /** How many hold a license, in plural forms. */
  readonly holders: PluralForms;
  /** Nobody holds it. */
  readonly nobody: string;
  /** Which share of the users hold it. */
  readonly share: (share: string) => string;
  /** Held by users and not defined by the organization. */
  readonly notDefined: string;
  /** Headings of the table. */
  readonly columns: Readonly<Record<'license' | 'id' | 'holders' | 'share', string>>;
}
