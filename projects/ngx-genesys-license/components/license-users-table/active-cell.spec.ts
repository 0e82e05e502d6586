import { signal } from '@angular/core';
import type { UserListView } from 'ngx-genesys-license';
import { ActiveCell } from './active-cell';
import { viewOf } from '../common/testing/view-of';

describe('ActiveCell', () => {
  const begin = (...ids: string[]) => {
    const view = signal<UserListView>(viewOf(ids));
    const columns = signal(3);
    return { view, columns, active: new ActiveCell(view, columns) };
  };

  it('begins with the first row, in the header while there is none', () => {
    const { view, active } = begin();
    expect(active.cell()).toEqual({ row: -1, column: 0 });
    view.set(viewOf(['a', 'b']));
    expect(active.cell()).toEqual({ row: 0, column: 0 });
  });

  it('stays with its user wherever the row goes', () => {
    const { view, active } = begin('a', 'b', 'c');
    active.put({ row: 1, column: 2 });
    view.set(viewOf(['c', 'x', 'y', 'b']));
    expect(active.cell()).toEqual({ row: 3, column: 2 });
  });

  it('stays where the row of a user who is gone was, and goes back to the user who comes back', () => {
    const { view, active } = begin('a', 'b', 'c');
    active.put({ row: 2, column: 1 });
    view.set(viewOf(['c', 'a', 'b']));
    expect(active.cell()).toEqual({ row: 0, column: 1 });
    view.set(viewOf(['a', 'b']));
    expect(active.cell()).toEqual({ row: 0, column: 1 });
    view.set(viewOf(['a', 'b', 'c']));
    expect(active.cell()).toEqual({ row: 2, column: 1 });
  });

  it('keeps to the rows and columns there are', () => {
    const { view, columns, active } = begin('a', 'b', 'c');
    active.put({ row: 2, column: 2 });
    view.set(viewOf(['x']));
    columns.set(2);
    expect(active.cell()).toEqual({ row: 0, column: 1 });
  });

  it('stays in the header where it was put', () => {
    const { view, active } = begin('a');
    active.put({ row: -1, column: 1 });
    view.set(viewOf(['b', 'c']));
    expect(active.cell()).toEqual({ row: -1, column: 1 });
  });

  it('tells again where it is when it is touched', () => {
    const { active } = begin('a', 'b');
    active.put({ row: 1, column: 1 });
    const before = active.cell();
    active.touch();
    expect(active.cell()).toEqual(before);
    expect(active.cell()).not.toBe(before);
  });
});
