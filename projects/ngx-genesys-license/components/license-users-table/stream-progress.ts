import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import type { UserStreamState } from 'ngx-genesys-license';
import {
  commonMessages,
  LicenseAnnouncer,
  licenseButtons,
  LicenseIntl,
} from 'ngx-genesys-license/components/common';
import { tableMessages } from './table-messages';
import { tablePart } from './table-styles';

/** How often progress is read out at most, in ms. */
const pace = 5000;

/** How far the users are loaded, and the reins of it. */
@Component({
  selector: 'license-stream-progress',
  template: `
    @if (isRunning()) {
      <progress
        [attr.aria-label]="messages().progressLabel"
        [attr.max]="stream().total ?? null"
        [attr.value]="stream().total === undefined ? null : stream().loaded"
      ></progress>
    }
    <span class="words">{{ words() }}</span>
    <button type="button" class="license-button text" (click)="isRunning() ? stopped.emit() : started.emit()">
      {{ messages()[action()] }}
    </button>
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
        color: var(--_muted);
      }
      progress {
        inline-size: 96px;
        block-size: 6px;
        accent-color: var(--_primary);
      }
      .words {
        font-variant-numeric: tabular-nums;
      }
      .license-button {
        min-block-size: 28px;
        padding-inline: 6px;
      }
    `,
  ],
})
export class StreamProgress {
  readonly #intl = inject(LicenseIntl);
  readonly #announcer = inject(LicenseAnnouncer);
  readonly stream = input.required<UserStreamState>();
  /** Somebody streams here. */
  readonly isRunning = input.required<boolean>();
  readonly started = output();
  readonly stopped = output();

  protected readonly messages = this.#intl.section('table', tableMessages);
  readonly #common = this.#intl.section('common', commonMessages);
  protected readonly action = computed(() => {
    if (this.isRunning()) return 'stop';
    const { loaded, asOf } = this.stream();
    if (asOf !== undefined) return 'reload';
    return loaded > 0 ? 'resume' : 'load';
  });
  protected readonly words = computed(() => {
    const { loaded, total, rate, eta, asOf } = this.stream();
    const messages = this.messages();
    const isWhole = asOf !== undefined && !this.isRunning();
    if (isWhole) return messages.complete(this.#intl.plural(loaded, messages.users), this.#intl.time(asOf));
    if (!this.isRunning() && loaded === 0) return messages.notLoaded;
    const progress = this.#common().partial(
      this.#intl.number(loaded),
      total === undefined ? undefined : this.#intl.number(total),
    );
    if (!this.isRunning()) return progress;
    return messages.progress(
      progress,
      rate === undefined ? undefined : this.#intl.number(Math.round(rate)),
      eta === undefined ? undefined : this.#intl.duration(eta),
    );
  });
  #toldAt = -Infinity;

  constructor() {
    effect(() => {
      const { status, loaded } = this.stream();
      const isEnd = status === 'resolved';
      const now = Date.now();
      if (!this.isRunning() && !isEnd) return;
      if (loaded === 0 || (!isEnd && now - this.#toldAt < pace)) return;
      this.#toldAt = now;
      this.#announcer.announce(untracked(this.words));
    });
  }
}
