import type { OperationState, RunState } from 'ngx-genesys-license';
import type { LineProblemKind } from '../license-batch-panel/user-references';
import type { PluralForms } from './license-intl';

/** Where users of a batch come from. */
export type BatchSourceKind = 'given' | 'file' | 'paste';

/** The steps of `license-batch-panel`. */
export type BatchStep = 'choose' | 'review' | 'result';

/** Texts of `license-batch-panel`. `#` stands for the number in texts with plural forms; numbers come as text elsewhere. */
export interface BatchMessages {
  /** The component's accessible name where the application gives none. */
  readonly label: string;
  /** The list of steps. */
  readonly steps: string;
  /** Each step's name, its heading too. */
  readonly stepNames: Readonly<Record<BatchStep, string>>;
  /** Said to screen readers after a step that lies behind. */
  readonly stepDone: string;
  /** The permission to write is missing. */
  readonly mayNotAssign: string;

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
  /** After a list that is cut off. */
  readonly more: PluralForms;
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
  /** Gives it to those users who do not hold it. */
  readonly add: string;
  /** Takes it from those who do. */
  readonly remove: string;
  /** Names the two buttons of a license for screen readers. */
  readonly changeOf: (license: string) => string;
  /** How many of the chosen users hold it. */
  readonly heldBy: (count: string, of: string) => string;
  /** Held by users and not defined by the organization. */
  readonly undefinedLicense: string;
  /** To the next step. */
  readonly review: string;
  /** Why there is no next step yet. */
  readonly needsUsers: string;
  /** Why the review cannot be gone to: no license is chosen. */
  readonly needsLicenses: string;

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
  /** Users a warning is about, in plural forms. */
  readonly warnedUsers: PluralForms;
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
  /** Signs of a change, before the license's name, for screen readers. */
  readonly changeWords: Readonly<Record<'add' | 'remove' | 'noop', string>>;
  /** Back to the choice. */
  readonly back: string;
  /** Sends the changes, in plural forms. */
  readonly apply: PluralForms;

  /** The dialog before licenses are taken away. */
  readonly confirmTitle: string;
  /** One line of it: so many users lose a license. */
  readonly loses: (users: string, license: string) => string;
  /** What the same change adds, in plural forms. */
  readonly alsoAdds: PluralForms;
  /** What the dialog says before licenses are removed. */
  readonly confirmText: string;
  /** The dialog before an undo. */
  readonly confirmUndoTitle: string;
  /** What the dialog says before a change is undone. */
  readonly confirmUndoText: string;
  /** The button that leaves everything as it is. */
  readonly keep: string;
  /** The button that removes the licenses. */
  readonly confirm: string;
  /** The button that undoes the change. */
  readonly confirmUndo: string;

  /** States of a run, as its heading says them. */
  readonly runStates: Readonly<Record<RunState, string>>;
  /** A run whose cells all ended, some in trouble. */
  readonly endedWithFailures: PluralForms;
  /** States of a cell, after a number and alone. */
  readonly states: Readonly<Record<OperationState, string>>;
  /** What a state means, for those that do not speak for themselves. */
  readonly stateHints: Readonly<Partial<Record<OperationState, string>>>;
  /** How a cell ended in trouble: what was asked, and what became of it. */
  readonly failure: (state: OperationState, isAdd: boolean) => string;
  /** The progress bar. */
  readonly progress: string;
  /** Told to screen readers now and then, and at the end. */
  readonly progressText: (ended: string, asked: string, failed: string) => string;
  /** The button that cancels a run. */
  readonly cancel: string;
  /** After Cancel. */
  readonly cancelling: string;
  /** The button that tries the failed ones again. */
  readonly retryFailed: PluralForms;
  /** The button that takes a change back. */
  readonly undo: string;
  /** The button that saves the report. */
  readonly download: string;
  /** The button that starts over. */
  readonly newChange: string;
  /** What an undo left alone, in plural forms. */
  readonly skipped: PluralForms;
  /** Why things failed; the heading over reasons. */
  readonly reasons: string;
  /** How often a reason occurred, in plural forms. */
  readonly occurrences: PluralForms;
  /** The server's own word. */
  readonly serverWord: (word: string) => string;
  /** The list of outcomes, and its two filters with counts. */
  readonly outcomes: string;
  /** The button that shows only what did not end as asked. */
  readonly showProblems: (count: string) => string;
  /** The button that shows every result. */
  readonly showAll: (count: string) => string;
  /** Nothing in the list. */
  readonly noProblems: string;
  /** While the run goes on. */
  readonly soFar: string;
  /** The run, its retries and undos. */
  readonly tries: string;
  /** What a run is called by what it does. */
  readonly tryNames: Readonly<Record<'assign' | 'retry' | 'undo', string>>;

