import { Component, computed, effect, inject, input, NgZone, output, signal } from '@angular/core';
import type { LicenseApiError } from 'ngx-genesys-license';
import { commonMessages, type HinderingCondition } from './intl/common-messages';
import { LicenseIntl } from './intl/license-intl';
import type { LoadCondition } from './load-condition';
import { licenseButtons, licensePart } from './license-tokens';

const hindering: ReadonlySet<LoadCondition> = new Set<HinderingCondition>([
  'error',
  'forbidden',
  'signed-out',
  'offline',
  'rate-limited',
]);

/** What hinders a component from showing fresh data, with a way on; nothing while nothing hinders. */
@Component({
  selector: 'license-notice',
  template: `
    @if (text(); as text) {
      <div class="notice" [class.warning]="isWarning()" [attr.role]="isWarning() ? 'status' : 'alert'">
        <p>
          {{ text }}
          @if (detail(); as detail) {
            <span class="detail">{{ detail }}</span>
          }
          @if (error()?.correlationId; as id) {
            <span class="detail">{{ messages().correlationId(id) }}</span>
          }
        </p>
        @if (canRetry()) {
          <button type="button" class="license-button" (click)="retry.emit()">{{ messages().retry }}</button>
        }
      </div>
    }
  `,
  styles: [
    licensePart,
    licenseButtons,
    `
      :host {
        display: block;
      }
      .notice {
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
      .notice.warning {
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
      .notice .license-button {
        border-color: currentColor;
        color: inherit;
      }
    `,
  ],
})
export class LicenseNotice {
  readonly #intl = inject(LicenseIntl);
  readonly #zone = inject(NgZone);
  /** What to tell. Others than the hindering conditions show nothing. */
  readonly condition = input.required<LoadCondition>();
  /** The failed load's error. */
  readonly error = input<LicenseApiError>();
  /** When the server may be asked again, in ms since the epoch. */
  readonly pausedUntil = input<number>();
  /** When the data on show was read, in ms since the epoch. */
  readonly asOf = input<number>();
  /** Somebody wants the load tried again. */
  readonly retry = output();

  protected readonly messages = this.#intl.section('common', commonMessages);
  readonly #now = signal(Date.now());

  protected readonly isWarning = computed(
    () => this.condition() === 'offline' || this.condition() === 'rate-limited',
  );
  protected readonly canRetry = computed(
    () => this.condition() === 'error' || this.condition() === 'forbidden',
  );
  protected readonly detail = computed(() =>
    this.condition() === 'error' ? this.error()?.message : undefined,
  );

  protected readonly text = computed(() => {
    const condition = this.condition();
    if (!hindering.has(condition)) return undefined;
    const messages = this.messages();
    switch (condition as HinderingCondition) {
      case 'error':
        return messages.error;
      case 'forbidden':
        return messages.forbidden(this.error()?.missingPermissions ?? []);
      case 'signed-out':
        return messages.signedOut;
      case 'offline': {
        const asOf = this.asOf();
        return messages.offline(asOf === undefined ? undefined : this.#intl.time(asOf));
      }
      case 'rate-limited': {
        const left = Math.max(0, (this.pausedUntil() ?? this.#now()) - this.#now());
        return this.#intl.plural(Math.ceil(left / 1000), messages.rateLimited);
      }
    }
  });

  constructor() {
    effect((onCleanup) => {
      if (this.condition() !== 'rate-limited' || typeof window === 'undefined') return;
      this.#now.set(Date.now());
      const ticking = this.#zone.runOutsideAngular(() => setInterval(() => this.#now.set(Date.now()), 1000));
      onCleanup(() => clearInterval(ticking));
    });
  }
}
