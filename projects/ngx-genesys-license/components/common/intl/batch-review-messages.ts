import type { PluralForms } from './license-intl';

/** Texts of the step that shows what a change would do. */
export interface BatchReviewMessages {
  /** While it is read what users hold, before the plan is made. */
  readonly readingUsers: (done: string, of: string) => string;
  /** So many of the first ones do not exist that the others are not looked up. */
  readonly stoppedReading: PluralForms;
  /** Looks them up all the same. */
  readonly readAll: string;
  /** Users the server does not know, in plural forms. */
  readonly unknownUsers: PluralForms;
  /** Takes them out of the change. */
  readonly leaveOut: string;
  /** Named before numbers of the plan and of results. */
  readonly counts: Readonly<Record<'users' | 'adds' | 'removes' | 'noops', string>>;
  /** What it takes. */
  readonly cost: (requests: string, duration: string) => string;
  /** Requests, in plural forms. */
  readonly requests: PluralForms;
  /** There is nothing to send. */
  readonly nothingToDo: string;
  /** The heading over warnings. */
  readonly warnings: string;
  /** Adds what an added license needs. */
  readonly addToo: (license: string) => string;
  /** The table of changes by license. */
  readonly byLicense: string;
  /** Heading of the column of licenses. */
  readonly license: string;
  /** The list of users and their changes. */
  readonly byUser: string;
  /** Where a user stands in the file. */
  readonly line: (line: string) => string;
  /** Back to the choice. */
  readonly back: string;
  /** Sends the changes, in plural forms. */
  readonly apply: PluralForms;
}
