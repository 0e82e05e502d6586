import { Component, computed, inject, input } from '@angular/core';
import type { CellOutcome } from 'ngx-genesys-license';
import { LicenseIntl } from 'ngx-genesys-license/components/common';
import { batchResultMessages } from '../batch-result-messages';
import { batchWords } from '../batch-words';
import { outcomeText } from './outcome-text';
import { reasonsOf } from './shown-run';

const mostShown = 10;

/** Why changes did not come true, each reason once, the most frequent first. */
@Component({
  selector: 'license-failure-reasons',
  template: `
    <div class="sub" role="heading" [attr.aria-level]="headingLevel()">{{ messages().reasons }}</div>
    <ul class="notes">
      @for (reason of reasons().slice(0, mostShown); track $index) {
        <li class="note error">
          <strong>{{ messages().failure(reason.state, reason.asked) }}</strong>
          <span class="numbers"> · {{ intl.plural(reason.count, messages().occurrences) }}</span>
          @if (reason.message) {
            <div>{{ reason.message }}</div>
          }
          <div class="fine">{{ text.evidence(reason) }}</div>
        </li>
      }
    </ul>
    @if (reasons().length > mostShown) {
      <p class="muted fine">{{ intl.plural(reasons().length - mostShown, words().more) }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--_gap);
    }
  `,
})
export class FailureReasons {
  readonly failures = input.required<readonly CellOutcome[]>();
  readonly headingLevel = input.required<number>();

  protected readonly mostShown = mostShown;
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchResultMessages);
  protected readonly words = this.intl.section('batch', batchWords);
  protected readonly text = outcomeText();
  protected readonly reasons = computed(() => reasonsOf(this.failures()));
}
