import type { LineProblemKind } from '../license-batch-panel/choose/user-references';
import type { PluralForms } from './license-intl';

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

export const batchChooseMessages: BatchChooseMessages = {
  users: 'Users',
  source: 'Where the users come from',
  sources: { given: 'Selection', file: 'CSV file', paste: 'Pasted list' },
  givenUsers: { one: '# user is selected.', other: '# users are selected.' },
  ofLoaded: 'Of those loaded so far: users that load until the review are added.',
  noGivenUsers: 'Nobody is selected.',
  chooseFile: 'Choose a file',
  dropFile: 'or drop it here',
  fileHint: 'A CSV or text file with a column of user ids or email addresses. It stays on this device.',
  readingFile: (name, share) => `Reading ${name}: ${share}`,
  stopReading: 'Stop',
  column: 'Column with the users',
  columnName: (number, name) => (name === '' ? `Column ${number}` : `${number}: ${name}`),
  hasHeader: 'The first line is a header',
  paste: 'User ids or email addresses',
  pasteHint: 'Separated by spaces, commas, semicolons or line breaks.',
  lookingUpEmails: { one: 'Looking up # email address…', other: 'Looking up # email addresses…' },
  noDirectory: 'This application cannot look up email addresses. Use user ids.',
  foundUsers: { one: '# user', other: '# users' },
  repeats: { one: '# line names somebody again', other: '# lines name somebody again' },
  lineProblems: { one: '# line gives no user', other: '# lines give no user' },
  lineProblem: (line, kind, text) =>
    kind === 'missing'
      ? `Line ${line}: nothing in this column`
      : kind === 'malformed'
        ? `Line ${line}: neither an id nor an email address: ${text}`
        : `Line ${line}: nobody has the address ${text}`,
  saveProblems: 'Save as a file',
  binaryFile: (name) => `${name} is no text file. In a spreadsheet, save it as CSV first.`,
  endlessRow: (name, line) =>
    `${name} cannot be read: the row in line ${line} does not end. Is a quotation mark missing?`,
  unreadableFile: (name) => `${name} cannot be opened. It may have been moved or changed; choose it again.`,
  licenses: 'Licenses',
  licensesHint: 'What users hold already, and what they do not hold, is left as it is.',
  findLicense: 'Find a license',
  changeOf: (license) => `Change of ${license}`,
  heldBy: (count, of) => `held by ${count} of ${of}`,
  undefinedLicense: 'not defined by the organization',
};
