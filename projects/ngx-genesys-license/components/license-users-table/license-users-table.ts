import { NgTemplateOutlet } from '@angular/common';
import {
  booleanAttribute,
  Component,
  computed,
  contentChild,
  contentChildren,
  DestroyRef,
  effect,
  inject,
  Injector,
  input,
  inputBinding,
  linkedSignal,
  model,
  output,
  outputBinding,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { AssignmentRun, LicenseUsage, UserListView, UserQuery } from 'ngx-genesys-license';
import {
  idsBetween,
  injectLicenseStore,
  LicenseAnnouncer,
  LicenseIntl,
  LicenseNotice,
  LicenseSkeleton,
  type LicenseUserSelection,
  loadCondition,
  readSelection,
  UserLoading,
} from 'ngx-genesys-license/components/common';
import { tableMessages } from './table-messages';
import { wordsOf } from './license-states';
import { StreamProgress } from './stream-progress';
import { tableColumns } from './table-columns';
import { TablePanel } from './table-panel';
import { LicenseTableEmpty, LicenseTableError, LicenseUserCell, LicenseUserRow } from './table-templates';
import { TableWords } from './table-words';
import { UsersGrid, type EnteredCell, type ToggledLicense } from './users-grid';
import { usersTableStyles } from './users-table-styles';
import { UsersToolbar, withoutFilters } from './users-toolbar';

/** A license that is about to be taken from somebody. */
export interface LicenseRemoval {
  /** The user. */
  readonly userId: string;
  /** The license that would be taken. */
  readonly licenseId: string;
}

/** A row somebody wants to act on. */
export interface ActivatedUser {
  /** The user. */
  readonly userId: string;
}

/** All users of the organization and their licenses, streamed in, to find, select, change and export. */
@Component({
  selector: 'license-users-table',
  imports: [LicenseNotice, LicenseSkeleton, NgTemplateOutlet, StreamProgress, UsersGrid, UsersToolbar],
  template: `
    @if (toolbar()) {
      <license-users-toolbar
        [usage]="usage()"
        [hasLayouts]="!isNarrow()"
        [hasSelection]="selected().count > 0"
        [isExporting]="isExporting()"
        [(query)]="query"
        [(layout)]="layout"
        (exported)="exportCsv()"
      />
    }
    @if (errorTemplate(); as custom) {
      @if (condition() === 'error' && stream().error; as error) {
        <ng-container *ngTemplateOutlet="custom.template; context: { $implicit: error, retry: retry }" />
      }
    }
    @if (!(errorTemplate() && condition() === 'error')) {
      <license-notice
        [condition]="condition()"
        [error]="stream().error"
        [pausedUntil]="store.connection().pausedUntil"
        [asOf]="stream().asOf"
        (retry)="load()"
      />
    }
    @if (readonlyReason() && condition() !== 'offline' && condition() !== 'signed-out') {
      <p class="note">{{ readonlyReason() }}</p>
    }
    @if (words.coverage(); as text) {
      <p class="note">{{ text }}</p>
    }
    <div class="frame">
      <license-users-grid
        [label]="label() ?? messages().label"
        [view]="view()"
        [columns]="columns()"
        [usage]="usageById()"
        [total]="total()"
        [isBusy]="isBusy()"
        [canWrite]="readonlyReason() === undefined"
        [selected]="selected()"
        [(query)]="query"
        [(selection)]="selection"
        [(isNarrow)]="isNarrow"
        (entered)="enter($event)"
        (toggled)="toggle($event)"
        (scrolled)="panel.close()"
      />
      @if (view().length === 0) {
        <div class="empty">
          @if (isBusy()) {
            <license-skeleton [rows]="8" />
          } @else if (emptyTemplate(); as custom) {
            <ng-container
              *ngTemplateOutlet="
                custom.template;
                context: { $implicit: words.hasFilter(), query: query(), clear: clearFilters }
              "
            />
          } @else {
            <p>{{ words.nothing() }}</p>
            @if (words.hasFilter()) {
              <button type="button" class="license-button" (click)="clearFilters()">
                {{ messages().clearFilters }}
              </button>
            }
          }
        </div>
      }
    </div>
    <div class="status">
      <span class="words">{{ words.found() }}</span>
      @if (selected().count > 0) {
        <span class="words selected">{{ words.selected() }}</span>
        <button type="button" class="license-button text" (click)="selection.set([])">
          {{ messages().clearSelection }}
        </button>
      }
      @if (words.selectMore(); as text) {
        <button type="button" class="license-button text" (click)="grid().selectAll()">{{ text }}</button>
      }
      <license-stream-progress
        [stream]="stream()"
        [isRunning]="loading.isRunning()"
        (started)="load()"
        (stopped)="stop()"
      />
    </div>
  `,
  styles: usersTableStyles,
})
export class LicenseUsersTable {
  protected readonly store = injectLicenseStore('license-users-table');
  readonly #intl = inject(LicenseIntl);
  readonly #announcer = inject(LicenseAnnouncer);
  readonly #injector = inject(Injector);

  /** What is listed, and in which order. An application may keep it in its address. */
  readonly query = model<UserQuery>({});
  /** Who is selected: ids, or everybody who fits a query. Filtering changes nothing about it. */
  readonly selection = model<LicenseUserSelection>([]);
  /** All licenses of a user in one column, or a column for each. Where there is little room it is always `compact`. */
  readonly layout = model<'compact' | 'columns'>('compact');
  /** Ids of the licenses with a column each, in this order; default: all that are defined or held. */
  readonly licenses = input<readonly string[]>();
  /** Starts loading all users by itself, unless they are loaded; default true. */
  readonly autoLoad = input(true, { transform: booleanAttribute });
  /** Shows what filters, sorts and exports; default true. */
  readonly toolbar = input(true, { transform: booleanAttribute });
  /** Nothing can be changed here. */
  readonly readonly = input(false, { transform: booleanAttribute });
  /** The grid's accessible name. */
  readonly label = input<string>();
  /** Asked before a license is taken away in a row: false, or a promise of it, keeps it. Default: not asked. */
  readonly confirmRemoval = input<(removal: LicenseRemoval) => boolean | Promise<boolean>>();
  /** Enter, or a click, on a user. */
  readonly rowActivated = output<ActivatedUser>();
  /** A change made in a row is on its way. */
  readonly assigned = output<AssignmentRun>();

  protected readonly grid = viewChild.required(UsersGrid);
  protected readonly cells = contentChildren(LicenseUserCell);
  protected readonly rowTemplate = contentChild(LicenseUserRow);
  protected readonly emptyTemplate = contentChild(LicenseTableEmpty);
  protected readonly errorTemplate = contentChild(LicenseTableError);

  protected readonly messages = this.#intl.section('table', tableMessages);
  protected readonly stream = this.store.userStream;
  protected readonly loading = new UserLoading(this.store);
  protected readonly usage = computed(() => this.store.usage());
  protected readonly usageById = computed(
    () => new Map<string, LicenseUsage>(this.usage().map((usage) => [usage.licenseId, usage])),
  );
  protected readonly isNarrow = signal(false);
  protected readonly isExporting = signal(false);
  protected readonly panel = new TablePanel();
  readonly #aborted = new AbortController();

  /** The list asked for may still be put together. */
  readonly #sought = computed(() => this.store.view(this.query())());
  /** So the one before stays on show. */
  protected readonly view = linkedSignal<UserListView, UserListView>({
    source: this.#sought,
    computation: (sought, previous) =>
      sought.isComplete || previous === undefined || previous.value.length === 0 ? sought : previous.value,
  });
  protected readonly selected = computed(() => readSelection(this.store, this.selection()));
  readonly #licenseIds = computed(() => this.licenses() ?? this.usage().map(({ licenseId }) => licenseId), {
    equal: isSameList,
  });
  protected readonly columns = computed(() =>
    tableColumns(
      this.isNarrow() ? 'narrow' : this.layout(),
      this.#licenseIds(),
      this.cells(),
      this.rowTemplate(),
    ),
  );
  protected readonly total = computed(() => {
    const { length, covers, isComplete } = this.view();
    if (covers === 'all' && isComplete) return length;
    const { total } = this.stream();
    return this.words.hasFilter() || total === undefined ? undefined : Math.max(total, length);
  });
  protected readonly condition = computed(() => {
    const { status, error } = this.stream();
    return loadCondition({
      status: this.loading.isRunning() || status === 'resolved' || status === 'error' ? status : 'idle',
      error,
      connection: this.store.connection(),
      count: this.view().length,
      isPartial: this.stream().asOf === undefined,
    });
  });
  protected readonly isBusy = computed(
    () => !this.#sought().isComplete || this.condition() === 'loading' || this.condition() === 'reloading',
  );
  /** Why nothing can be changed; undefined where it can. */
  protected readonly readonlyReason = computed(() => {
    const { online, needsSignIn } = this.store.connection();
    const messages = this.messages();
    if (this.readonly()) return messages.readonly;
    if (needsSignIn) return messages.signedOut;
    if (!online) return messages.offline;
    return this.store.canAssign() === false ? messages.mayNotAssign : undefined;
  });
  protected readonly words = new TableWords({
    store: this.store,
    query: this.query,
    view: this.view,
    isSeeking: computed(() => !this.#sought().isComplete),
    selection: this.selection,
    selected: this.selected,
  });

  protected readonly retry = (): void => this.load();
  protected readonly clearFilters = (): void => this.query.update(withoutFilters);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#aborted.abort());
    effect(() => {
      if (this.autoLoad()) untracked(() => this.#loadUnlessLoaded());
    });
    let isFirst = true;
    const counted = computed(() => (this.#sought().isComplete ? JSON.stringify(this.query()) : undefined));
    effect(() => {
      if (counted() === undefined) return;
      if (!isFirst) this.#announcer.announce(untracked(this.words.found));
      isFirst = false;
    });
  }

  /** Loads all users, or goes on with it. Rows are there as soon as the first page is. */
  load(): void {
    this.loading.start();
  }

  /** Stops loading, unless somebody else loads too. */
  stop(): void {
    this.loading.stop();
  }

  /** Puts the focus into the grid, where it was last. */
  focus(): void {
    this.grid().focus();
  }

  /** Saves the selected users as a CSV file; those that match where nobody is selected. */
  async exportCsv(): Promise<void> {
    if (this.isExporting()) return;
    this.isExporting.set(true);
    try {
      const { saveUsers } = await import('./save-users');
      const [selected, view] = [this.selected(), this.view()];
      const { licenseIds } = this.columns();
      const userIds = selected.count > 0 ? selected.ids() : idsBetween(view, 0, view.length - 1);
      await saveUsers(this.#injector, { userIds, licenseIds, signal: this.#aborted.signal });
    } catch (error) {
      if (!this.#aborted.signal.aborted) throw error;
    } finally {
      this.isExporting.set(false);
    }
  }

  protected enter(cell: EnteredCell): void {
    const { userId, element } = cell;
    if (cell.column === 1) return this.rowActivated.emit({ userId });
    this.panel.open(element, () => import('./user-licenses').then(({ UserLicenses }) => UserLicenses), [
      inputBinding('userId', () => userId),
      inputBinding('usage', this.usage),
      inputBinding('readonlyReason', this.readonlyReason),
      outputBinding('toggled', (toggled: ToggledLicense) => void this.toggle(toggled)),
      outputBinding('closed', () => this.panel.close()),
    ]);
  }

  protected async toggle({ userId, licenseId, asked }: ToggledLicense): Promise<void> {
    const confirm = this.confirmRemoval();
    if (!asked && confirm !== undefined && !(await confirm({ userId, licenseId }))) return;
    if (this.readonlyReason() !== undefined) return;
    const ids = [licenseId];
    const run = this.store.assign({ userIds: [userId], ...(asked ? { add: ids } : { remove: ids }) });
    this.assigned.emit(run);
    await run.report;
    const user = untracked(this.store.user(userId));
    const cell = user?.cells.get(licenseId);
    if (cell?.mark !== 'failed' || this.#aborted.signal.aborted) return;
    const messages = this.messages();
    this.#announcer.announce(
      messages.failed(this.store.label(licenseId), user?.name ?? userId, wordsOf(cell, messages)),
    );
  }

  #loadUnlessLoaded(): void {
    if (this.stream().asOf === undefined) this.load();
  }
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
