import { computed, inject, type Signal } from '@angular/core';
import type { LicenseStore, UserListView, UserQuery } from 'ngx-genesys-license';
import {
  commonMessages,
  isRule,
  LicenseIntl,
  type LicenseUserSelection,
  type SelectedUsers,
} from 'ngx-genesys-license/components/common';
import { tableMessages } from './table-messages';

/** What the words are about. */
interface TableState {
  readonly store: Pick<LicenseStore, 'users' | 'userStream'>;
  readonly query: Signal<UserQuery>;
  /** The list on show. */
  readonly view: Signal<UserListView>;
  /** Whether the list asked for is still put together. */
  readonly isSeeking: Signal<boolean>;
  readonly selection: Signal<LicenseUserSelection>;
  readonly selected: Signal<SelectedUsers>;
}

/** What the table says about its list: how many are found and selected, what that covers, why there is nobody. In an injection context. */
export class TableWords {
  readonly #intl = inject(LicenseIntl);
  readonly #messages = this.#intl.section('table', tableMessages);
  readonly #common = this.#intl.section('common', commonMessages);
  readonly #state: TableState;

  readonly hasFilter = computed(() => {
    const { holds = [], lacks = [], text = '', issues = false } = this.#state.query();
    return holds.length > 0 || lacks.length > 0 || text.trim() !== '' || issues;
  });
  /** Says so, where sort or filter cover only what is loaded. */
  readonly coverage = computed(() => {
    const { query, store, view } = this.#state;
    if (view().covers === 'all' || view().length === 0) return undefined;
    if (!this.hasFilter() && query().sort === undefined) return undefined;
    const { asOf, total } = store.userStream();
    const { coversKnownNames, coversLoaded } = this.#messages();
    if (asOf !== undefined) return coversKnownNames;
    return coversLoaded(
      this.#intl.number(store.users.length()),
      total === undefined ? undefined : this.#intl.number(total),
    );
  });
  readonly found = computed(() => {
    const { isSeeking, store, view } = this.#state;
    const messages = this.#messages();
    if (isSeeking()) return messages.searching;
    const { length, covers } = view();
    if (length === 0 && store.userStream().asOf === undefined) return '';
    const count = this.#intl.plural(length, this.hasFilter() ? messages.matching : messages.users);
    return this.hasFilter() ? this.#covered(count, covers) : count;
  });
  /** Why there is no row, where nothing hinders: that, the notice says. */
  readonly nothing = computed(() => {
    if (this.hasFilter()) return this.#common().noMatch;
    const { status, asOf } = this.#state.store.userStream();
    if (asOf !== undefined) return this.#common().empty;
    return status === 'idle' ? this.#messages().notLoaded : '';
  });
  readonly selected = computed(() => {
    const { selected, selection } = this.#state;
    const { count, covers } = selected();
    const messages = this.#messages();
    return isRule(selection())
      ? this.#covered(this.#intl.plural(count, messages.allSelected), covers)
      : this.#intl.plural(count, messages.selected);
  });
  /** Offers to select everybody who matches; undefined where that changes nothing. */
  readonly selectMore = computed(() => {
    const { selected, selection, view } = this.#state;
    const { count } = selected();
    const { length } = view();
    if (isRule(selection()) || count === 0 || length <= count) return undefined;
    return this.#intl.plural(length, this.#messages().selectMatching);
  });

  constructor(state: TableState) {
    this.#state = state;
  }

  #covered(count: string, covers: UserListView['covers']): string {
    return covers === 'loaded' ? `${count}, ${this.#messages().ofLoaded}` : count;
  }
}