  /** The heading over earlier runs. */
  readonly runs: string;
  /** Changes a run asked for, in plural forms. */
  readonly changes: PluralForms;
  /** Opens a run. */
  readonly showRun: string;
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

export const batchMessages: BatchMessages = {
  label: 'Change licenses of many users',
  steps: 'Steps',
  stepNames: { choose: 'Choose', review: 'Review', result: 'Result' },
  stepDone: 'done',
  mayNotAssign:
    'You may look, but not change anything: the permission authorization:grant:add is missing. An administrator can grant it.',

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
  more: { one: 'and # more', other: 'and # more' },
  saveProblems: 'Save as a file',
  binaryFile: (name) => `${name} is no text file. In a spreadsheet, save it as CSV first.`,
  endlessRow: (name, line) =>
    `${name} cannot be read: the row in line ${line} does not end. Is a quotation mark missing?`,
  unreadableFile: (name) => `${name} cannot be opened. It may have been moved or changed; choose it again.`,

  licenses: 'Licenses',
  licensesHint: 'What users hold already, and what they do not hold, is left as it is.',
  findLicense: 'Find a license',
  add: 'Add',
  remove: 'Remove',
  changeOf: (license) => `Change of ${license}`,
  heldBy: (count, of) => `held by ${count} of ${of}`,
  undefinedLicense: 'not defined by the organization',
  review: 'Review the changes',
  needsUsers: 'Choose users first.',
  needsLicenses: 'Choose at least one license to add or remove.',

  readingUsers: (done, of) => `Reading what the users hold: ${done} of ${of}`,
  stoppedReading: {
    one: 'Too many of the first users do not exist, so # other was not looked up. Is it the right column?',
    other:
      'Too many of the first users do not exist, so # others were not looked up. Is it the right column?',
  },
  readAll: 'Look up the others',
  unknownUsers: {
    one: '# user is not known to the server.',
    other: '# users are not known to the server.',
  },
  leaveOut: 'Leave them out',
  counts: { users: 'users', adds: 'to add', removes: 'to remove', noops: 'already so, left out' },
  cost: (requests, duration) => `${requests}, about ${duration}`,
  requests: { one: '# request', other: '# requests' },
  nothingToDo: 'There is nothing to send: everything is so already.',
  warnings: 'Worth knowing',
  warnedUsers: { one: '# user', other: '# users' },
  addToo: (license) => `Add ${license} too`,
  byLicense: 'Changes by license',
  license: 'License',
  byUser: 'Changes by user',
  line: (line) => `line ${line}`,
  changeWords: { add: 'add', remove: 'remove', noop: 'already so:' },
  back: 'Back',
  apply: { one: 'Apply # change', other: 'Apply # changes' },

  confirmTitle: 'Remove licenses?',
  loses: (users, license) => `${users} will lose ${license}`,
  alsoAdds: { one: 'The same change adds # license.', other: 'The same change adds # licenses.' },
  confirmText:
    'They may lose access at once. It can be undone as long as nobody else changes the same licenses.',
  confirmUndoTitle: 'Undo this change?',
  confirmUndoText: 'What somebody has changed since is left alone, and listed.',
  keep: 'Keep everything as it is',
  confirm: 'Remove',
  confirmUndo: 'Undo',

  runStates: {
    queued: 'Waiting to be sent',
    running: 'Being sent',
    verifying: 'Being verified',
    done: 'Done',
    cancelled: 'Cancelled',
  },
  endedWithFailures: { one: '# change was not made', other: '# changes were not made' },
  states: {
    queued: 'waiting',
    sent: 'being sent',
    verifying: 'being verified',
    unconfirmed: 'unconfirmed',
    confirmed: 'done',
    unchanged: 'already so',
    superseded: 'replaced by a later change',
    failed: 'failed',
    reverted: 'undone by the server',
    cancelled: 'cancelled',
    unresolved: 'unknown',
  },
  stateHints: {
    verifying: 'The server said yes; it is being read whether it is so.',
    unconfirmed: 'The answer got lost or is unclear; it is being read what the server did.',
    unresolved: 'Nobody knows what the server did: it could not be read.',
  },
  failure: (state, isAdd) => {
    if (state === 'reverted')
      return isAdd
        ? 'Added, then taken away again, likely by automatic assignment'
        : 'Removed, then given again, likely by automatic assignment';
    if (state === 'unresolved')
      return isAdd ? 'Unknown whether it was added' : 'Unknown whether it was removed';
    if (state === 'cancelled') return isAdd ? 'Cancelled: not added' : 'Cancelled: not removed';
    if (state === 'superseded') return 'Replaced by a later change';
    return isAdd ? 'Not added' : 'Not removed';
  },
  progress: 'Changes that have ended',
  progressText: (ended, asked, failed) => `${ended} of ${asked} ended, ${failed} failed`,
  cancel: 'Cancel',
  cancelling: 'Cancelled. What had been sent already is being read, to learn what became of it.',
  retryFailed: { one: 'Retry # failed change', other: 'Retry # failed changes' },
  undo: 'Undo',
  download: 'Download report',
  newChange: 'New change',
  skipped: {
    one: '# change was left alone: changed since, or nobody knew what was before.',
    other: '# changes were left alone: changed since, or nobody knew what was before.',
  },
  reasons: 'Why',
  occurrences: { one: '# change', other: '# changes' },
  serverWord: (word) => (word === '' ? 'the server said nothing' : `the server said “${word}”`),
  outcomes: 'Outcomes',
  showProblems: (count) => `Not made (${count})`,
  showAll: (count) => `All (${count})`,
  noProblems: 'Nothing has failed.',
  soFar: 'Failures show up here at once, all outcomes when the run has ended.',
  tries: 'This change',
  tryNames: { assign: 'First try', retry: 'Retry', undo: 'Undo' },

  runs: 'Recent changes',
  changes: { one: '# change', other: '# changes' },
  showRun: 'Show',
  report: {
    userId: 'User id',
    name: 'Name',
    email: 'Email',
    licenseId: 'License id',
    license: 'License',
    asked: 'Asked',
    state: 'Outcome',
    result: 'Server result',
    reason: 'Reason',
    correlationId: 'Correlation id',
    line: 'Line',
    problem: 'Problem',
    text: 'Text',
  },
};
