import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  type OnInit,
} from '@angular/core';
import { LicenseStore, type CellOutcome, type OperationState } from 'ngx-genesys-license';
import { csvOf, saveCsv } from '../common/csv';
import { licenseButtons, licensePart, visuallyHidden } from '../common/license-tokens';
import { paced } from '../common/paced';
import { batchMessages } from '../intl/batch-messages';
import { commonMessages } from '../intl/common-messages';
import { LicenseIntl } from '../intl/license-intl';
import { batchStyles } from './batch-styles';
import { endedOf, failedOf, failuresFirst, isProblem, reasonsOf, type ShownRun } from './shown-run';

const rowHeight = 76;
const shownReasons = 10;

/** The parts of the bar, in the order of a change's life; states of one part look the same. */
const parts: readonly (readonly [name: string, ...states: OperationState[]])[] = [
  ['good', 'confirmed', 'unchanged'],
  ['bad', 'failed', 'reverted', 'unresolved'],
  ['dropped', 'cancelled', 'superseded'],
  ['doubt', 'verifying', 'unconfirmed'],
  ['sent', 'sent'],
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

/** How far a run is and what became of it: progress, reasons, outcomes with failures first, and what can be done about it. */
@Component({
  selector: 'license-batch-run',
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport],
  template: `
    @let now = progress();
    <div class="stack">
      <div class="line">
        <strong class="state" [class.trouble]="!isLive() && failed() > 0">
          @if (!isLive() && (failed() > 0 || !isCancelled())) {
            <span [class]="failed() > 0 ? 'alert' : 'tick'" aria-hidden="true">{{
              failed() > 0 ? '!' : ''
            }}</span>
          }
          <span class="headline">{{ headline() }}</span>
        </strong>
        @if (isLive()) {
          <span class="muted numbers">{{ share() }}</span>
        }
        @if (isLive()) {
          <button
            type="button"
            class="license-button cancel end"
            [attr.aria-disabled]="wasCancelled()"
            (click)="cancel()"
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
        [attr.aria-valuemax]="now.asked"
        [attr.aria-valuenow]="ended()"
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
          <p class="muted small">{{ messages().states[item.state] }}: {{ hint }}</p>
        }
      }
      @if (isLive() && wasCancelled()) {
        <p class="muted">{{ messages().cancelling }}</p>
      }
      @if (shown().skipped.length > 0) {
        <p class="note">{{ intl.plural(shown().skipped.length, messages().skipped) }}</p>
      }
    </div>
    <p class="visually-hidden" role="status">{{ spoken() }}</p>

    <div class="actions first">
      @if (!isLive() && failed() > 0) {
        <button
          type="button"
          class="license-button primary retry"
          [disabled]="!canApply()"
          (click)="retry.emit()"
        >
          {{ intl.plural(failed(), messages().retryFailed) }}
        </button>
      }
      @if (!isLive() && now.confirmed > 0) {
        <button type="button" class="license-button undo" [disabled]="!canApply()" (click)="undo.emit()">
          {{ messages().undo }}
        </button>
      }
      @if (!isLive()) {
        <button type="button" class="license-button download" (click)="download()">
          {{ messages().download }}
        </button>
      }
      <ng-content />
    </div>

    @if (reasons().length > 0) {
      <div class="stack">
        <div class="sub" role="heading" [attr.aria-level]="headingLevel()">{{ messages().reasons }}</div>
        <ul class="reasons">
          @for (reason of reasons().slice(0, shownReasons); track $index) {
            <li class="note error">
              <strong>{{ messages().failure(reason.state, reason.asked) }}</strong>
              <span class="numbers"> · {{ intl.plural(reason.count, messages().occurrences) }}</span>
              @if (reason.message) {
                <div>{{ reason.message }}</div>
              }
              <div class="small">
                @if (reason.result !== undefined) {
                  {{ messages().serverWord(reason.result) }}
                }
                @if (reason.correlationId; as id) {
                  &ngsp;<span class="code">{{ common().correlationId(id) }}</span>
                }
              </div>
            </li>
          }
        </ul>
        @if (reasons().length > shownReasons) {
          <p class="muted small">{{ intl.plural(reasons().length - shownReasons, messages().more) }}</p>
        }
      </div>
    }

    <div class="stack">
      <div class="line">
        <div class="sub" role="heading" [attr.aria-level]="headingLevel()">{{ messages().outcomes }}</div>
        @if (cells() !== undefined) {
          <div class="line end" role="group" [attr.aria-label]="messages().outcomes">
            <button
              type="button"
              class="license-button text problems"
              [attr.aria-pressed]="filter() === 'problems'"
              (click)="filter.set('problems')"
            >
              {{ messages().showProblems(intl.number(problems().length)) }}
            </button>
            <button
              type="button"
              class="license-button text all"
              [attr.aria-pressed]="filter() === 'all'"
              (click)="filter.set('all')"
            >
              {{ messages().showAll(intl.number(now.asked)) }}
            </button>
          </div>
        }
      </div>
      @if (cells() === undefined) {
        <p class="muted small">{{ messages().soFar }}</p>
      }
      @if (rows().length === 0) {
        @if (!isLive()) {
          <p class="muted">{{ messages().noProblems }}</p>
        }
      } @else {
        <cdk-virtual-scroll-viewport
          class="list"
          role="list"
          tabindex="0"
          [itemSize]="rowHeight"
          [style.max-block-size.px]="rows().length * rowHeight + 2"
          [attr.aria-label]="messages().outcomes"
        >
          <div
            *cdkVirtualFor="let cell of rows(); let index = index; trackBy: cellOf"
            class="row"
            role="listitem"
            [style.block-size.px]="rowHeight"
            [attr.aria-setsize]="rows().length"
            [attr.aria-posinset]="index + 1"
          >
            @let user = store.user(cell.userId)();
            <span>
              <strong class="person">{{ user?.name ?? user?.email ?? cell.userId }}</strong>
              · <span aria-hidden="true">{{ cell.asked ? '+' : '−' }} </span>
              <span class="visually-hidden">{{
                cell.asked ? messages().changeWords.add : messages().changeWords.remove
              }}</span>
              {{ store.label(cell.licenseId) }}
            </span>
            <span class="outcome" [class.trouble]="isTrouble(cell)" [title]="outcomeOf(cell)">{{
              outcomeOf(cell)
            }}</span>
            <span class="muted small evidence">{{ evidenceOf(cell) }}</span>
          </div>
        </cdk-virtual-scroll-viewport>
      }
    </div>
  `,
  styles: [
    licensePart,
    licenseButtons,
    visuallyHidden,
    batchStyles,
    `
      :host {
        display: grid;
        gap: calc(var(--_gap) * 2);
        min-inline-size: 0;
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        font-size: 1.1em;
      }
      .state.trouble,
      .outcome.trouble {
        color: var(--_error);
      }
      .actions.first {
        padding-block-start: 0;
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
      .bar > span {
        background: var(--_mark);
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
      .reasons {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .license-button.text[aria-pressed='true'] {
        background: var(--_selected);
        color: var(--_on-selected);
      }
    `,
  ],
})
export class LicenseBatchRun implements OnInit {
  readonly shown = input.required<ShownRun>();
  readonly headingLevel = input.required<number>();
  /** False while nothing may be sent. */
  readonly canApply = input.required<boolean>();
  /** Try again what failed. */
  readonly retry = output();
  /** Take back what came true. */
  readonly undo = output();

