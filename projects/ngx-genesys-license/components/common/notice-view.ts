import { Component, computed, effect, inject, NgZone, signal } from '@angular/core';
import type { LicenseApiError } from 'ngx-genesys-license';
import { commonMessages } from './intl/common-messages';
import { hinderingMessages, type HinderingCondition } from './intl/hindering-messages';
import { LicenseIntl } from './intl/license-intl';
import { LicenseNotice } from './license-notice';
import { licenseButtons, licensePart } from './license-tokens';

/** What a notice says, and the way on. Only there while something hinders. */
@Component({
  selector: 'license-notice-view',
  template: `
    <p>
      {{ text() }}
      @for (detail of details(); track detail) {
        <span class="detail">{{ detail }}</span>
      }
    </p>
    @if (canRetry()) {
      <button type="button" class="license-button" (click)="notice.retry.emit()">{{ common().retry }}</button>
    }
  `,
  styles: [
    licensePart,
    licenseButtons,
    `
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--_gap);
        padding: 8px 12px;
        border: 1px solid transparent;
        border-inline-start: 4px solid var(--_error);
        border-radius: var(--_radius);
        background: var(--_error-container);
        color: var(--_on-error-container);
      }
      :host(.warning) {
        border-inline-start-color: var(--_warning);
        background: var(--_warning-container);
        color: var(--_text);
      }
      p {
        flex: 1 1 16em;
        margin: 0;
        overflow-wrap: anywhere;
      }
      .detail {
        display: block;
        font-size: 0.9em;
        opacity: 0.85;
      }
      :host .license-button {
        border-color: currentColor;
        color: inherit;
      }
    `,
  ],
  host: {
    class: 'notice',
    '[class.warning]': 'isWarning()',
    '[attr.role]': `isWarning() ? 'status' : 'alert'`,
  },
})
export class NoticeView {
  readonly #intl = inject(LicenseIntl);
  readonly #zone = inject(NgZone);
  protected readonly notice = inject(LicenseNotice);
  protected readonly common = this.#intl.section('common', commonMessages);
  readonly #messages = this.#intl.section('common', hinderingMessages);
  readonly #now = signal(Date.now());

  readonly #condition = computed(() => this.notice.condition() as HinderingCondition);
  protected readonly isWarning = computed(() => ['offline', 'rate-limited'].includes(this.#condition()));
  protected readonly canRetry = computed(() => ['error', 'forbidden'].includes(this.#condition()));
  /** The error's message, and the correlation id where that does not name it. */
  protected readonly details = computed(() => {
    const { message = '', correlationId = '' } = this.notice.error() ?? ({} as Partial<LicenseApiError>);
    const said = this.#condition() === 'error' ? message : '';
    return [said, said.includes(correlationId) ? '' : this.common().correlationId(correlationId)].filter(
      Boolean,
    );
  });
  protected readonly text = computed(() => {
    const messages = this.#messages();
    switch (this.#condition()) {
      case 'error':
        return messages.error;
      case 'forbidden':
        return messages.forbidden(
          this.notice.error()?.missingPermissions ?? [],
          this.notice.error()?.code === 'missing.any.permissions',
        );
      case 'signed-out':
        return messages.signedOut;
      case 'offline': {
        const asOf = this.notice.asOf();
        return messages.offline(asOf === undefined ? undefined : this.#intl.time(asOf));
      }
      case 'rate-limited': {
        const left = Math.max(0, (this.notice.pausedUntil() ?? this.#now()) - this.#now());
        return this.#intl.plural(Math.ceil(left / 1000), messages.rateLimited);
      }
    }
  });

  constructor() {
    effect((onCleanup) => {
      if (this.#condition() !== 'rate-limited' || typeof window === 'undefined') return;
      this.#now.set(Date.now());
      const ticking = this.#zone.runOutsideAngular(() => setInterval(() => this.#now.set(Date.now()), 1000));
      onCleanup(() => clearInterval(ticking));
    });
  }
}
