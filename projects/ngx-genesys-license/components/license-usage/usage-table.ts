import { Component, inject, input } from '@angular/core';
import type { LicenseUsage } from 'ngx-genesys-license';
import { LicenseIntl, licensePart, type UsageMessages } from 'ngx-genesys-license/components/common';
import { usageMessages } from './usage-messages';
import type { UsageOrder } from './usage-order';
import { usageRowStyles } from './usage-styles';

/** A license as it is counted, with what is said of it. */
export interface UsageRow extends LicenseUsage {
  /** Whether the organization is known not to define it. */
  readonly isUndefined: boolean;
  /** Of all users, from 0 to 1. */
  readonly share: number;
}

/** English, where the application says nothing else; only the table says it. */
const columns: UsageMessages['columns'] = {
  license: 'License',
  id: 'Id',
  holders: 'Holders',
  share: 'Share of users',
};

/** Holders per license as a table, for those who would rather read. Few do: it is loaded later. */
@Component({
  selector: 'license-usage-table',
  template: `
    <div class="wide" role="region" tabindex="0" [attr.aria-label]="messages().layouts.table">
      <table>
        <thead>
          <tr>
            <th scope="col" [attr.aria-sort]="sort() === 'name' ? 'ascending' : undefined">
              {{ messages().columns.license }}
            </th>
            <th scope="col">{{ messages().columns.id }}</th>
            <th scope="col" class="amount" [attr.aria-sort]="sort() === 'holders' ? 'descending' : undefined">
              {{ messages().columns.holders }}
            </th>
            <th scope="col" class="amount">{{ messages().columns.share }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.licenseId) {
            <tr [class.selected]="row.licenseId === selected()">
              <th scope="row">
                <button
                  type="button"
                  class="entry"
                  [attr.aria-pressed]="row.licenseId === selected()"
                  (click)="choose()(row.licenseId)"
                >
                  <span class="label">{{ row.label }}</span>
                </button>
              </th>
              <td class="id">
                {{ row.licenseId }}
                @if (row.isUndefined) {
                  &ngsp;<span class="tag">{{ messages().notDefined }}</span>
                }
              </td>
              <td class="amount">{{ intl.number(row.holders) }}</td>
              <td class="amount">{{ intl.percent(row.share) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: [
    licensePart,
    usageRowStyles,
    `
      .wide {
        overflow-x: auto;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 4px 10px;
        text-align: start;
        border-block-end: 1px solid var(--_line);
        block-size: var(--_row);
      }
      thead th {
        color: var(--_muted);
        font-weight: 600;
        font-size: 0.9em;
      }
      tbody th {
        font-weight: 600;
      }
      td.id {
        color: var(--_muted);
      }
      .amount {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      .entry {
        min-block-size: 28px;
        padding: 2px 6px;
        margin-inline-start: -6px;
        border-radius: var(--_radius);
      }
      tr.selected {
        background: var(--_selected);
        color: var(--_on-selected);
      }
      tr.selected td.id {
        color: inherit;
      }
    `,
  ],
})
export class UsageTable {
  readonly rows = input.required<readonly UsageRow[]>();
  readonly sort = input.required<UsageOrder>();
  readonly selected = input<string>();
  readonly choose = input.required<(licenseId: string) => void>();

  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('usage', { ...usageMessages, columns });
}
