import type { Signal, WritableSignal } from '@angular/core';
import type { LicenseStore, UserListView, UserQuery } from 'ngx-genesys-license';
import {
  changeSelection,
  idsBetween,
  type LicenseUserSelection,
} from 'ngx-genesys-license/components/common';

/** What is chosen from, and where the choice is kept. */
export interface ChoiceState {
  readonly store: Pick<LicenseStore, 'view'>;
  readonly view: Signal<UserListView>;
  /** What is asked for, as text: another list begins another range. */
  readonly sought: Signal<string>;
  readonly table: {
    readonly query: Signal<UserQuery>;
    readonly selection: Pick<WritableSignal<LicenseUserSelection>, 'set'> & Signal<LicenseUserSelection>;
  };
}

/** Where a range of rows began, and what was selected then. */
interface RangeStart {
  readonly userId: string;
  readonly before: LicenseUserSelection;
  readonly sought: string;
}

/** What clicks and keys do to a selection: single rows, ranges that grow and shrink from where they began, everybody. */
export class RowChoice {
  readonly #state: ChoiceState;
  #start: RangeStart | undefined;

  constructor(state: ChoiceState) {
    this.#state = state;
  }

  /** Selects a row, or takes it out; a range may begin here. */
  set(userId: string, isSelected: boolean): void {
    const { selection } = this.#state.table;
    selection.set(changeSelection(this.#state.store, selection(), [userId], isSelected));
    this.#beginAt(userId);
  }

  /** Selects a row and what lies between it and where the range began: at `from`, where none has. */
  extendTo(userId: string, from = userId): void {
    const view = this.#state.view();
    const begun = this.#start?.sought === this.#state.sought() ? this.#start : this.#beginAt(from);
    const to = view.indexOf(userId);
    const start = view.indexOf(begun.userId);
    const ids = idsBetween(view, Math.min(start < 0 ? to : start, to), Math.max(start, to));
    this.#state.table.selection.set(changeSelection(this.#state.store, begun.before, ids, true));
  }

  /** Selects everybody who fits the query: a rule. */
  all(): void {
    this.endRange();
    this.#state.table.selection.set({ all: this.#state.table.query(), except: [] });
  }

  /** The next range begins anew. */
  endRange(): void {
    this.#start = undefined;
  }

  #beginAt(userId: string): RangeStart {
    const { sought, table } = this.#state;
    return (this.#start = { userId, before: table.selection(), sought: sought() });
  }
}
