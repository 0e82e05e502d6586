import { computed, signal } from '@angular/core';
import type { UserQuery } from 'ngx-genesys-license';
import type { LicenseUserSelection } from 'ngx-genesys-license/components/common';
import { RowChoice } from './row-choice';
import { viewOf } from '../common/testing/view-of';

describe('RowChoice', () => {
  const begin = (selected: LicenseUserSelection = []) => {
    const view = signal(viewOf(['a', 'b', 'c', 'd', 'e']));
    const selection = signal<LicenseUserSelection>(selected);
    const query = signal<UserQuery>({ text: 'x' });
    const sought = computed(() => JSON.stringify(query()));
    const choice = new RowChoice({
      store: { view: () => view },
      view,
      sought,
      table: { query, selection },
    });
    return { view, query, selection, choice };
  };

  it('selects rows one by one, and takes them out', () => {
    const { selection, choice } = begin();
    choice.set('b', true);
    choice.set('d', true);
    choice.set('b', false);
    expect(selection()).toEqual(['d']);
  });

  it('lets a range grow, shrink and turn around where it began, beside what was selected before', () => {
    const { selection, choice } = begin(['a']);
    choice.set('c', true);
    choice.extendTo('e');
    expect(selection()).toEqual(['a', 'c', 'd', 'e']);
    choice.extendTo('d');
    expect(selection()).toEqual(['a', 'c', 'd']);
    choice.extendTo('b');
    expect(selection()).toEqual(['a', 'c', 'b']);
  });

  it('begins a range where it is told to, else at the row itself', () => {
    const { selection, choice } = begin();
    choice.extendTo('d', 'b');
    expect(selection()).toEqual(['b', 'c', 'd']);
    choice.endRange();
    choice.extendTo('e');
    expect(selection()).toEqual(['b', 'c', 'd', 'e']);
  });

  it('selects the row alone where the one that the range began at is gone', () => {
    const { view, selection, choice } = begin();
    choice.set('c', true);
    view.set(viewOf(['a', 'b']));
    choice.extendTo('b');
    expect(selection()).toEqual(['c', 'b']);
  });

  it('begins a range anew in another list', () => {
    const { query, selection, choice } = begin();
    choice.set('a', true);
    query.set({ text: 'y' });
    choice.extendTo('d', 'c');
    expect(selection()).toEqual(['a', 'c', 'd']);
  });

  it('selects everybody as a rule, after which a range begins anew', () => {
    const { selection, choice } = begin();
    choice.set('a', true);
    choice.all();
    expect(selection()).toEqual({ all: { text: 'x' }, except: [] });
    choice.set('b', false);
    expect(selection()).toEqual({ all: { text: 'x' }, except: ['b'] });
  });
});
