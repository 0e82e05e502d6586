import type { OperationState, RunState } from 'ngx-genesys-license';
import type { PluralForms } from './license-intl';

/** Texts of the step that shows what becomes of a change, and of the list of recent changes. */
export interface BatchResultMessages {
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
  /** The heading over earlier runs. */
  readonly runs: string;
  /** Changes a run asked for, in plural forms. */
  readonly changes: PluralForms;
  /** Opens a run. */
  readonly showRun: string;
}

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
  runs: 'Recent changes',
  changes: { one: '# change', other: '# changes' },
  showRun: 'Show',
};
