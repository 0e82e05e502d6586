import type { BatchChooseMessages } from './batch-choose-messages';
import type { BatchResultMessages } from './batch-result-messages';
import type { BatchReviewMessages } from './batch-review-messages';
import type { BatchWords } from './batch-words';

/** The steps of `license-batch-panel`. */
export type BatchStep = 'choose' | 'review' | 'result';

/** Texts of the panel around its steps, and of its question before licenses are taken away. */
export interface BatchPanelMessages {
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
  /** To the next step. */
  readonly review: string;
  /** Why there is no next step yet. */
  readonly needsUsers: string;
  /** Why the review cannot be gone to: no license is chosen. */
  readonly needsLicenses: string;
  /** The dialog before licenses are taken away. */
  readonly confirmTitle: string;
  /** One line of it: so many users lose a license. */
  readonly loses: (users: string, license: string) => string;
  /** One line of it: so many users get a license. */
  readonly gets: (users: string, license: string) => string;
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
  /** The button that starts over. */
  readonly newChange: string;
  /** The run, its retries and undos. */
  readonly tries: string;
  /** What a run is called by what it does. */
  readonly tryNames: Readonly<Record<'assign' | 'retry' | 'undo', string>>;
}

/** Texts of `license-batch-panel`. `#` stands for the number in texts with plural forms; numbers come as text elsewhere. */
export interface BatchMessages
  extends BatchWords, BatchPanelMessages, BatchChooseMessages, BatchReviewMessages, BatchResultMessages {}
