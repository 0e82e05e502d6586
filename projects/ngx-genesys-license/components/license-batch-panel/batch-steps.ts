import { Component, inject, input } from '@angular/core';
import { type BatchStep, LicenseIntl } from 'ngx-genesys-license/components/common';
import { batchPanelMessages } from './batch-messages';

const steps: readonly BatchStep[] = ['choose', 'review', 'result'];

/** The steps of a batch: those behind, the one on show, those to come. */
@Component({
  selector: 'license-batch-steps',
  template: `
    <ol [attr.aria-label]="messages().steps">
      @for (each of steps; track each) {
        <li [class.done]="isBehind(each)" [attr.aria-current]="each === step() ? 'step' : undefined">
          <span class="number" aria-hidden="true">
            @if (isBehind(each)) {
              <span class="tick"></span>
            } @else {
              {{ $index + 1 }}
            }
          </span>
          {{ messages().stepNames[each] }}
          @if (isBehind(each)) {
            <span class="visually-hidden">({{ messages().stepDone }})</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 20px;
      margin: 0;
      padding: 0 0 10px;
      border-block-end: 1px solid var(--_line);
      list-style: none;
      color: var(--_muted);
    }
    li {
      display: inline-flex;
      align-items: center;
      gap: 8px;
    }
    li[aria-current] {
      color: var(--_text);
      font-weight: 600;
    }
    .number {
      display: inline-grid;
      place-items: center;
      inline-size: 24px;
      block-size: 24px;
      border: 1px solid var(--_outline);
      border-radius: 50%;
      font-size: 0.85em;
    }
    [aria-current] .number {
      border-color: var(--_primary);
      background: var(--_primary);
      color: var(--_on-primary);
    }
    .done .number {
      border-color: var(--_success);
      color: var(--_success);
    }
  `,
})
export class BatchSteps {
  readonly step = input.required<BatchStep>();

  protected readonly steps = steps;
  protected readonly messages = inject(LicenseIntl).section('batch', batchPanelMessages);

  protected isBehind(step: BatchStep): boolean {
    return steps.indexOf(step) < steps.indexOf(this.step());
  }
}
