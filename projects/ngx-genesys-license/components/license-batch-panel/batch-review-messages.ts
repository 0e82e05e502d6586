import type { BatchReviewMessages } from 'ngx-genesys-license/components/common';

/** English: what is said where the application says nothing else. */
export const batchReviewMessages: BatchReviewMessages = {
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
  leaveOut: 'Leave out',
  counts: { users: 'users', adds: 'to add', removes: 'to remove', noops: 'already so, left out' },
  cost: (requests, duration) => `${requests}, about ${duration}`,
  requests: { one: '# request', other: '# requests' },
  nothingToDo: 'There is nothing to send: everything is so already.',
  warnings: 'Worth knowing',
  addToo: (license) => `Add ${license} too`,
  byLicense: 'Changes by license',
  license: 'License',
  byUser: 'Changes by user',
  line: (line) => `line ${line}`,
  back: 'Back',
  apply: { one: 'Apply # change', other: 'Apply # changes' },
};
