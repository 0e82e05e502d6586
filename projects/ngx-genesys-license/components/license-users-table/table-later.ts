import type { Type } from '@angular/core';
import { GridActions } from './grid-actions';
import { TableActions } from './table-actions';
import type { TableState } from './table-state';
import { TableStatus } from './table-status';

/** What comes after the first rows. */
export interface TableLater {
  readonly actions: TableActions;
  readonly grid: GridActions;
  readonly Status: Type<TableStatus>;
}

/** In an injection context. */
export function tableLater(state: TableState): TableLater {
  const actions = new TableActions(state);
  return { actions, grid: new GridActions(state, actions), Status: TableStatus };
}
