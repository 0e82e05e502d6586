import { computed, signal, type Signal, type WritableSignal } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import type { Batch } from '../core/operation';
import type { LicenseEngine } from '../engine/license-engine';
import type { LicenseRun } from '../engine/license-run';
import type { AssignmentRun, UndoRun } from '../model/assignment';
import { isSame } from './is-same';

interface LiveRun {
  readonly version: WritableSignal<number>;
  readonly run: AssignmentRun;
}

/** Runs as signals: one version per run, so that a batch under way disturbs nobody else. */
export class AssignmentRuns {
  readonly runs: Signal<readonly AssignmentRun[]>;
  readonly #engine: LicenseEngine;
  readonly #live = new WeakMap<Batch, LiveRun>();

  /** In an injection context, with which it ends: the engine may outlive the store. */
  constructor(engine: LicenseEngine) {
    this.#engine = engine;
    const runs = toSignal(engine.runs$, { requireSync: true });
    this.runs = computed(() => runs().map((run) => this.of(run)));
    engine.changes$.pipe(takeUntilDestroyed()).subscribe(({ batches }) => {
      for (const batch of batches) this.#live.get(batch)?.version.update((version) => version + 1);
    });
  }

  of(run: LicenseRun): AssignmentRun {
    let live = this.#live.get(run);
    if (live === undefined) this.#live.set(run, (live = this.#make(run)));
    return live.run;
  }

  #undo(run: LicenseRun): UndoRun {
    const { run: undoing, skipped } = this.#engine.undo(run);
    return { ...this.of(undoing), skipped };
  }

  #make(run: LicenseRun): LiveRun {
    const version = signal(0);
    return {
      version,
      run: {
        id: run.id,
        retryOf: run.retryOf && this.of(run.retryOf),
        state: computed(() => (version(), run.state)),
        progress: computed(() => (version(), run.progress), { equal: isSame }),
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
