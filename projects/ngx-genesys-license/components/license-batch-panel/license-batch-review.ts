import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { Component, computed, inject, input, output, signal, untracked, type OnInit } from '@angular/core';
import { LicenseApiError, LicenseStore, type LicensePlan, type PlanWarning } from 'ngx-genesys-license';
import { LicenseNotice } from '../common/license-notice';
import { licenseButtons, licensePart, visuallyHidden } from '../common/license-tokens';
import { batchMessages } from '../intl/batch-messages';
import { commonMessages } from '../intl/common-messages';
import { LicenseIntl } from '../intl/license-intl';
import { batchStyles } from './batch-styles';
import { readUnknown } from './read-unknown';

/** What the change does to one user. */
interface UserChanges {
  readonly userId: string;
  readonly adds: string[];
  readonly removes: string[];
  readonly noops: string[];
}

/** What the change does by license. */
interface LicenseCounts {
  readonly licenseId: string;
  adds: number;
  removes: number;
  noops: number;
}

const rowHeight = 72;

/** What a batch would do, before anything is sent: totals, warnings, by license and by user. */
@Component({
  selector: 'license-batch-review',
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, LicenseNotice],
  template: `
    @if (reading(); as reading) {
      <div class="line">
        <progress
          [value]="reading.done"
          [max]="userIds().length"
          [attr.aria-label]="readingText()"
        ></progress>
        <span class="small numbers">{{ readingText() }}</span>
      </div>
    }
    <license-notice [condition]="readError() ? 'error' : 'ready'" [error]="readError()" (retry)="read()" />
    @if (left().length > 0) {
      <div class="note line">
        <span class="text">{{ intl.plural(left().length, messages().stoppedReading) }}</span>
        <button type="button" class="license-button read-all" (click)="read(true)">
          {{ messages().readAll }}
        </button>
      </div>
    }
    @if (unknown().length > 0) {
      <div class="note line unknown">
        <span class="text">
          {{ intl.plural(unknown().length, messages().unknownUsers) }}
          <span class="muted small">{{ unknownText() }}</span>
        </span>
        <button type="button" class="license-button" (click)="leaveOut.emit(unknown())">
          {{ messages().leaveOut }}
        </button>
      </div>
    }

    <dl class="totals">
      @for (total of totals(); track total.name) {
        <div class="total" [class]="total.name">
          <dt class="muted small">{{ messages().counts[total.name] }}</dt>
          <dd class="numbers">
            @if (total.sign) {
              <span aria-hidden="true">{{ total.sign }}</span>
            }
            {{ intl.number(total.count) }}
          </dd>
        </div>
      }
    </dl>
    <p class="cost">{{ cost() }}</p>

    @if (warnings().length > 0) {
      <div class="stack">
        <div class="sub" role="heading" [attr.aria-level]="headingLevel()">{{ messages().warnings }}</div>
        <ul class="warnings">
          @for (warning of warnings(); track $index) {
            <li class="note line">
              <span class="text">
                {{ textOf(warning) }}
                <span class="muted">({{ intl.plural(warning.count, messages().warnedUsers) }})</span>
              </span>
              @if (prerequisiteOf(warning); as id) {
                <button type="button" class="license-button" (click)="addToo.emit(id)">
                  {{ messages().addToo(store.label(id)) }}
                </button>
              }
            </li>
          }
        </ul>
      </div>
    }

    @if (byLicense().length > 0) {
      <div class="wide" tabindex="0" role="region" [attr.aria-label]="messages().byLicense">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{{ messages().license }}</th>
              <th scope="col">{{ messages().counts.adds }}</th>
              <th scope="col">{{ messages().counts.removes }}</th>
              <th scope="col">{{ messages().counts.noops }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of byLicense(); track row.licenseId) {
              <tr>
                <th scope="row">{{ store.label(row.licenseId) }}</th>
                <td>{{ intl.number(row.adds) }}</td>
                <td>{{ intl.number(row.removes) }}</td>
                <td class="muted">{{ intl.number(row.noops) }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }

    @if (rows().length > 0) {
      <div class="stack">
        <div class="sub" role="heading" [attr.aria-level]="headingLevel()">{{ messages().byUser }}</div>
        <cdk-virtual-scroll-viewport
          class="list"
          role="list"
          tabindex="0"
          [itemSize]="rowHeight"
          [style.max-block-size.px]="rows().length * rowHeight + 2"
          [attr.aria-label]="messages().byUser"
        >
          <div
            *cdkVirtualFor="let row of rows(); let index = index; trackBy: userOf"
            class="row"
            role="listitem"
            [style.block-size.px]="rowHeight"
            [attr.aria-setsize]="rows().length"
            [attr.aria-posinset]="index + 1"
          >
            @let user = store.user(row.userId)();
            <span>
              <strong class="person">{{ user?.name ?? user?.email ?? row.userId }}</strong>
              @if (user?.name ?? user?.email) {
                &ngsp;<span class="muted small code">{{ row.userId }}</span>
              }
              @if (lines().get(row.userId); as line) {
                <span class="muted small">&ngsp;· {{ messages().line(intl.number(line)) }}</span>
              }
            </span>
            <span class="changes">
              @for (id of row.adds; track id) {
                <span class="change add"
                  ><span aria-hidden="true">+ </span
                  ><span class="visually-hidden">{{ messages().changeWords.add }} </span
                  >{{ store.label(id) }}</span
                >
              }
              @for (id of row.removes; track id) {
                <span class="change remove"
                  ><span aria-hidden="true">− </span
                  ><span class="visually-hidden">{{ messages().changeWords.remove }} </span
                  >{{ store.label(id) }}</span
                >
              }
              @for (id of row.noops; track id) {
                <span class="change muted small"
                  >{{ messages().changeWords.noop }} {{ store.label(id) }}</span
                >
              }
            </span>
            @if (warningsOf(row.userId); as text) {
              <span class="small warning" [title]="text"
                ><span class="alert" aria-hidden="true">!</span> {{ text }}</span
              >
            }
          </div>
        </cdk-virtual-scroll-viewport>
      </div>
    }

    <div class="actions">
      <button type="button" class="license-button back" (click)="back.emit()">{{ messages().back }}</button>
      <button
        type="button"
        class="license-button primary apply end"
        [disabled]="changes() === 0 || !canApply() || reading() !== undefined"
        (click)="apply.emit(replan())"
      >
        {{ intl.plural(changes(), messages().apply) }}
      </button>
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
      .text {
        flex: 1 1 14em;
      }
      progress {
        flex: 1 1 8em;
        inline-size: auto;
      }
      license-notice:empty {
        display: none;
      }
      .totals {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(8.5em, 1fr));
        gap: 1px;
        margin: 0;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_line);
        overflow: hidden;
      }
      .total {
        display: flex;
        flex-direction: column-reverse;
        padding: 10px 14px;
        background: var(--_surface);
      }
      dd {
        margin: 0;
        font-size: 1.6em;
        line-height: 1.2;
      }
      .adds dd {
        color: var(--_success);
      }
      .removes dd {
        color: var(--_error);
      }
      .warnings {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .wide {
        overflow-x: auto;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 6px 8px;
        text-align: end;
        border-block-end: 1px solid var(--_line);
        font-weight: inherit;
      }
      th:first-child {
        padding-inline-start: 0;
        text-align: start;
      }
      thead th {
        color: var(--_muted);
        font-size: 0.9em;
        vertical-align: bottom;
      }
      .change {
        margin-inline-end: 10px;
      }
      .change.add {
        color: var(--_success);
      }
      .change.remove {
        color: var(--_error);
      }
      .warning {
        color: var(--_warning);
      }
    `,
  ],
})
export class LicenseBatchReview implements OnInit {
  readonly userIds = input.required<readonly string[]>();
  /** Where users stand in a file. */
  readonly lines = input.required<ReadonlyMap<string, number>>();
  readonly add = input.required<readonly string[]>();
  readonly remove = input.required<readonly string[]>();
  readonly headingLevel = input.required<number>();
  /** False while nothing may be sent. */
  readonly canApply = input.required<boolean>();
  readonly back = output();
  /** These users shall not be part of the change. */
  readonly leaveOut = output<readonly string[]>();
  /** This license shall be added too: another one needs it. */
  readonly addToo = output<string>();
  /** The plan made at that moment. */
  readonly apply = output<LicensePlan>();