  protected readonly rowHeight = rowHeight;
  protected readonly shownReasons = shownReasons;
  protected readonly store = inject(LicenseStore);
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchMessages);
  protected readonly common = this.intl.section('common', commonMessages);
  /** All outcomes, once the run has ended. */
  protected readonly cells = signal<readonly CellOutcome[] | undefined>(undefined);
  protected readonly wasCancelled = signal(false);
  readonly #document = inject(DOCUMENT);
  readonly #destroyRef = inject(DestroyRef);
  /** A run of ten thousand tells of itself hundreds of times a second. */
  readonly #seen = paced(() => this.#read(), 'frame');
  readonly #now = computed(() => this.#seen() ?? untracked(() => this.#read()));

  protected readonly progress = computed(() => this.#now().progress);
  protected readonly ended = computed(() => endedOf(this.progress()));
  protected readonly failed = computed(() => failedOf(this.progress()));
  protected readonly isLive = computed(() => this.ended() < this.progress().asked);
  protected readonly isCancelled = computed(() => this.#now().state === 'cancelled');
  protected readonly share = computed(() => {
    const { asked } = this.progress();
    return asked === 0 ? '' : this.intl.percent(Math.floor((this.ended() / asked) * 1000) / 1000);
  });
  protected readonly headline = computed(() =>
    !this.isLive() && this.failed() > 0
      ? this.intl.plural(this.failed(), this.messages().endedWithFailures)
      : this.messages().runStates[this.#now().state],
  );
  protected readonly bar = computed(() =>
    [
      ...parts.map(([name, ...states]) => ({
        name,
        count: states.reduce((sum, state) => sum + this.progress()[state], 0),
      })),
      { name: 'waiting', count: this.progress().queued },
    ].filter(({ count }) => count > 0),
  );
  protected readonly counts = computed(() =>
    legend
      .map((state) => ({
        state,
        count: this.progress()[state],
        part: parts.find((part) => part.includes(state))?.[0] ?? 'waiting',
      }))
      .filter(({ count }) => count > 0),
  );
  protected readonly progressText = computed(() =>
    this.messages().progressText(
      this.intl.number(this.ended()),
      this.intl.number(this.progress().asked),
      this.intl.number(this.failed()),
    ),
  );
  readonly #told = paced(() => this.progressText(), 5000);
  protected readonly spoken = computed(() =>
    this.isLive() ? (this.#told() ?? '') : `${this.headline()}. ${this.progressText()}`,
  );

  protected readonly reasons = computed(() => reasonsOf(this.#now().failures));
  protected readonly problems = computed(() =>
    (this.cells() ?? this.#now().failures).filter((cell) => isProblem(cell)),
  );
  /** What a person chose, else problems where there are any. */
  protected readonly filter = linkedSignal<'problems' | 'all'>(() =>
    this.cells() !== undefined && this.problems().length === 0 ? 'all' : 'problems',
  );
  protected readonly rows = computed(() =>
    this.filter() === 'all' ? (this.cells() ?? []) : this.problems(),
  );

  ngOnInit(): void {
    void this.shown().run.report.then(({ cells }) => {
      if (!this.#destroyRef.destroyed) this.cells.set(failuresFirst(cells));
    });
  }

  #read() {
    const { run } = this.shown();
    return { state: run.state(), progress: run.progress(), failures: run.failures() };
  }

  protected cancel(): void {
    if (this.wasCancelled()) return;
    this.wasCancelled.set(true);
    this.shown().run.cancel();
  }

  protected download(): void {
    const { report, states } = this.messages();
    const rows = (this.cells() ?? []).map((cell) => {
      const user = untracked(this.store.user(cell.userId));
      return [
        cell.userId,
        user?.name,
        user?.email,
        cell.licenseId,
        this.store.label(cell.licenseId),
        cell.asked ? this.messages().add : this.messages().remove,
        states[cell.state],
        cell.result,
        cell.error?.message,
        cell.correlationId,
      ];
    });
    const header = [
      report.userId,
      report.name,
      report.email,
      report.licenseId,
      report.license,
      report.asked,
      report.state,
      report.result,
      report.reason,
      report.correlationId,
    ];
    saveCsv(this.#document, `license-report-${this.shown().run.id}.csv`, csvOf(header, rows));
  }

  protected isTrouble(cell: CellOutcome): boolean {
    return isProblem(cell) && cell.state !== 'cancelled';
  }

  protected outcomeOf(cell: CellOutcome): string {
    if (!isProblem(cell)) return this.messages().states[cell.state];
    const words = this.messages().failure(cell.state, cell.asked);
    return cell.error === undefined ? words : `${words}: ${cell.error.message}`;
  }

  protected evidenceOf({ result, correlationId }: CellOutcome): string {
    return [
      ...(result === undefined ? [] : [this.messages().serverWord(result)]),
      ...(correlationId === undefined ? [] : [this.common().correlationId(correlationId)]),
    ].join(' · ');
  }

  protected readonly cellOf = (index: number, { userId, licenseId }: CellOutcome) =>
    JSON.stringify([userId, licenseId]);
}
