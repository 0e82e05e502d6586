import {
  DestroyRef,
  inject,
  Injector,
  inputBinding,
  outputBinding,
  signal,
  twoWayBinding,
  untracked,
} from '@angular/core';
import { idsBetween, LicenseAnnouncer, LicenseIntl } from 'ngx-genesys-license/components/common';
import { wordsOf } from './license-states';
import { TablePanel } from './table-panel';
import type { TableState } from './table-state';
import { tableStatusMessages } from './table-status-messages';

/** A license somebody wants given or taken in a row. */
export interface ToggledLicense {
  readonly userId: string;
  readonly licenseId: string;
  readonly asked: boolean;
}

/** What is done for people: licenses given and taken, panels opened, users saved. In an injection context. */
export class TableActions {
  readonly #state: TableState;
  readonly #announcer = inject(LicenseAnnouncer);
  readonly #injector = inject(Injector);
  readonly #aborted = new AbortController();
  readonly #isExporting = signal(false);
  readonly #isMissing = signal(false);
  readonly #messages = inject(LicenseIntl).section('table', tableStatusMessages);

  /** The panel with the filter by license. */
  readonly filter = new TablePanel(() => this.#tellMissing());
  /** The panel with the licenses of a user. */
  readonly licenses = new TablePanel(() => this.#tellMissing());
  readonly isExporting = this.#isExporting.asReadonly();
  /** What somebody asked for last could not be loaded. */
  readonly isMissing = this.#isMissing.asReadonly();

  constructor(state: TableState) {
    this.#state = state;
    inject(DestroyRef).onDestroy(() => this.#aborted.abort());
  }

  /** The filter stands behind its button, inside the toolbar: Tab leads from it to what follows. */
  toggleFilter(button: HTMLElement, toolbar: HTMLElement): void {
    if (untracked(this.filter.isOpen)) return this.filter.close();
    const bindings = [
      inputBinding('usage', this.#state.usage),
      twoWayBinding('query', this.#state.table.query),
      outputBinding('closed', () => this.filter.close()),
    ];
    const load = () => import('./license-filter').then(({ LicenseFilter }) => LicenseFilter);
    this.#isMissing.set(false);
    this.filter.open(button, load, bindings, toolbar);
  }

  openLicenses(userId: string, element: HTMLElement): void {
    this.#isMissing.set(false);
    this.licenses.open(element, () => import('./user-licenses').then(({ UserLicenses }) => UserLicenses), [
      inputBinding('userId', () => userId),
      inputBinding('usage', this.#state.usage),
      inputBinding('readonlyReason', this.#state.readonlyReason),
      outputBinding('toggled', (toggled: ToggledLicense) => void this.toggle(toggled)),
      outputBinding('closed', () => this.licenses.close()),
    ]);
  }

  async toggle({ userId, licenseId, asked }: ToggledLicense): Promise<void> {
    const { messages, readonlyReason, store, table } = this.#state;
    const confirm = table.confirmRemoval();
    if (!asked && confirm !== undefined && !(await confirm({ userId, licenseId }))) return;
    if (readonlyReason() !== undefined) return;
    const ids = [licenseId];
    const run = store.assign({ userIds: [userId], ...(asked ? { add: ids } : { remove: ids }) });
    table.assigned.emit(run);
    await run.report;
    const user = untracked(store.user(userId));
    const cell = user?.cells.get(licenseId);
    if (cell?.mark !== 'failed' || this.#aborted.signal.aborted) return;
    const words = wordsOf(cell, messages());
    this.#announcer.announce(this.#messages().failed(store.label(licenseId), user?.name ?? userId, words));
  }

  /** Saves the selected users; those that match where nobody is selected. */
  async exportCsv(): Promise<void> {
    if (this.#isExporting()) return;
    this.#isExporting.set(true);
    this.#isMissing.set(false);
    try {
      const { saveUsers } = await import('./save-users');
      const [selected, view] = [this.#state.selected(), this.#state.view()];
      const { licenseIds } = this.#state.columns();
      const userIds = selected.count > 0 ? selected.ids() : idsBetween(view, 0, view.length - 1);
      await saveUsers(this.#injector, { userIds, licenseIds, signal: this.#aborted.signal });
    } catch (error) {
      if (this.#aborted.signal.aborted) return;
      this.#tellMissing();
      throw error;
    } finally {
      this.#isExporting.set(false);
    }
  }

  #tellMissing(): void {
    this.#isMissing.set(true);
    this.#announcer.announce(this.#messages().missing);
  }
}
