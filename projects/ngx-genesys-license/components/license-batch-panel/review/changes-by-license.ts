import { Component, computed, inject, input } from '@angular/core';
import { LicenseStore, type LicensePlan } from 'ngx-genesys-license';
import { LicenseIntl } from 'ngx-genesys-license/components/common';
import { batchReviewMessages } from '../batch-review-messages';
import { plannedChanges } from './planned-changes';

/** To how many users a plan gives each license, from how many it takes it, and how many it leaves as they are. */
@Component({
  selector: 'license-changes-by-license',
  template: `
    <div class="wide" tabindex="0" role="region" [attr.aria-label]="messages().byLicense">
      <table>
        <thead>
          <tr>
            <th scope="col">{{ messages().license }}</th>
            @for (part of parts; track part) {
              <th scope="col">{{ messages().counts[part] }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <th scope="row">{{ store.label(row.id) }}</th>
              @for (part of parts; track part) {
                <td [class]="part">{{ intl.number(row[part].length) }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .wide {
      overflow-x: auto;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
      font-variant-numeric: tabular-nums;
    }
    th,
    td {
      padding: 6px 8px;
      text-align: end;
      border-block-end: 1px solid var(--_line);
      font-weight: inherit;
    }
    th:first-child {
      padding-inline-start: 0;
      text-align: start;
    }
    thead th {
      color: var(--_muted);
      font-size: 0.9em;
      vertical-align: bottom;
    }
    .noops {
      color: var(--_muted);
    }
  `,
})
export class ChangesByLicense {
  readonly plan = input.required<LicensePlan>();

  protected readonly parts = ['adds', 'removes', 'noops'] as const;
  protected readonly store = inject(LicenseStore);
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchReviewMessages);
  protected readonly rows = computed(() => plannedChanges(this.plan(), 'licenseId'));
}
