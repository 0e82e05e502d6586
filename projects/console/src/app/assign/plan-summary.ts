import { Component, computed, input } from '@angular/core';
import type { LicensePlan, PlanWarning } from 'ngx-genesys-license';
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
        @for (warning of warnings(); track warning.text) {
          <li>
            <strong>Note:</strong> {{ warning.text }}
            @if (warning.more > 0) {
              <span class="muted">(and {{ more(warning.more) }})</span>
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
  protected readonly warnings = computed(() => grouped(this.plan().warnings).slice(0, shownWarnings));

  protected more(count: number): string {
    return `${quantity(count, 'more user')} with the same`;
  }
}

/** One line per kind and license: a thousand users may have the same warning. */
function grouped(warnings: readonly PlanWarning[]): { readonly text: string; readonly more: number }[] {
  const lines = new Map<string, { text: string; more: number }>();
  for (const { kind, licenseId, message } of warnings) {
    const key = `${kind} ${licenseId ?? ''}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { text: message, more: 0 });
    else line.more++;
  }
  return [...lines.values()];
}
