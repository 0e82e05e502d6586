import { Component, computed, inject, input } from '@angular/core';
import { LicenseStore, type AssignmentRun } from 'ngx-genesys-license';
import { failureWords } from '../shared/cell-words';
import { quantity } from '../shared/quantity';
import { LicenseChanges } from '../workspace/license-changes';
import { endedCount, progressWords, runStateWords } from './run-words';

const shownFailures = 25;

/** One run: how far it is, what went wrong, and what can be done about it. */
@Component({
  selector: 'console-run-card',
  templateUrl: './run-card.html',
  styleUrl: './run-card.css',
})
export class RunCard {
  readonly run = input.required<AssignmentRun>();

  protected readonly changes = inject(LicenseChanges);
  protected readonly store = inject(LicenseStore);
  protected readonly progress = computed(() => this.run().progress());
  protected readonly stateWords = computed(() => runStateWords[this.run().state()]);
  protected readonly words = computed(() => progressWords(this.progress()));
  protected readonly ended = computed(() => endedCount(this.progress()));
  protected readonly isLive = computed(() => this.ended() < this.progress().asked);
  protected readonly failures = computed(() => this.run().failures());
  /** One message for all, where all failed for the same reason, such as a missing permission. */
  protected readonly commonError = computed(() => {
    const [first, ...rest] = this.failures();
    if (first?.error === undefined || rest.length === 0) return undefined;
    return rest.every(({ error }) => error?.message === first.error?.message) ? first.error : undefined;
  });
  protected readonly shown = computed(() =>
    this.failures()
      .slice(0, shownFailures)
      .map((cell) => ({
        ...cell,
        key: `${cell.userId} ${cell.licenseId}`,
        name: this.store.user(cell.userId)()?.name ?? cell.userId,
        label: this.store.label(cell.licenseId),
        words: failureWords(cell.asked, cell.state),
      })),
  );
  protected readonly hidden = computed(() => this.failures().length - this.shown().length);
  protected readonly failureCount = computed(() =>
    quantity(this.failures().length, 'change not done', 'changes not done'),
  );
  protected readonly skipped = computed(() => this.changes.skippedBy(this.run()));
}
