import type { BatchResultMessages } from 'ngx-genesys-license/components/common';

/** English: what is said where the application says nothing else. */
export const batchResultMessages: BatchResultMessages = {
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
    verifying: 'The server said yes; now it is read back, to be sure.',
    unconfirmed: 'The answer was lost or unclear; now it is read back, to learn what the server did.',
    unresolved: 'What the server did is not known: it could not be read back.',
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
  cancelling: 'Cancelled. What had been sent already is read back, to learn what became of it.',
  retryFailed: { one: 'Retry # failed change', other: 'Retry # failed changes' },
  undo: 'Undo',
  download: 'Download report',
  skipped: {
    one: '# change was left alone: changed since, or nobody knew what was before.',
    other: '# changes were left alone: changed since, or nobody knew what was before.',
  },
  reasons: 'Why',
  occurrences: { one: '# change', other: '# changes' },
  serverWord: (word) => (word === '' ? 'The server said nothing' : `The server said “${word}”`),
  outcomes: 'Outcomes',
  showProblems: (count) => `Not made (${count})`,
  showAll: (count) => `All (${count})`,
  noProblems: 'Nothing has failed.',
  soFar: 'Failures appear here at once, all outcomes when the change has ended.',
  runs: 'Recent changes',
  changes: { one: '# change', other: '# changes' },
  showRun: 'Show',
};
