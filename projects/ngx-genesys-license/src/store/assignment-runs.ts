import { computed, signal, type Signal, type WritableSignal } from '@angular/core';
import type { LicenseEngine } from '../engine/license-engine';
import type { LicenseRun } from '../engine/license-run';
import type { AssignmentRun, PlannedCell, RunProgress, UndoRun } from '../model/assignment';

interface LiveRun {
  readonly version: WritableSignal<number>;
  readonly run: AssignmentRun;
}

/** Runs as signals: one version per run, so that a batch under way disturbs nobody else. */
export class AssignmentRuns {
  readonly runs: Signal<readonly AssignmentRun[]>;
  readonly #engine: LicenseEngine;
  readonly #live = new WeakMap<LicenseRun, LiveRun>();

  constructor(engine: LicenseEngine) {
    this.#engine = engine;
    const runs = signal<readonly LicenseRun[]>([]);
    engine.runs$.subscribe((current) => runs.set(current));
    this.runs = computed(() => runs().map((run) => this.of(run)));
    engine.changes$.subscribe(({ batches }) => {
      for (const run of engine.runs$.value) {
        if (batches.has(run.batch)) this.#live.get(run)?.version.update((version) => version + 1);
      }
    });
  }

  of(run: LicenseRun): AssignmentRun {
    let live = this.#live.get(run);
    if (live === undefined) this.#live.set(run, (live = this.#make(run)));
    return live.run;
  }

  #undo(run: LicenseRun): UndoRun {
    const { run: undoing, skipped } = this.#engine.undo(run);
    return withSkipped(this.of(undoing), skipped);
  }

  #make(run: LicenseRun): LiveRun {
    const version = signal(0);
    return {
      version,
      run: {
        id: run.batch.id,
        state: computed(() => (version(), run.state)),
        progress: computed(() => (version(), run.progress), { equal: isSameProgress }),
        failures: computed(() => (version(), run.failures)),
        changes$: run.changes$.asObservable(),
        report: run.report,
        cancel: () => this.#engine.cancel(run),
        retryFailed: () => this.of(this.#engine.retryFailed(run)),
        undo: () => this.#undo(run),
      },
    };
  }
}

function withSkipped(run: AssignmentRun, skipped: readonly PlannedCell[]): UndoRun {
  return { ...run, skipped };
}

function isSameProgress(a: RunProgress, b: RunProgress): boolean {
  return (Object.keys(a) as (keyof RunProgress)[]).every((state) => a[state] === b[state]);
}
