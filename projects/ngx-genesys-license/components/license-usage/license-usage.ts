import { NgComponentOutlet } from '@angular/common';
import {
  afterNextRender,
  booleanAttribute,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { LicenseUsage } from 'ngx-genesys-license';
import {
  commonMessages,
  injectLicenseStore,
  LaterPart,
  licenseButtons,
  LicenseChoices,
  LicenseIntl,
  LicenseNotice,
  LicenseSkeleton,
  licenseTokens,
  loadCondition,
  paced,
  UserLoading,
  visuallyHidden,
} from 'ngx-genesys-license/components/common';
import { usageMessages } from './usage-messages';
import { keepOrder, sortUsage, type UsageOrder } from './usage-order';
import { usageRowStyles, usageStyles } from './usage-styles';

/** What there is to choose from, by its title. */
const choicesOf = <Value extends string>(titles: Readonly<Record<Value, string>>) =>
  Object.entries<string>(titles).map(([value, title]) => ({ value: value as Value, title }));

/**
 * How many users hold each license, as bars or as a table: counted while users stream in. Licenses nobody holds are listed, ids
 * nobody defines are marked. Needs a `LicenseStore`.
 */
@Component({
  selector: 'license-usage',
  imports: [LicenseChoices, LicenseNotice, LicenseSkeleton, NgComponentOutlet],
  template: `
    <div class="bar">
      <license-choices class="order" [legend]="messages().sort" [choices]="orders()" [(value)]="sort" />
      @if (isUnsorted()) {
        <button type="button" class="license-button text again" (click)="sortAgain()">
          {{ messages().sortAgain }}
        </button>
      }
      <license-choices
        class="layout end"
        [legend]="messages().layout"
        [choices]="layouts()"
        [(value)]="layout"
      />
    </div>

    <license-notice
      [condition]="condition()"
      [error]="stream().error ?? store.definitionsError()"
      [pausedUntil]="store.connection().pausedUntil"
      [asOf]="stream().asOf"
      (retry)="retry()"
    />
    @if (isLoading()) {
      <license-skeleton [rows]="8" />
    } @else if (rows().length === 0 && condition() === 'empty') {
      <p class="muted empty">{{ common().empty }}</p>
    } @else if (layout() === 'bars') {
      <ul class="rows">
        @for (row of rows(); track row.licenseId) {
          <li>
            <button
              type="button"
              class="entry"
              [attr.aria-pressed]="row.licenseId === selected()"
              (click)="choose(row.licenseId)"
            >
              <span class="name">
                <span class="label">{{ row.label }}</span>
                @if (row.label !== row.licenseId) {
                  &ngsp;<span class="id muted">{{ row.licenseId }}</span>
                }
                @if (row.isUndefined) {
                  &ngsp;<span class="tag">{{ messages().notDefined }}</span>
                }
              </span>
              &ngsp;<span class="count">
                <span class="number">{{
                  row.holders === 0 ? messages().nobody : intl.plural(row.holders, messages().holders)
                }}</span>
                @if (row.holders > 0) {
                  <span class="muted share">&ngsp;{{ messages().share(intl.percent(row.share)) }}</span>
                }
              </span>
              <span class="track" aria-hidden="true">
                <span class="fill" [style.inline-size.%]="row.width"></span>
              </span>
            </button>
          </li>
        }
      </ul>
    } @else {
      <ng-container
        [ngComponentOutlet]="table.part()"
        [ngComponentOutletInputs]="{ rows: rows(), sort: sort(), selected: selected(), choose }"
      />
    }

    <div class="bar foot muted">
      @if (isRunning()) {
        <progress
          [attr.aria-label]="messages().progress"
          [attr.max]="stream().total ?? null"
          [attr.value]="stream().total === undefined ? null : stream().loaded"
        ></progress>
      }
      <span class="counted">{{ counted() }}</span>
      @if (isRunning() || stream().asOf === undefined) {
        <button type="button" class="license-button text load" (click)="isRunning() ? stop() : load()">
          {{ isRunning() ? messages().stop : messages().load }}
        </button>
      }
      <span class="meaning">{{ messages().meaning }}</span>
    </div>
    <p class="visually-hidden" role="status">{{ spoken() }}</p>
  `,
  styles: [licenseTokens, licenseButtons, visuallyHidden, usageRowStyles, usageStyles],
  host: {
    role: 'region',
    '[attr.aria-label]': 'label() ?? messages().label',
    '[attr.aria-busy]': 'isRunning()',
  },
})
export class LicenseUsageChart {
  /** Loads the users by itself where nobody has. Default true. */
  readonly autoLoad = input(true, { transform: booleanAttribute });
  /** The license on which something else is filtered, by id; shown as pressed. */
  readonly selected = input<string>();
  /** The order: most holders first, or by name. */
  readonly sort = model<UsageOrder>('holders');
  /** Bars, or a table for those who would rather read. */
  readonly layout = model<'bars' | 'table'>('bars');
  /** The component's accessible name. */
  readonly label = input<string>();
  /** A person chose a license, by id; undefined where it was the selected one. */
  readonly licenseSelected = output<string | undefined>();

  protected readonly store = injectLicenseStore('license-usage');
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('usage', usageMessages);
  protected readonly common = this.intl.section('common', commonMessages);
  protected readonly orders = computed(() => choicesOf(this.messages().sortBy));
  protected readonly layouts = computed(() => choicesOf(this.messages().layouts));
  protected readonly table = new LaterPart(() =>
    import('./usage-table').then(({ UsageTable }) => UsageTable),
  );
  protected readonly stream = this.store.userStream;
  readonly #loading = new UserLoading(this.store);
  readonly #sortings = signal(0);
  protected readonly isRunning = computed(() => {
    const { status } = this.stream();
    return status === 'loading' || status === 'reloading';
  });
  /** Pages come in faster than anybody reads. Counts, and whether they are still growing, belong together. */
  readonly #read = () => ({
    // Before the first user nobody can say that nobody holds a license.
    usage: this.store.users.length() === 0 && this.stream().asOf === undefined ? [] : this.store.usage(),
    isGrowing: this.isRunning(),
  });
  readonly #seen = paced(this.#read, 'frame');
  /** Where nothing was counted at the last frame, what has come since is not kept waiting: it is not "nothing here". */
  readonly #counts = computed(() => {
    const seen = this.#seen();
    return seen === undefined || seen.usage.length === 0 ? this.#read() : seen;
  });
  readonly #usage = computed(() => this.#counts().usage);

  protected readonly choose = (licenseId: string): void =>
    this.licenseSelected.emit(licenseId === this.selected() ? undefined : licenseId);

  /** Ids in order: made anew when asked to, when counting begins to show something, and when it ends; else rows stay in place. */
  readonly #order = linkedSignal<{ usage: readonly LicenseUsage[]; when: string }, readonly string[]>({
    source: () => {
      const { usage, isGrowing } = this.#counts();
      const isCounted = usage.some(({ holders }) => holders > 0);
      return { usage, when: [isCounted, isCounted && isGrowing, this.sort(), this.#sortings()].join() };
    },
    computation: ({ usage, when }, before) =>
      before?.source.when === when
        ? keepOrder(before.value, usage)
        : sortUsage(usage, untracked(this.sort), this.intl),
  });
  protected readonly isUnsorted = computed(() => {
    const order = this.#order();
    return sortUsage(this.#usage(), this.sort(), this.intl).some((id, position) => id !== order[position]);
  });
  protected readonly rows = computed(() => {
    const byId = new Map(this.#usage().map((usage) => [usage.licenseId, usage]));
    const users = this.store.users.length();
    const areDefinitionsKnown = this.store.definitions().length > 0;
    const most = Math.max(1, ...this.#usage().map(({ holders }) => holders));
    return this.#order().flatMap((id) => {
      const usage = byId.get(id);
      if (usage === undefined) return [];
      const { holders } = usage;
      // While the definitions are not known, nobody can say that one is missing.
      const isUndefined = areDefinitionsKnown && !usage.isDefined;
      return [
        { ...usage, isUndefined, share: users === 0 ? 0 : holders / users, width: (holders / most) * 100 },
      ];
    });
  });

  protected readonly condition = computed(() => {
    const { status, error, asOf } = this.stream();
    return loadCondition({
      status: this.store.definitionsStatus() === 'error' ? 'error' : status,
      error: error ?? this.store.definitionsError(),
      connection: this.store.connection(),
      count: this.rows().length,
      isPartial: asOf === undefined,
    });
  });
  protected readonly isLoading = computed(() => this.rows().length === 0 && this.isRunning());
  protected readonly counted = computed(() => {
    const { total, asOf } = this.stream();
    const users = this.store.users.length();
    const messages = this.messages();
    if (!this.isRunning() && asOf !== undefined) return this.intl.plural(users, messages.complete);
    if (!this.isRunning() && users === 0) return messages.notLoaded;
    return messages.loaded(
      this.intl.number(users),
      total === undefined ? undefined : this.intl.number(total),
    );
  });
  readonly #told = paced(() => this.counted(), 5000);
  protected readonly spoken = computed(() => (this.isRunning() ? (this.#told() ?? '') : this.counted()));

  constructor() {
    afterNextRender(() => {
      if (this.autoLoad() && this.stream().asOf === undefined) this.load();
    });
  }

  /** Loads all users, or goes on with it. */
  load(): void {
    this.#loading.start();
  }

  /** Stops loading, unless somebody else loads too. */
  stop(): void {
    this.#loading.stop();
  }

  protected retry(): void {
    if (this.store.definitionsStatus() === 'error') this.store.reloadDefinitions();
    if (this.stream().status === 'error') this.load();
  }

  protected sortAgain(): void {
    this.#sortings.update((count) => count + 1);
  }
}
