import { Component, inject, input, model, output } from '@angular/core';
import { LicenseIntl, licensePart } from 'ngx-genesys-license/components/common';
import { tablePanelMessages } from './table-panel-messages';

/** So many licenses in a list are not taken in at a glance: they get a search field. */
const searchableFrom = 10;

/** What the panels over the table have in common: a title, a button that closes, and a search in a long list of licenses. */
@Component({
  selector: 'license-panel-frame',
  template: `
    <div class="top">
      <h2>{{ heading() }}</h2>
      <button type="button" class="close" [attr.aria-label]="messages().close" (click)="closed.emit()">
        ×
      </button>
    </div>
    @if (licenseCount() >= searchableFrom) {
      <input
        type="search"
        [attr.aria-label]="messages().findLicense"
        [placeholder]="messages().findLicense"
        [value]="text()"
        (input)="text.set($any($event.target).value)"
      />
    }
    <ng-content />
  `,
  styles: [
    licensePart,
    `
      :host {
        display: flex;
        flex-direction: column;
        gap: 8px;
        inline-size: min(380px, calc(100vw - 16px));
        max-block-size: min(440px, 80vh);
        padding: 12px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
        box-shadow: 0 8px 24px rgb(0 0 0 / 0.18);
      }
      .top,
      input {
        flex: none;
      }
      .top {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      h2 {
        flex: 1;
        margin: 0;
        font: inherit;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .close {
        appearance: none;
        inline-size: 28px;
        block-size: 28px;
        padding: 0;
        border: 0;
        border-radius: var(--_radius);
        background: none;
        color: var(--_muted);
        font: inherit;
        cursor: pointer;
      }
      .close:hover {
        background: var(--_container);
      }
      input {
        inline-size: 100%;
        block-size: calc(var(--_control) - 4px);
        padding-inline: 10px;
        border: 1px solid var(--_outline);
        border-radius: var(--_radius);
        background: var(--_surface);
        color: inherit;
        font: inherit;
      }
    `,
  ],
})
export class PanelFrame {
  readonly heading = input.required<string>();
  readonly licenseCount = input.required<number>();
  /** What is searched for. */
  readonly text = model.required<string>();
  readonly closed = output();

  protected readonly searchableFrom = searchableFrom;
  protected readonly messages = inject(LicenseIntl).section('table', tablePanelMessages);
}
