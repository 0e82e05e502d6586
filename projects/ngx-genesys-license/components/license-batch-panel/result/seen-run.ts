import { computed, DestroyRef, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { AssignmentRun, CellOutcome, RunProgress, RunState } from 'ngx-genesys-license';
import { paced } from 'ngx-genesys-license/components/common';
import { endedOf, failedOf, failuresFirst } from './shown-run';

/** A run as a person sees it: one of ten thousand changes tells of itself hundreds of times a second. */
export interface SeenRun {
  readonly state: Signal<RunState>;
  readonly progress: Signal<RunProgress>;
  /** What did not come true so far. */
  readonly failures: Signal<readonly CellOutcome[]>;
  /** All outcomes, failures first, once the run has ended. */
  readonly cells: Signal<readonly CellOutcome[] | undefined>;
  /** How many changes have come to an end. */
  readonly ended: Signal<number>;
  /** How many of them did not come true. */
  readonly failed: Signal<number>;
  /** Whether something is still to come. */
  readonly isLive: Signal<boolean>;
}

/** Follows a run, once a frame. In an injection context. */
export function seeRun(run: () => AssignmentRun): SeenRun {
  const read = () => ({ state: run().state(), progress: run().progress(), failures: run().failures() });
  const seen = paced(read, 'frame');
  const now = computed(() => seen() ?? untracked(read));
  const progress = computed(() => now().progress);
  const ended = computed(() => endedOf(progress()));
  const cells = signal<readonly CellOutcome[] | undefined>(undefined);
  const destroyRef = inject(DestroyRef);
  effect(() => {
    void run().report.then((report) => {
      if (!destroyRef.destroyed) cells.set(failuresFirst(report.cells));
    });
  });
  return {
    state: computed(() => now().state),
    progress,
    failures: computed(() => now().failures),
    cells,
    ended,
    failed: computed(() => failedOf(progress())),
    isLive: computed(() => ended() < progress().asked),
  };
}
