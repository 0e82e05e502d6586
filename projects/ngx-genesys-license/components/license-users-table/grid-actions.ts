import { Directionality } from '@angular/cdk/bidi';
import { inject, untracked } from '@angular/core';
import { cellAround, focusControlIn } from './grid-cells';
import { movedBy, type GridCell } from './grid-keys';
import { RowChoice } from './row-choice';
import type { TableActions } from './table-actions';
import { firstLicense } from './table-columns';
import type { TableState } from './table-state';
import type { UsersGrid } from './users-grid';

/** What clicks and keys do in the grid. In an injection context. */
export class GridActions {
  readonly #state: TableState;
  readonly #actions: TableActions;
  readonly #choice: RowChoice;
  readonly #direction = inject(Directionality);

  constructor(state: TableState, actions: TableActions) {
    this.#state = state;
    this.#actions = actions;
    this.#choice = new RowChoice(state);
  }

  /** Everybody who fits the query: a rule. */
  selectAll(): void {
    this.#choice.all();
  }

  click(event: MouseEvent, grid: UsersGrid): void {
    const target = event.target as Element;
    const cell = cellAround(target);
    if (cell === undefined) return;
    const sort = target.closest<HTMLElement>('[data-sort]')?.dataset['sort'];
    if (sort === 'name' || sort === 'licenses') return this.#sort(sort);
    if (target.closest('[data-all]')) return this.#toggleAll(grid);
    const userId = this.#state.view().at(cell.row);
    if (userId === undefined) return;
    const { license } = target.closest<HTMLElement>('button')?.dataset ?? {};
    if (event.shiftKey) this.#choice.extendTo(userId, this.#state.view().at(this.#state.active.cell().row));
    else if (license !== undefined) this.#toggle(userId, license);
    else if (cell.column === 0 || event.ctrlKey || event.metaKey) this.#toggleRow(userId);
    else this.#enter(cell, userId, event.detail > 0, grid);
    this.#state.active.put(cell);
    if (target.closest('button, a, input, select, textarea') === null) grid.focus();
  }

  key(event: KeyboardEvent, grid: UsersGrid): void {
    const target = event.target as HTMLElement;
    if (target.dataset['cell'] === undefined && target.getAttribute('role') !== 'grid') {
      // In a control of a cell: the keys are its own, but for the one that leads out.
      if (event.key === 'Escape') grid.focus();
      return;
    }
    if (event.altKey) return;
    const { active, columns, sight, view } = this.#state;
    const cell = active.cell();
    const userId = view().at(cell.row);
    const moved = movedBy(event, cell, {
      rows: view().length,
      columns: columns().count,
      page: sight.page,
      isRightToLeft: this.#direction.valueSignal() === 'rtl',
    });
    if (moved !== undefined) this.#move(moved, event.shiftKey, userId, grid);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) this.selectAll();
    else if (userId === undefined) return;
    else if (event.key === ' ' && (event.shiftKey || target.dataset['license'] === undefined)) {
      this.#toggleRow(userId);
    } else if ((event.key === 'Enter' || event.key === 'F2') && target.tagName !== 'BUTTON') {
      this.#enter(cell, userId, false, grid);
    } else if (event.key === 'F2') focusControlIn(target);
    else return;
    event.preventDefault();
  }

  #move(cell: GridCell, isRange: boolean, from: string | undefined, grid: UsersGrid): void {
    const { active, sight, view } = this.#state;
    const userId = view().at(cell.row);
    if (isRange && userId !== undefined) this.#choice.extendTo(userId, from);
    else this.#choice.endRange();
    active.put(cell);
    if (cell.row >= 0) grid.scrollTo(sight.revealing(cell.row));
    grid.focus();
  }

  #toggleAll(grid: UsersGrid): void {
    if (grid.allState() === 'true') this.#state.table.selection.set([]);
    else this.selectAll();
  }

  #toggleRow(userId: string): void {
    this.#choice.set(userId, !this.#state.selected().has(userId));
  }

  #sort(by: 'name' | 'licenses'): void {
    this.#state.table.query.update(({ sort, ...query }) => {
      if (sort?.by !== by) return { ...query, sort: { by, direction: 'ascending' } };
      return sort.direction === 'descending' ? query : { ...query, sort: { by, direction: 'descending' } };
    });
  }

  #toggle(userId: string, licenseId: string): void {
    const asked = !untracked(this.#state.store.holds(userId, licenseId));
    void this.#actions.toggle({ userId, licenseId, asked });
  }

  /** Into what the cell holds. A click does so only where the cell is a control as a whole. */
  #enter(cell: GridCell, userId: string, isClick: boolean, grid: UsersGrid): void {
    const element = grid.elementAt(cell);
    if (element === undefined) return;
    const { licenseIds, row, firstExtra, licensesCell } = this.#state.columns();
    const { column } = cell;
    if (column === 1) return this.#state.table.rowActivated.emit({ userId });
    if (
      licenseIds === undefined &&
      row === undefined &&
      licensesCell === undefined &&
      column === firstLicense
    )
      return this.#actions.openLicenses(userId, element);
    if (isClick || focusControlIn(element) || column >= firstExtra) return;
    this.#actions.openLicenses(userId, element);
  }
}
