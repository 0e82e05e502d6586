import type { PluralForms } from './license-intl';

/** Words that several steps of `license-batch-panel` use. */
export interface BatchWords {
  /** After a list that is cut off. */
  readonly more: PluralForms;
  /** Users that something is about, in plural forms. */
  readonly warnedUsers: PluralForms;
  /** Gives it to those users who do not hold it. */
  readonly add: string;
  /** Takes it from those who do. */
  readonly remove: string;
  /** Signs of a change, before the license's name, for screen readers. */
  readonly changeWords: Readonly<Record<'add' | 'remove' | 'noop', string>>;
  /** Columns of the report. */
  readonly report: Readonly<
    Record<
      | 'userId'
      | 'name'
      | 'email'
      | 'licenseId'
      | 'license'
      | 'asked'
      | 'state'
      | 'result'
      | 'reason'
      | 'correlationId'
      | 'line'
      | 'problem'
      | 'text',
      string
    >
  >;
}
