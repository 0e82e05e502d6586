import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { CellStatus, LicenseUsage } from 'ngx-genesys-license';
import { foldText } from '../common/fold-text';
import { injectLicenseStore } from '../common/inject-license-store';
import { licenseButtons, licensePart } from '../common/license-tokens';
import { commonMessages } from '../intl/common-messages';
import { LicenseIntl } from '../intl/license-intl';
import type { TableMessages } from '../intl/table-messages';
import { licenseStates, wordsOf, type LicenseState } from './license-states';
import { searchableFrom } from './searchable-from';
import { licenseMarks, tablePanel } from './table-styles';
import type { ToggledLicense } from './users-grid';

/** The panel with all licenses of one user: to change them, and to read what the server said. */
@Component({
  selector: 'license-user-licenses',
  template: `
    <div class="top">
      <h2>{{ title() }}</h2>
      <button type="button" class="close" [attr.aria-label]="messages().close" (click)="closed.emit()">
        ×
      </button>
    </div>
    @if (usage().length >= searchableFrom) {
      <input
        type="search"
        [attr.aria-label]="messages().findLicense"
        [placeholder]="messages().findLicense"
        [value]="text()"
        (input)="text.set($any($event.target).value)"
      />
    }
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
  `,
  styles: [
    licensePart,
    licenseButtons,
    licenseMarks,
    tablePanel,
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
  /** Given, so that this part, which is loaded on demand, brings no texts of its own. */
  readonly messages = input.required<TableMessages>();
  readonly usage = input.required<readonly LicenseUsage[]>();
  /** Why nothing can be changed; undefined where it can. */
  readonly readonlyReason = input.required<string | undefined>();
  readonly toggled = output<ToggledLicense>();
  readonly closed = output();

  protected readonly searchableFrom = searchableFrom;
  protected readonly text = signal('');
  readonly #common = this.#intl.section('common', commonMessages);
  readonly #user = computed(() => this.#store.user(this.userId())());
  protected readonly title = computed(() => this.messages().edit(this.#user()?.name ?? this.userId()));
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
      ...(result === undefined ? [] : [this.messages().serverSaid(result)]),
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
