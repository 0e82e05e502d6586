import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { LicenseAnnouncer, licenseButtons, LicenseIntl } from 'ngx-genesys-license/components/common';
import { StreamProgress } from './stream-progress';
import type { TableState } from './table-state';
import { tableStatusMessages } from './table-status-messages';
import { tablePart } from './table-styles';
import { TableWords } from './table-words';

/** The line below the grid: how many are found and selected, and how far loading is. */
@Component({
  selector: 'license-table-status',
  imports: [StreamProgress],
  template: `
    <span class="words">{{ words().found() }}</span>
    @if (state().selected().count > 0) {
      <span class="words selected">{{ words().selected() }}</span>
      <button type="button" class="license-button text" (click)="state().table.selection.set([])">
        {{ messages().clearSelection }}
      </button>
    }
    @if (words().selectMore(); as text) {
      <button type="button" class="license-button text" (click)="selectAll()">{{ text }}</button>
    }
    @if (state().later.part()?.actions?.isMissing()) {
      <span class="missing">{{ messages().missing }}</span>
    }
    <license-stream-progress [state]="state()" />
  `,
  styles: [
    tablePart,
    licenseButtons,
    `
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--_gap);
        min-block-size: inherit;
      }
      :host .license-button {
        min-block-size: 28px;
        padding-inline: 6px;
      }
      .words {
        font-variant-numeric: tabular-nums;
      }
      .selected {
        font-weight: 600;
      }
      .missing {
        color: var(--_error);
      }
      license-stream-progress {
        margin-inline-start: auto;
      }
    `,
  ],
  host: { class: 'status' },
})
export class TableStatus {
  readonly #announcer = inject(LicenseAnnouncer);
  readonly #intl = inject(LicenseIntl);
  readonly state = input.required<TableState>();

  protected readonly words = computed(() => new TableWords(this.state(), this.#intl));
  protected readonly messages = this.#intl.section('table', tableStatusMessages);

  constructor() {
    let isFirst = true;
    const counted = computed(() => (this.state().isSeeking() ? undefined : this.state().sought()));
    effect(() => {
      if (counted() === undefined) return;
      if (!isFirst) this.#announcer.announce(untracked(this.words().found));
      isFirst = false;
    });
  }

  protected selectAll(): void {
    this.state().later.use(({ grid }) => grid.selectAll());
  }
}
