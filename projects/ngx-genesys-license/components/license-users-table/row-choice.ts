import type { LicenseStore, UserListView, UserQuery } from 'ngx-genesys-license';
import {
  changeSelection,
  idsBetween,
  type LicenseUserSelection,
} from 'ngx-genesys-license/components/common';

/** A signal, or a model, of the selection. */
interface SelectionModel {
  (): LicenseUserSelection;
  set(selection: LicenseUserSelection): void;
}

/** What clicks and keys do to a selection: single rows, ranges that grow and shrink from where they began, everybody. */
export class RowChoice {
  readonly #store: Pick<LicenseStore, 'view'>;
  readonly #selection: SelectionModel;
  readonly #view: () => UserListView;
  /** Where a range of rows began, and what was selected then. */
  #start: { readonly userId: string; readonly before: LicenseUserSelection } | undefined;

  constructor(store: Pick<LicenseStore, 'view'>, selection: SelectionModel, view: () => UserListView) {
    this.#store = store;
    this.#selection = selection;
    this.#view = view;
  }

  /** Selects a row, or takes it out; a range may begin here. */
  set(userId: string, isSelected: boolean): void {
    const before = changeSelection(this.#store, this.#selection(), [userId], isSelected);
    this.#selection.set(before);
    this.#start = { userId, before };
  }

  /** Selects a row and what lies between it and where the range began: at `from`, where none has. */
  extendTo(userId: string, from = userId): void {
    this.#start ??= { userId: from, before: this.#selection() };
    const view = this.#view();
    const to = view.indexOf(userId);
    const start = view.indexOf(this.#start.userId);
    const ids = idsBetween(view, Math.min(start < 0 ? to : start, to), Math.max(start, to));
    this.#selection.set(changeSelection(this.#store, this.#start.before, ids, true));
  }

  /** Selects everybody who fits the query: a rule. */
  all(query: UserQuery): void {
    this.endRange();
    this.#selection.set({ all: query, except: [] });
  }

  /** The next range begins anew. */
  endRange(): void {
    this.#start = undefined;
  }
}