  protected readonly rowHeight = rowHeight;
  protected readonly store = inject(LicenseStore);
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchMessages);
  readonly #common = this.intl.section('common', commonMessages);

  /** Set while it is read what users hold. */
  protected readonly reading = signal<{ readonly done: number } | undefined>(undefined);
  protected readonly readError = signal<LicenseApiError | undefined>(undefined);
  /** Users nobody has asked for, because too many before them do not exist. */
  protected readonly left = signal<readonly string[]>([]);
  #turn = 0;

  protected readonly plan = computed(() => {
    const change = { userIds: this.userIds(), add: this.add(), remove: this.remove() };
    // What they say, and what has been read, goes into a plan.
    this.store.definitions();
    this.reading();
    return untracked(() => this.store.plan(change));
  });
  protected readonly changes = computed(() => this.plan().adds.length + this.plan().removes.length);
  protected readonly readingText = computed(() =>
    this.messages().readingUsers(
      this.intl.number(this.reading()?.done ?? 0),
      this.intl.number(this.userIds().length),
    ),
  );
  protected readonly unknown = computed(() => {
    if (this.reading() !== undefined || this.readError() !== undefined) return [];
    const left = new Set(this.left());
    const userIds = this.userIds();
    return untracked(() => userIds.filter((id) => this.store.users.indexOf(id) < 0 && !left.has(id)));
  });
  protected readonly unknownText = computed(() => {
    const named = this.unknown()
      .slice(0, 5)
      .map((id) => {
        const line = this.lines().get(id);
        return line === undefined ? id : `${id} (${this.messages().line(this.intl.number(line))})`;
      });
    const others = this.unknown().length - named.length;
    return [...named, ...(others > 0 ? [this.intl.plural(others, this.messages().more)] : [])].join(', ');
  });
  protected readonly totals = computed(() => {
    const { adds, removes, noops } = this.plan();
    return [
      { name: 'users', sign: '', count: this.userIds().length },
      { name: 'adds', sign: '+', count: adds.length },
      { name: 'removes', sign: '−', count: removes.length },
      { name: 'noops', sign: '', count: noops.length },
    ] as const;
  });
  protected readonly cost = computed(() => {
    const { requests, estimatedDuration } = this.plan();
    const messages = this.messages();
    return this.changes() === 0
      ? messages.nothingToDo
      : messages.cost(this.intl.plural(requests, messages.requests), this.intl.duration(estimatedDuration));
  });
  /** Users nobody has read are told of above, unless reading failed. */
  protected readonly warnings = computed(() =>
    this.plan().warnings.filter(({ kind }) => kind !== 'unknown-user' || this.readError() !== undefined),
  );
  protected readonly byLicense = computed(() => {
    const { adds, removes, noops } = this.plan();
    const rows = new Map<string, LicenseCounts>();
    for (const [name, cells] of [
      ['adds', adds],
      ['removes', removes],
      ['noops', noops],
    ] as const) {
      for (const { licenseId } of cells) {
        let row = rows.get(licenseId);
        if (row === undefined) rows.set(licenseId, (row = { licenseId, adds: 0, removes: 0, noops: 0 }));
        row[name]++;
      }
    }
    return [...rows.values()];
  });
  /** Those of whom something changes first. */
  protected readonly rows = computed(() => {
    const { adds, removes, noops } = this.plan();
    const rows = new Map<string, UserChanges>();
    for (const [name, cells] of [
      ['adds', adds],
      ['removes', removes],
      ['noops', noops],
    ] as const) {
      for (const { userId, licenseId } of cells) {
        let row = rows.get(userId);
        if (row === undefined) rows.set(userId, (row = { userId, adds: [], removes: [], noops: [] }));
        row[name].push(licenseId);
      }
    }
    return [...rows.values()];
  });
  /** Warnings of users that were looked at, for as long as the plan stands. */
  readonly #warningsOf = computed(() => (this.plan(), new Map<string, string>()));

  ngOnInit(): void {
    void this.read();
  }

  /** Reads those nobody has read yet. */
  protected async read(all = false): Promise<void> {
    const turn = ++this.#turn;
    const isCurrent = () => turn === this.#turn;
    this.readError.set(undefined);
    this.left.set([]);
    try {
      const left = await readUnknown(this.store, this.userIds(), all, isCurrent, (done) =>
        this.reading.set({ done }),
      );
      if (isCurrent()) this.left.set(left);
    } catch (error) {
      if (isCurrent() && error instanceof LicenseApiError) this.readError.set(error);
    } finally {
      if (isCurrent()) this.reading.set(undefined);
    }
  }

  /** What was planned a while ago may be otherwise by now. */
  protected replan(): LicensePlan {
    return this.store.plan({ userIds: this.userIds(), add: this.add(), remove: this.remove() });
  }

  protected textOf({ kind, licenseId, otherLicenseId }: PlanWarning): string {
    const label = (id: string | undefined) => (id === undefined ? '' : this.store.label(id));
    return this.#common().planWarnings[kind](label(licenseId), label(otherLicenseId));
  }

  /** What an added license needs, where adding it too would help. */
  protected prerequisiteOf({ kind, otherLicenseId }: PlanWarning): string | undefined {
    return kind === 'missing-prerequisite' ? otherLicenseId : undefined;
  }

  /** A plan says of ten users at most which they are: of a row on screen it is asked anew. */
  protected warningsOf(userId: string): string {
    const known = this.#warningsOf();
    let text = known.get(userId);
    if (text === undefined) {
      const { warnings } = untracked(() =>
        this.store.plan({ userIds: [userId], add: this.add(), remove: this.remove() }),
      );
      const own = warnings.filter(({ kind }) => kind !== 'automatic-assignment');
      known.set(userId, (text = own.map((warning) => this.textOf(warning)).join(' ')));
    }
    return text;
  }

  protected readonly userOf = (index: number, { userId }: UserChanges) => userId;
}
