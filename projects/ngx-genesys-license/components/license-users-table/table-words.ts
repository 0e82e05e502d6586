import { computed, type Signal } from '@angular/core';
import type { UserListView } from 'ngx-genesys-license';
import { isRule, type LicenseIntl } from 'ngx-genesys-license/components/common';
import type { TableState } from './table-state';
import { tableStatusMessages } from './table-status-messages';

/** What the words are about. */
export type WordsState = Pick<TableState, 'hasFilter' | 'isSeeking' | 'selected' | 'stream' | 'view'> & {
  readonly table: Pick<TableState['table'], 'selection'>;
};

/** What the table says about its list: how many are found and selected, and what that covers. */
export class TableWords {
  readonly #state: WordsState;
  readonly #intl: LicenseIntl;
  readonly #messages: Signal<typeof tableStatusMessages>;

  readonly found = computed(() => {
    const { hasFilter, isSeeking, stream, view } = this.#state;
    const messages = this.#messages();
    if (isSeeking()) return messages.searching;
    const { length, covers } = view();
    if (length === 0 && stream().asOf === undefined) return '';
    const count = this.#intl.plural(length, hasFilter() ? messages.matching : messages.users);
    return hasFilter() ? this.#covered(count, covers) : count;
  });
  readonly selected = computed(() => {
    const { selected, table } = this.#state;
    const { count, covers } = selected();
    return isRule(table.selection())
      ? this.#covered(this.#intl.plural(count, this.#messages().allSelected), covers)
      : this.#intl.plural(count, this.#messages().selected);
  });
  /** Offers to select everybody who matches; undefined where that changes nothing. */
  readonly selectMore = computed(() => {
    const { selected, table, view } = this.#state;
    const { count } = selected();
    const { length } = view();
    if (isRule(table.selection()) || count === 0 || length <= count) return undefined;
    return this.#intl.plural(length, this.#messages().selectMatching);
  });

  constructor(state: WordsState, intl: LicenseIntl) {
    this.#state = state;
    this.#intl = intl;
    this.#messages = intl.section('table', tableStatusMessages);
  }

  #covered(count: string, covers: UserListView['covers']): string {
    return covers === 'loaded' ? `${count}, ${this.#messages().ofLoaded}` : count;
  }
}
