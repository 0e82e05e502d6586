import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { OperationState } from 'ngx-genesys-license';
import { LicenseIntl, paced } from 'ngx-genesys-license/components/common';
import { batchResultMessages } from '../batch-result-messages';
import type { SeenRun } from './seen-run';

/** The parts of the bar, in the order of a change's life; states of one part look the same. */
const parts: readonly (readonly [name: string, ...states: OperationState[]])[] = [
  ['good', 'confirmed', 'unchanged'],
  ['bad', 'failed', 'reverted', 'unresolved'],
  ['dropped', 'cancelled', 'superseded'],
  ['doubt', 'verifying', 'unconfirmed'],
  ['sent', 'sent'],
  ['waiting', 'queued'],
];
const legend: readonly OperationState[] = [
  'failed',
  'reverted',
  'unresolved',
  'unconfirmed',
  'queued',
  'sent',
  'verifying',
  'confirmed',
  'unchanged',
  'superseded',
  'cancelled',
];
/** So often screen readers are told how far it is, in ms. */
const telling = 5000;

/** How far a run is: in words, as a bar, by state, and now and then aloud; and the button that cancels it. */
@Component({
  selector: 'license-run-progress',
  template: `
    <div class="line">
      <strong class="state" [class.trouble]="sign() === '!'">
        @if (sign(); as sign) {
          <span [class]="sign === '!' ? 'caution' : 'tick'" aria-hidden="true">{{ sign.trim() }}</span>
        }
        <span class="headline">{{ headline() }}</span>
      </strong>
      @if (run().isLive()) {
        <span class="muted numbers">{{ share() }}</span>
        <button
          type="button"
          class="license-button cancel end"
          [attr.aria-disabled]="wasCancelled()"
          (click)="onCancel()"
        >
          {{ messages().cancel }}
        </button>
      }
    </div>
    <div
      class="bar"
      role="progressbar"
      aria-valuemin="0"
      [attr.aria-label]="messages().progress"
      [attr.aria-valuemax]="run().progress().asked"
      [attr.aria-valuenow]="run().ended()"
      [attr.aria-valuetext]="progressText()"
    >
      @for (part of bar(); track part.name) {
        <span [class]="part.name" [style.flex-grow]="part.count"></span>
      }
    </div>
    <dl class="legend numbers">
      @for (item of counts(); track item.state) {
        <div [class]="item.part">
          <dt>{{ messages().states[item.state] }}</dt>
          <dd>{{ intl.number(item.count) }}</dd>
        </div>
      }
    </dl>
    @for (item of counts(); track item.state) {
      @if (messages().stateHints[item.state]; as hint) {
        <p class="muted fine">{{ messages().states[item.state] }}: {{ hint }}</p>
      }
    }
    @if (run().isLive() && wasCancelled()) {
      <p class="muted">{{ messages().cancelling }}</p>
    }
    <p class="visually-hidden" role="status">{{ spoken() }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--_gap);
    }
    .state {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font-size: 1.1em;
    }
    .trouble {
      color: var(--_error);
    }
    .bar {
      display: flex;
      gap: 1px;
      block-size: 10px;
      border: 1px solid var(--_line);
      border-radius: 999px;
      background: var(--_container);
      overflow: hidden;
    }
    .bar > span {
      flex: 0 1 0;
      min-inline-size: 0;
      background: var(--_mark);
    }
    .good {
      --_mark: var(--_success);
    }
    .bad {
      --_mark: var(--_error);
    }
    .doubt {
      --_mark: var(--_warning);
    }
    .sent {
      --_mark: var(--_primary);
    }
    .dropped {
      --_mark: var(--_muted);
    }
    .waiting {
      --_mark: var(--_line);
    }
    @media (forced-colors: active) {
      .bar > span {
        forced-color-adjust: none;
      }
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      margin: 0;
    }
    .legend > div {
      display: inline-flex;
      flex-direction: row-reverse;
      align-items: center;
      gap: 5px;
    }
    .legend > div::after {
      content: '';
      inline-size: 9px;
      block-size: 9px;
      border: 1px solid var(--_outline);
      border-radius: 50%;
      background: var(--_mark);
    }
    dd {
      margin: 0;
      font-weight: 600;
    }
  `,
})
export class RunProgress {
  readonly run = input.required<SeenRun>();
  /** A person wants it to end, for the first time. */
  readonly cancelled = output();

  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchResultMessages);
  protected readonly wasCancelled = signal(false);

  /** Beside the words of a run that has ended. */
  protected readonly sign = computed(() => {
    if (this.run().isLive()) return '';
    if (this.run().failed() > 0) return '!';
    return this.run().state() === 'cancelled' ? '' : ' ';
  });
  protected readonly share = computed(() => {
    const { asked } = this.run().progress();
    return asked === 0 ? '' : this.intl.percent(Math.floor((this.run().ended() / asked) * 1000) / 1000);
  });
  protected readonly headline = computed(() =>
    this.sign() === '!'
      ? this.intl.plural(this.run().failed(), this.messages().endedWithFailures)
      : this.messages().runStates[this.run().state()],
  );
  protected readonly bar = computed(() =>
    parts
      .map(([name, ...states]) => ({
        name,
        count: states.reduce((sum, state) => sum + this.run().progress()[state], 0),
      }))
      .filter(({ count }) => count > 0),
  );
  protected readonly counts = computed(() =>
    legend
      .map((state) => ({
        state,
        count: this.run().progress()[state],
        part: parts.find(([, ...states]) => states.includes(state))?.[0],
      }))
      .filter(({ count }) => count > 0),
  );
  protected readonly progressText = computed(() =>
    this.messages().progressText(
      this.intl.number(this.run().ended()),
      this.intl.number(this.run().progress().asked),
      this.intl.number(this.run().failed()),
    ),
  );
  readonly #told = paced(() => this.progressText(), telling);
  protected readonly spoken = computed(() =>
    this.run().isLive() ? (this.#told() ?? '') : `${this.headline()}. ${this.progressText()}`,
  );

  protected onCancel(): void {
    if (this.wasCancelled()) return;
    this.wasCancelled.set(true);
    this.cancelled.emit();
  }
}
