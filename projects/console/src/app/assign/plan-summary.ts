import { Component, computed, input } from '@angular/core';
import type { LicensePlan } from 'ngx-genesys-license';
import { duration } from '../shared/duration';
import { quantity } from '../shared/quantity';

const shownWarnings = 4;

/** What a change would do, before it is sent. */
@Component({
  selector: 'console-plan-summary',
  template: `
    <p class="sum">{{ words() }}</p>
    @if (warnings().length > 0) {
      <ul>
        @for (warning of warnings(); track warning) {
          <li>
            <strong>Note:</strong> {{ warning.message }}
            @if (warning.count > 1) {
              <span class="muted">({{ users(warning.count) }})</span>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    .sum {
      margin: 0;
      font-variant-numeric: tabular-nums;
    }

    ul {
      margin: 0.25rem 0 0;
      padding: 0;
      list-style: none;
      color: var(--warning);
      font-size: 0.875rem;
    }
  `,
})
export class PlanSummary {
  readonly plan = input.required<LicensePlan>();

  protected readonly words = computed(() => {
    const { adds, removes, noops, requests, estimatedDuration } = this.plan();
    const parts = [
      quantity(adds.length, 'addition'),
      quantity(removes.length, 'removal'),
      ...(noops.length > 0 ? [`${quantity(noops.length, 'change')} already so`] : []),
    ];
    const cost =
      requests === 0
        ? 'nothing to send'
        : `${quantity(requests, 'request')}, ${estimatedDuration < 1000 ? 'less than a second' : `about ${duration(estimatedDuration)}`}`;
    return `${parts.join(', ')}: ${cost}.`;
  });
  protected readonly warnings = computed(() => this.plan().warnings.slice(0, shownWarnings));

  protected users(count: number): string {
    return quantity(count, 'user');
  }
}
