import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import {
  commonMessages,
  LicenseAnnouncer,
  licenseButtons,
  LicenseIntl,
} from 'ngx-genesys-license/components/common';
import type { TableState } from './table-state';
import { tableStatusMessages } from './table-status-messages';
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
        [attr.max]="stream().total"
        [attr.value]="stream().total === undefined ? null : stream().loaded"
      ></progress>
    }
    <span class="words">{{ words() }}</span>
    <button
      type="button"
      class="license-button text"
      (click)="isRunning() ? state().table.stop() : state().table.load()"
    >
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
    `,
  ],
})
export class StreamProgress {
  readonly #intl = inject(LicenseIntl);
  readonly #announcer = inject(LicenseAnnouncer);
  readonly state = input.required<TableState>();

  protected readonly messages = this.#intl.section('table', tableStatusMessages);
  protected readonly stream = computed(() => this.state().stream());
  /** Somebody streams here. */
  protected readonly isRunning = computed(() => this.state().loading.isRunning());
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
    if (!this.isRunning() && loaded === 0) return this.state().messages().notLoaded;
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
