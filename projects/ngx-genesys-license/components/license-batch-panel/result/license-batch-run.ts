import { Component, inject, input, output } from '@angular/core';
import { LicenseIntl } from 'ngx-genesys-license/components/common';
import { batchResultMessages } from '../batch-result-messages';
import { FailureReasons } from './failure-reasons';
import { RunOutcomes } from './run-outcomes';
import { RunProgress } from './run-progress';
import { injectReport } from './run-report';
import { seeRun } from './seen-run';
import type { ShownRun } from './shown-run';

/** How far a run is and what became of it: progress, reasons, outcomes with failures first, and what can be done about it. */
@Component({
  selector: 'license-batch-run',
  imports: [FailureReasons, RunOutcomes, RunProgress],
  template: `
    <license-run-progress [run]="run" (cancelled)="shown().run.cancel()" />
    @if (shown().skipped.length > 0) {
      <p class="note">{{ intl.plural(shown().skipped.length, messages().skipped) }}</p>
    }
    <div class="actions">
      @if (!run.isLive()) {
        @if (run.failed() > 0 && isLast()) {
          <button
            type="button"
            class="license-button primary retry"
            [disabled]="!canApply()"
            (click)="retry.emit()"
          >
            {{ intl.plural(run.failed(), messages().retryFailed) }}
          </button>
        }
        @if (canUndo()) {
          <button type="button" class="license-button undo" [disabled]="!canApply()" (click)="undo.emit()">
            {{ messages().undo }}
          </button>
        }
        <button type="button" class="license-button download" (click)="download()">
          {{ messages().download }}
        </button>
      }
      <ng-content />
    </div>
    @if (run.failures().length > 0) {
      <license-failure-reasons [failures]="run.failures()" [headingLevel]="headingLevel()" />
    }
    <license-run-outcomes [run]="run" [headingLevel]="headingLevel()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: calc(var(--_gap) * 2);
      min-inline-size: 0;
    }
    .actions {
      padding-block-start: 0;
    }
  `,
})
export class LicenseBatchRun {
  readonly shown = input.required<ShownRun>();
  readonly headingLevel = input.required<number>();
  /** False while nothing may be sent. */
  readonly canApply = input.required<boolean>();
  /** False where what failed has been tried again. */
  readonly isLast = input.required<boolean>();
  /** Whether this change has made anything come true that can be taken back. */
  readonly canUndo = input.required<boolean>();
  /** Try again what failed. */
  readonly retry = output();
  /** Take back what came true. */
  readonly undo = output();

  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchResultMessages);
  protected readonly run = seeRun(() => this.shown().run);
  readonly #report = injectReport();

  protected download(): void {
    this.#report(this.shown().run.id, this.run.cells() ?? []);
  }
}
