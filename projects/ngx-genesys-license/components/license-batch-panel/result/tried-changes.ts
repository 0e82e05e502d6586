import { computed, signal } from '@angular/core';
import type { AssignmentRun } from 'ngx-genesys-license';
import { endedOf, firstTry, type ShownRun } from './shown-run';

/** A change, its retries and undos, and which of them is on show. */
export class TriedChanges {
  /** In the order in which they were started. */
  readonly tries = signal<readonly ShownRun[]>([]);
  readonly shown = signal<ShownRun | undefined>(undefined);
  /** The run on show with all that was tried of the same change, first try first: an undo takes back all of them. */
  readonly change = computed(() => {
    const shown = this.shown();
    if (shown === undefined) return [];
    const { id } = firstTry(shown.run);
    return this.tries().filter(({ run }) => firstTry(run).id === id);
  });
  /** Whether it has come to an end, and something of it has come true. */
  readonly canUndo = computed(() => {
    const progress = this.change().map(({ run }) => run.progress());
    return (
      progress.every((each) => endedOf(each) === each.asked) &&
      progress.some(({ confirmed }) => confirmed > 0)
    );
  });

  /** Shows what has just been started: another change, or one more try of the one on show. */
  add(shown: ShownRun): void {
    this.tries.update((tries) => (shown.kind === 'assign' ? [shown] : [...tries, shown]));
    this.shown.set(shown);
  }

  show(runId: string): void {
    this.shown.set(this.tries().find(({ run }) => run.id === runId));
  }

  /** Shows a run of an earlier change, with what was tried of that. */
  showEarlier(earlier: AssignmentRun, runs: readonly AssignmentRun[]): void {
    if (!this.tries().some(({ run }) => run.id === earlier.id)) {
      const { id } = firstTry(earlier);
      const ofIt = runs.filter((run) => firstTry(run).id === id).toReversed();
      this.tries.set(
        ofIt.map((run) => ({ run, kind: run.retryOf === undefined ? 'assign' : 'retry', skipped: [] })),
      );
    }
    this.show(earlier.id);
  }
}
