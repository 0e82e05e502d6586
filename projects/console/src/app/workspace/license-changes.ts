import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable } from '@angular/core';
import { LicenseStore, type AssignmentRun, type LicenseChange, type UndoRun } from 'ngx-genesys-license';
import { quantity } from '../shared/quantity';

/** Sends changes, remembers what each run was for, and says when it has ended. */
@Injectable()
export class LicenseChanges {
  readonly #store = inject(LicenseStore);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #titles = new Map<string, string>();
  readonly #skipped = new Map<string, number>();

  apply(change: LicenseChange): AssignmentRun {
    return this.#follow(this.#store.assign(change), this.#describe(change));
  }

  retry(run: AssignmentRun): AssignmentRun {
    return this.#follow(run.retryFailed(), `Again: ${this.titleOf(run)}`);
  }

  undo(run: AssignmentRun): UndoRun {
    const undoing = run.undo();
    this.#skipped.set(undoing.id, undoing.skipped.length);
    this.#follow(undoing, `Undo: ${this.titleOf(run)}`);
    return undoing;
  }

  titleOf({ id, progress }: AssignmentRun): string {
    return this.#titles.get(id) ?? quantity(progress().asked, 'change');
  }

  /** Changes that an undo left alone because somebody has changed them since. */
  skippedBy({ id }: AssignmentRun): number {
    return this.#skipped.get(id) ?? 0;
  }

  #follow(run: AssignmentRun, title: string): AssignmentRun {
    this.#titles.set(run.id, title);
    void run.report.then(({ failures, progress }) => {
      const done = progress.confirmed + progress.unchanged;
      const trouble = failures.length === 0 ? 'none failed' : `${failures.length} not done`;
      void this.#announcer.announce(
        `${title}: ${done} of ${quantity(progress.asked, 'change')} done, ${trouble}.`,
      );
    });
    return run;
  }

  #describe({ userIds, add = [], remove = [] }: LicenseChange): string {
    const names = (ids: readonly string[]) => ids.map((id) => this.#store.label(id)).join(', ');
    const parts = [
      ...(add.length > 0 ? [`add ${names(add)}`] : []),
      ...(remove.length > 0 ? [`remove ${names(remove)}`] : []),
    ].join('; ');
    return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}: ${quantity(userIds.length, 'user')}`;
  }
}
