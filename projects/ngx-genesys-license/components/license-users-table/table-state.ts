import { computed, inject, Injector, linkedSignal, runInInjectionContext, type Signal } from '@angular/core';
import type { UserListView } from 'ngx-genesys-license';
import {
  injectLicenseStore,
  LaterPart,
  LicenseIntl,
  loadCondition,
  readSelection,
  UserLoading,
} from 'ngx-genesys-license/components/common';
import { ActiveCell } from './active-cell';
import type { LicenseUsersTable } from './license-users-table';
import { RowsInSight } from './rows-in-sight';
import { tableColumns, type TableColumns } from './table-columns';
import { tableMessages } from './table-messages';
import type { LicenseUserCell, LicenseUserRow } from './table-templates';

/** What is on show, for all parts of the table. In an injection context of the table's. */
export class TableState {
  readonly store = injectLicenseStore('license-users-table');
  readonly messages = inject(LicenseIntl).section('table', tableMessages);
  /** What the application gives, and what it is told. */
  readonly table: LicenseUsersTable;
  readonly #cells: Signal<readonly LicenseUserCell[]>;
  readonly #rowTemplate: Signal<LicenseUserRow | undefined>;
  readonly #injector = inject(Injector);

  readonly stream = this.store.userStream;
  readonly loading = new UserLoading(this.store);
  readonly usage = computed(() => this.store.usage());

  /** What is asked for, as text. */
  readonly sought = computed(() => JSON.stringify(this.table.query()));
  /** The list asked for may still be put together. */
  readonly #soughtView = computed(() => this.store.view(this.table.query())());
  readonly isSeeking = computed(() => !this.#soughtView().isComplete);
  /** So the one before stays on show. */
  readonly view = linkedSignal<UserListView, UserListView>({
    source: () => this.#soughtView(),
    computation: (sought, previous) =>
      sought.isComplete || previous === undefined || previous.value.length === 0 ? sought : previous.value,
  });
  readonly hasFilter = computed(() => {
    const { holds = [], lacks = [], text = '', issues = false } = this.table.query();
    return holds.length > 0 || lacks.length > 0 || text.trim() !== '' || issues;
  });
  readonly selected = computed(() => readSelection(this.store, this.table.selection()));

  readonly active = new ActiveCell(this.view, (): number => this.columns().count);
  readonly sight = new RowsInSight(this.view, this.active.cell);
  readonly #licenseIds = computed(
    () => this.table.licenses() ?? this.usage().map(({ licenseId }) => licenseId),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  readonly columns: Signal<TableColumns> = computed(() =>
    tableColumns(
      this.sight.isNarrow() ? 'narrow' : this.table.layout(),
      this.#licenseIds(),
      this.#cells(),
      this.#rowTemplate(),
    ),
  );

  readonly condition = computed(() => {
    const { status, error, asOf } = this.stream();
    return loadCondition({
      status: this.loading.isRunning() || status === 'resolved' || status === 'error' ? status : 'idle',
      error,
      connection: this.store.connection(),
      count: this.view().length,
      isPartial: asOf === undefined,
    });
  });
  readonly isBusy = computed(
    () => this.isSeeking() || this.condition() === 'loading' || this.condition() === 'reloading',
  );
  /** Why nothing can be changed; undefined where it can. */
  readonly readonlyReason = computed(() => {
    const { online, needsSignIn } = this.store.connection();
    const messages = this.messages();
    if (this.table.readonly()) return messages.readonly;
    if (needsSignIn) return messages.signedOut;
    if (!online) return messages.offline;
    return this.store.canAssign() === false ? messages.mayNotAssign : undefined;
  });

  /** What people do, and what is said about the list: nobody needs that to see the first rows. */
  readonly later = new LaterPart(() =>
    import('./table-later').then(({ tableLater }) =>
      runInInjectionContext(this.#injector, () => tableLater(this)),
    ),
  );

  /** The same order, and everybody. */
  readonly clearFilters = (): void =>
    this.table.query.update(({ sort }) => (sort === undefined ? {} : { sort }));

  constructor(
    table: LicenseUsersTable,
    cells: Signal<readonly LicenseUserCell[]>,
    rowTemplate: Signal<LicenseUserRow | undefined>,
  ) {
    this.table = table;
    this.#cells = cells;
    this.#rowTemplate = rowTemplate;
  }
}
