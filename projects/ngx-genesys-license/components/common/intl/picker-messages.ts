import type { PluralForms } from './license-intl';

/** Texts of `license-picker` and `license-select`. */
export interface PickerMessages {
  /** The component's accessible name where the application gives none. */
  readonly label: string;
  /** In the empty field of `license-picker`. */
  readonly placeholder: string;
  /** In the empty field of `license-select`. */
  readonly selectPlaceholder: string;
  /** Names the list of what is picked, for screen readers. */
  readonly picked: string;
  /** How many are picked; read with the field. */
  readonly count: PluralForms;
  /** The button that takes one out, for screen readers; announced as done by `removed`. */
  readonly remove: (license: string) => string;
  /** Announced when one was taken out. */
  readonly removed: (license: string) => string;
  /** How many fit the text; announced while typing. */
  readonly results: PluralForms;
  /** Beside a license that only some of the users hold. */
  readonly some: string;
  /** Beside an id that the organization does not define. */
  readonly notDefined: string;
  /** What that means, in a sentence. */
  readonly notDefinedHint: string;
  /** Holders of a license. */
  readonly holders: PluralForms;
  /** What the numbers of holders are not. */
  readonly holdersNote: string;
  /** The numbers of holders cover only so many of the users; both are numbers as text. */
  readonly holdersPartial: (loaded: string, total: string | undefined) => string;
  /** On an option whose prerequisites are not picked. */
  readonly optionNeeds: (others: readonly string[]) => string;
  /** On an option that another picked license comprises. */
  readonly optionPartOf: (other: string) => string;
  /** A picked license needs another that is not picked. */
  readonly needs: (license: string, other: string) => string;
  /** A picked license comprises another picked one. */
  readonly partOf: (license: string, other: string) => string;
  /** Two picked licenses are both add-ons. */
  readonly oneAddOn: (license: string, other: string) => string;
  /** The button that adds what is needed. */
  readonly add: (license: string) => string;
  /** What the change asks of many users; either list may be empty. */
  readonly change: (add: readonly string[], remove: readonly string[]) => string;
  /** The error where the field is required and empty. */
  readonly required: string;
  /** Any other error that brings no message of its own. */
  readonly invalid: string;
  /** Without a network, while the list can be used. */
  readonly offline: string;
  /** The list's part of the application could not be loaded, and somebody wanted the list. */
  readonly listMissing: string;
  /** While the application's `confirm` is asked. */
  readonly confirming: string;
  /** Announced when the application's `confirm` refused a change. */
  readonly refused: string;
}
