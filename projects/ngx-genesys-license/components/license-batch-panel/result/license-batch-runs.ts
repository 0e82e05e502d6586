import { Component, computed, inject, input, output } from '@angular/core';
import { LicenseStore, type AssignmentRun } from 'ngx-genesys-license';
import { LicenseIntl, paced } from 'ngx-genesys-license/components/common';
import { batchResultMessages } from '../batch-result-messages';
import { endedOf, failedOf } from './shown-run';

const shownRuns = 8;

/** The last runs of more than one change, and any with trouble or under way: those found again after a reload too. */
@Component({
  selector: 'license-batch-runs',
  template: `
    @if (runs().length > 0) {
      <div class="sub" role="heading" [attr.aria-level]="headingLevel()">{{ messages().runs }}</div>
      <ul>
        @for (item of runs(); track item.run.id) {
          <li>
            <span class="numbers">
              <strong>{{ intl.plural(item.asked, messages().changes) }}</strong>
              <span class="muted" [class.trouble]="item.failed > 0"> · {{ item.words }}</span>
            </span>
            <button type="button" class="license-button" (click)="show.emit(item.run)">
              {{ messages().showRun
              }}<span class="visually-hidden">: {{ intl.plural(item.asked, messages().changes) }}</span>
            </button>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      margin: 6px 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--_gap);
      padding-block: 6px;
      border-block-start: 1px solid var(--_line);
    }
    .trouble {
      color: var(--_error);
    }
  `,
})
export class LicenseBatchRuns {
  readonly headingLevel = input.required<number>();
  /** A person wants to see this run. */
  readonly show = output<AssignmentRun>();

  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchResultMessages);
  readonly #store = inject(LicenseStore);
  readonly #seen = paced(() => this.#read(), 'frame');
  protected readonly runs = computed(() => this.#seen() ?? []);

  #read() {
    const runs: { run: AssignmentRun; asked: number; failed: number; words: string }[] = [];
    const messages = this.messages();
    for (const run of this.#store.runs()) {
      const progress = run.progress();
      const { asked } = progress;
      const failed = failedOf(progress);
      const isLive = endedOf(progress) < asked;
      if (asked < 2 && failed === 0 && !isLive) continue;
      const words =
        !isLive && failed > 0
          ? this.intl.plural(failed, messages.endedWithFailures)
          : messages.runStates[run.state()];
      runs.push({ run, asked, failed, words });
      if (runs.length === shownRuns) break;
    }
    return runs;
  }
}
