import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { LicenseStore, type CellOutcome } from 'ngx-genesys-license';
import { type LicenseChoice, LicenseChoices, LicenseIntl } from 'ngx-genesys-license/components/common';
import { batchResultMessages } from '../batch-result-messages';
import { batchWords } from '../batch-words';
import { BatchList } from '../batch-list';
import { outcomeText } from './outcome-text';
import type { SeenRun } from './seen-run';
import { isProblem } from './shown-run';

type Filter = 'problems' | 'all';

/** What became of every change, problems first: those as they come, all others when the run has ended. */
@Component({
  selector: 'license-run-outcomes',
  imports: [BatchList, LicenseChoices],
  template: `
    <div class="line">
      <div class="sub" role="heading" [attr.aria-level]="headingLevel()">{{ messages().outcomes }}</div>
      @if (run().cells() !== undefined) {
        <license-choices
          class="end"
          [legend]="messages().outcomes"
          [choices]="choices()"
          [(value)]="filter"
        />
      }
    </div>
    @if (run().cells() === undefined) {
      <p class="muted fine">{{ messages().soFar }}</p>
    }
    @if (rows().length > 0) {
      <license-batch-list [rows]="rows()" [rowHeight]="76" [trackBy]="cellOf" [label]="messages().outcomes">
        <ng-template let-cell>
          @let user = store.user(cell.userId)();
          <span class="clip">
            <strong class="person">{{ user?.name ?? user?.email ?? cell.userId }}</strong>
            · <span aria-hidden="true">{{ cell.asked ? '+' : '−' }} </span>
            <span class="visually-hidden">{{
              cell.asked ? words().changeWords.add : words().changeWords.remove
            }}</span>
            {{ store.label(cell.licenseId) }}
          </span>
          <span class="clip" [class.trouble]="isTrouble(cell)" [title]="text.outcome(cell)">{{
            text.outcome(cell)
          }}</span>
          <span class="clip muted fine">{{ text.evidence(cell) }}</span>
        </ng-template>
      </license-batch-list>
    } @else if (!run().isLive()) {
      <p class="muted">{{ messages().noProblems }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--_gap);
      min-inline-size: 0;
    }
    .trouble {
      color: var(--_error);
    }
  `,
})
export class RunOutcomes {
  readonly run = input.required<SeenRun>();
  readonly headingLevel = input.required<number>();

  protected readonly store = inject(LicenseStore);
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchResultMessages);
  protected readonly words = this.intl.section('batch', batchWords);
  protected readonly text = outcomeText();
  readonly #problems = computed(() =>
    (this.run().cells() ?? this.run().failures()).filter((cell) => isProblem(cell)),
  );
  /** What a person chose, else problems where there are any. */
  protected readonly filter = linkedSignal<Filter>(() =>
    this.run().cells() !== undefined && this.#problems().length === 0 ? 'all' : 'problems',
  );
  protected readonly choices = computed<readonly LicenseChoice<Filter>[]>(() => {
    const { showProblems, showAll } = this.messages();
    return [
      { value: 'problems', title: showProblems(this.intl.number(this.#problems().length)) },
      { value: 'all', title: showAll(this.intl.number(this.run().progress().asked)) },
    ];
  });
  protected readonly rows = computed(() =>
    this.filter() === 'all' ? (this.run().cells() ?? []) : this.#problems(),
  );

  protected isTrouble(cell: CellOutcome): boolean {
    return isProblem(cell) && cell.state !== 'cancelled';
  }

  protected readonly cellOf = (index: number, { userId, licenseId }: CellOutcome) =>
    JSON.stringify([userId, licenseId]);
}
