import type { BatchWords } from 'ngx-genesys-license/components/common';

/** English: what is said where the application says nothing else. */
export const batchWords: BatchWords = {
  more: { one: 'and # more', other: 'and # more' },
  warnedUsers: { one: '# user', other: '# users' },
  add: 'Add',
  remove: 'Remove',
  changeWords: { add: 'add', remove: 'remove', noop: 'already so:' },
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
