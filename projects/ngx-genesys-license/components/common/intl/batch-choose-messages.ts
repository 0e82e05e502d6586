import type { PluralForms } from './license-intl';

/**
 * Why a line gives no user:
 * - `missing`: nothing in that column
 * - `malformed`: neither an id nor an email address
 * - `unknown-email`: nobody has that address
 */
export type LineProblemKind = 'missing' | 'malformed' | 'unknown-email';

/** Where users of a batch come from. */
export type BatchSourceKind = 'given' | 'file' | 'paste';

/** Texts of the step in which users and licenses are chosen. `#` stands for the number in texts with plural forms. */
export interface BatchChooseMessages {
  /** The heading over the sources of users. */
  readonly users: string;
  /** The choice between sources. */
  readonly source: string;
  /** The tabs by which users are chosen. */
  readonly sources: Readonly<Record<BatchSourceKind, string>>;
  /** Users the application gave, in plural forms. */
  readonly givenUsers: PluralForms;
  /** Follows where the selection is a rule and not all users are loaded. */
  readonly ofLoaded: string;
  /** The application gave none. */
  readonly noGivenUsers: string;
  /** The button that opens the browser's choice of files, and what follows it. */
  readonly chooseFile: string;
  /** Beside that button: that a file may be dropped. */
  readonly dropFile: string;
  /** What kind of file. */
  readonly fileHint: string;
  /** While a file is read; how much of it, as a share. */
  readonly readingFile: (name: string, share: string) => string;
  /** Ends the reading. */
  readonly stopReading: string;
  /** The choice of the column with the users. */
  readonly column: string;
  /** A column in that choice; its name may be empty. */
  readonly columnName: (number: string, name: string) => string;
  /** Whether the first line is no user. */
  readonly hasHeader: string;
  /** Over the text field. */
  readonly paste: string;
  /** Below the field for pasted ids: what may stand in it. */
  readonly pasteHint: string;
  /** While addresses are looked up, in plural forms. */
  readonly lookingUpEmails: PluralForms;
  /** Addresses cannot be looked up here. */
  readonly noDirectory: string;
  /** How many users were found. */
  readonly foundUsers: PluralForms;
  /** How many lines name somebody again. */
  readonly repeats: PluralForms;
  /** How many lines give no user; opens the list. */
  readonly lineProblems: PluralForms;
  /** One such line: what is wrong, and what stands there. */
  readonly lineProblem: (line: string, kind: LineProblemKind, text: string) => string;
  /** Saves all of them as a file. */
  readonly saveProblems: string;
  /** The file is no text. */
  readonly binaryFile: (name: string) => string;
  /** A row has no end. */
  readonly endlessRow: (name: string, line: string) => string;
  /** The file cannot be opened at all. */
  readonly unreadableFile: (name: string) => string;
  /** The heading over the licenses. */
  readonly licenses: string;
  /** What to do in the step of the licenses. */
  readonly licensesHint: string;
  /** Finds licenses by name or id. */
  readonly findLicense: string;
  /** Names the two buttons of a license for screen readers. */
  readonly changeOf: (license: string) => string;
  /** How many of the chosen users hold it. */
  readonly heldBy: (count: string, of: string) => string;
  /** Held by users and not defined by the organization. */
  readonly undefinedLicense: string;
}
