import { Component, computed, inject, input, model, output, signal } from '@angular/core';
import type { LicenseUsage, UserQuery } from 'ngx-genesys-license';
import { foldText, LicenseIntl, licensePart } from 'ngx-genesys-license/components/common';
import { tableMessages } from './table-messages';
import { tablePanelMessages } from './table-panel-messages';
import { PanelFrame } from './panel-frame';
import { panelList } from './table-styles';

/** The panel in which one says what users must hold, and what not. */
@Component({
  selector: 'license-filter',
  imports: [PanelFrame],
  template: `
    <license-panel-frame
      [heading]="messages().filter"
      [licenseCount]="usage().length"
      [(text)]="text"
      (closed)="closed.emit()"
    >
      <p class="note">{{ panelMessages().countsNote }}</p>
      <ul>
        @for (license of found(); track license.licenseId) {
          <li>
            <div role="group" [attr.aria-label]="license.label">
              <span class="name">
                {{ license.label }}
                <span class="id">{{ license.licenseId }} · {{ holders(license) }}</span>
              </span>
              <button
                type="button"
                [attr.aria-pressed]="holds(license.licenseId)"
                (click)="toggle('holds', license.licenseId)"
              >
                {{ panelMessages().has }}
              </button>
              <button
                type="button"
                [attr.aria-pressed]="lacks(license.licenseId)"
                (click)="toggle('lacks', license.licenseId)"
              >
                {{ panelMessages().lacks }}
              </button>
            </div>
          </li>
        }
      </ul>
    </license-panel-frame>
  `,
  styles: [
    licensePart,
    panelList,
    `
      li div {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .name {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      li button {
        appearance: none;
        min-block-size: 28px;
        padding-inline: 10px;
        border: 1px solid var(--_outline);
        border-radius: 99px;
        background: none;
        color: inherit;
        font: inherit;
        cursor: pointer;
      }
      li button:hover {
        background: var(--_container);
      }
      li button[aria-pressed='true'] {
        border-color: var(--_primary);
        background: var(--_primary);
        color: var(--_on-primary);
      }
    `,
  ],
  host: {
    role: 'dialog',
    '[attr.aria-label]': 'messages().filter',
  },
})
export class LicenseFilter {
  readonly #intl = inject(LicenseIntl);
  readonly usage = input.required<readonly LicenseUsage[]>();
  readonly query = model.required<UserQuery>();
  readonly closed = output();

  protected readonly messages = this.#intl.section('table', tableMessages);
  protected readonly panelMessages = this.#intl.section('table', tablePanelMessages);
  protected readonly text = signal('');
  protected readonly found = computed(() => {
    const text = foldText(this.text().trim());
    return this.usage().filter(({ label, licenseId }) => foldText(`${label} ${licenseId}`).includes(text));
  });

  protected holders({ holders }: LicenseUsage): string {
    return this.#intl.plural(holders, this.messages().holders);
  }

  protected holds(licenseId: string): boolean {
    return this.query().holds?.includes(licenseId) === true;
  }

  protected lacks(licenseId: string): boolean {
    return this.query().lacks?.includes(licenseId) === true;
  }

  protected toggle(which: 'holds' | 'lacks', licenseId: string): void {
    this.query.update((query) => {
      const without = (ids: readonly string[] = []) => ids.filter((id) => id !== licenseId);
      const isSet = query[which]?.includes(licenseId) === true;
      const next = { ...query, holds: without(query.holds), lacks: without(query.lacks) };
      return isSet ? next : { ...next, [which]: [...next[which], licenseId] };
    });
  }
}
