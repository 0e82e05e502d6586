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
