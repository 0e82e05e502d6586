import type { BatchChooseMessages } from 'ngx-genesys-license/components/common';

/** English: what is said where the application says nothing else. */
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
  pasteHint: 'Separate them by spaces, commas, semicolons or line breaks.',
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
  licensesHint: 'Users who already hold an added license, or do not hold a removed one, stay as they are.',
  findLicense: 'Find a license',
  changeOf: (license) => `Change of ${license}`,
  heldBy: (count, of) => `held by ${count} of ${of}`,
  undefinedLicense: 'not defined by your organization',
};
