import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { CellStatus, LicenseUsage } from 'ngx-genesys-license';
import {
  commonMessages,
  foldText,
  injectLicenseStore,
  licenseButtons,
  LicenseIntl,
  licensePart,
} from 'ngx-genesys-license/components/common';
import { tableMessages } from './table-messages';
import { tablePanelMessages } from './table-panel-messages';
import { licenseStates, wordsOf, type LicenseState } from './license-states';
import { PanelFrame } from './panel-frame';
import { licenseMarks, panelList } from './table-styles';
import type { ToggledLicense } from './table-actions';

/** The panel with all licenses of one user: to change them, and to read what the server said. */
@Component({
  selector: 'license-user-licenses',
  imports: [PanelFrame],
  template: `
    <license-panel-frame
      [heading]="title()"
      [licenseCount]="usage().length"
      [(text)]="text"
      (closed)="closed.emit()"
    >
      @if (readonlyReason(); as reason) {
        <p class="note">{{ reason }}</p>
      }
      <ul>
        @for (state of states(); track state.licenseId) {
          <li>
            <label>
              <input
                type="checkbox"
                [checked]="state.isHeld"
                [disabled]="readonlyReason() !== undefined"
                (change)="toggle(state, $any($event.target))"
              />
              <span>
                {{ labelOf(state.licenseId) }}
                <span class="id">{{ state.licenseId }}</span>
              </span>
            </label>
            @if (state.cell; as cell) {
              <p class="note" [attr.data-mark]="cell.mark">{{ words(cell) }}</p>
              @if (cell.mark === 'failed') {
                @for (detail of details(cell); track detail) {
                  <p class="note">{{ detail }}</p>
                }
                @if (readonlyReason() === undefined) {
                  <button type="button" class="license-button" (click)="retry(state, cell)">
                    {{ cell.asked ? messages().retryAdd : messages().retryRemove }}
                  </button>
                }
              }
            }
          </li>
        }
      </ul>
    </license-panel-frame>
  `,
  styles: [
    licensePart,
    licenseButtons,
    licenseMarks,
    panelList,
    `
      label {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 32px;
        cursor: pointer;
      }
      input[type='checkbox'] {
        flex: none;
        inline-size: 18px;
        block-size: 18px;
        margin: 0;
        accent-color: var(--_primary);
      }
      li .note,
      li .license-button {
        margin-inline-start: 28px;
      }
      li .note {
        overflow-wrap: anywhere;
      }
      .note[data-mark] {
        color: var(--_mark);
      }
      .note[data-mark]::before {
        content: var(--_sign) ' ' / '';
        font-weight: 700;
      }
    `,
  ],
  host: {
    role: 'dialog',
    '[attr.aria-label]': 'title()',
  },
})
export class UserLicenses {
  readonly #store = injectLicenseStore('license-users-table');
  readonly #intl = inject(LicenseIntl);
  readonly userId = input.required<string>();
  readonly usage = input.required<readonly LicenseUsage[]>();
  /** Why nothing can be changed; undefined where it can. */
  readonly readonlyReason = input.required<string | undefined>();
  readonly toggled = output<ToggledLicense>();
  readonly closed = output();

  protected readonly messages = this.#intl.section('table', tableMessages);
  readonly #panelMessages = this.#intl.section('table', tablePanelMessages);
  protected readonly text = signal('');
  readonly #common = this.#intl.section('common', commonMessages);
  readonly #user = computed(() => this.#store.user(this.userId())());
  protected readonly title = computed(() => this.#panelMessages().edit(this.#user()?.name ?? this.userId()));
  protected readonly states = computed(() => {
    const text = foldText(this.text().trim());
    const ids = this.usage()
      .filter(({ label, licenseId }) => foldText(`${label} ${licenseId}`).includes(text))
      .map(({ licenseId }) => licenseId);
    return licenseStates(this.#user(), ids);
  });

  protected labelOf(licenseId: string): string {
    return this.#store.label(licenseId);
  }

  protected words(cell: CellStatus): string {
    return wordsOf(cell, this.messages());
  }

  protected details({ result, error, correlationId }: CellStatus): readonly string[] {
    return [
      ...(result === undefined ? [] : [this.#panelMessages().serverSaid(result)]),
      ...(error === undefined ? [] : [error.message]),
      ...(correlationId === undefined ? [] : [this.#common().correlationId(correlationId)]),
    ];
  }

  protected toggle({ licenseId, isHeld }: LicenseState, box: HTMLInputElement): void {
    // The box shows what the store says, which the application may refuse to change.
    box.checked = isHeld;
    this.toggled.emit({ userId: this.userId(), licenseId, asked: !isHeld });
  }

  protected retry({ licenseId }: LicenseState, { asked }: CellStatus): void {
    this.toggled.emit({ userId: this.userId(), licenseId, asked });
  }
}
