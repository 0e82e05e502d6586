import { linkedSignal, signal, type Signal } from '@angular/core';
import type { UserListView } from 'ngx-genesys-license';
import type { GridCell } from './grid-keys';

/** Where the tab stop was put last: on a user, or on the header. */
interface PlacedCell {
  readonly userId: string | undefined;
  readonly cell: GridCell;
}

/**
 * The cell with the tab stop. It is a user and a column rather than a place: the user's row wherever it is, else the row
 * that has taken its place, else the header.
 */
export class ActiveCell {
  readonly #view: Signal<UserListView>;
  readonly #placed = signal<PlacedCell>({ userId: undefined, cell: { row: 0, column: 0 } });

  /** Where it is now. */
  readonly cell: Signal<GridCell>;

  constructor(view: Signal<UserListView>, columnCount: () => number) {
    this.#view = view;
    this.cell = linkedSignal<
      { readonly placed: PlacedCell; readonly view: UserListView; readonly columns: number },
      GridCell
    >({
      source: () => ({ placed: this.#placed(), view: view(), columns: columnCount() }),
      computation: ({ placed: { userId, cell }, view, columns }, previous) => {
        const column = Math.min(cell.column, columns - 1);
        if (cell.row < 0 || view.length === 0) return { row: -1, column };
        const found = userId === undefined ? -1 : view.indexOf(userId);
        const last = previous?.source.placed.cell === cell ? previous.value.row : cell.row;
        return { row: found >= 0 ? found : Math.max(0, Math.min(last, view.length - 1)), column };
      },
    });
  }

  /** Tells again where it is: whoever waits for a render gets one. */
  touch(): void {
    this.#placed.update((placed) => ({ ...placed }));
  }

  /** Puts it there. */
  put(cell: GridCell): void {
    this.#placed.set({ userId: this.#view().at(cell.row), cell });
  }
}
