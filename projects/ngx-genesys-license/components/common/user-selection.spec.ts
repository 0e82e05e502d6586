import { signal } from '@angular/core';
import type { UserListView, UserQuery } from 'ngx-genesys-license';
import { viewOf } from './testing/view-of';
import { changeSelection, idsBetween, readSelection, type LicenseUserSelection } from './user-selection';

/** A store of which only lists are asked: everybody whose id begins with the text. */
function storeOf(ids: readonly string[], given: Partial<UserListView> = {}) {
  return {
    view: ({ text = '' }: UserQuery) =>
      signal(
        viewOf(
          ids.filter((id) => id.startsWith(text)),
          given,
        ),
      ),
  };
}

describe('readSelection', () => {
  const store = storeOf(['a1', 'a2', 'a3', 'b1']);

  it('counts ids once, also of users who are not known', () => {
    const selected = readSelection(store, ['a1', 'x', 'a1']);
    expect(selected.count).toBe(2);
    expect(selected.covers).toBe('all');
    expect(selected.has('x')).toBeTrue();
    expect(selected.has('a2')).toBeFalse();
    expect(selected.ids()).toEqual(['a1', 'x']);
  });

  it('takes for a rule everybody who fits, but for those left out who fit', () => {
    const selected = readSelection(store, { all: { text: 'a' }, except: ['a2', 'b1', 'gone'] });
    expect(selected.count).toBe(2);
    expect(selected.ids()).toEqual(['a1', 'a3']);
    expect(['a1', 'a2', 'b1'].map((id) => selected.has(id))).toEqual([true, false, false]);
  });

  it('says that a rule covers what is loaded, while more is to come or the list is put together', () => {
    const rule: LicenseUserSelection = { all: {}, except: [] };
    expect(readSelection(storeOf(['a1'], { covers: 'loaded' }), rule).covers).toBe('loaded');
    expect(readSelection(storeOf(['a1'], { isComplete: false }), rule).covers).toBe('loaded');
    expect(readSelection(store, rule).covers).toBe('all');
  });
});

describe('changeSelection', () => {
  const store = storeOf(['a1', 'a2', 'b1']);
  const rule: LicenseUserSelection = { all: { text: 'a' }, except: ['a2'] };

  it('adds ids once, and takes them out', () => {
    expect(changeSelection(store, ['a1'], ['a1', 'b1'], true)).toEqual(['a1', 'b1']);
    expect(changeSelection(store, ['a1', 'b1'], ['a1', 'x'], false)).toEqual(['b1']);
  });

  it('keeps a rule where all the users fit it', () => {
    expect(changeSelection(store, rule, ['a1'], false)).toEqual({ all: { text: 'a' }, except: ['a2', 'a1'] });
    expect(changeSelection(store, rule, ['a2'], true)).toEqual({ all: { text: 'a' }, except: [] });
  });

  it('makes ids of a rule where somebody does not fit it', () => {
    expect(changeSelection(store, rule, ['b1'], true)).toEqual(['a1', 'b1']);
  });
});

describe('idsBetween', () => {
  const view = storeOf(['a', 'b', 'c']).view({})();

  it('holds both ends, and nobody beyond the list', () => {
    expect(idsBetween(view, 1, 2)).toEqual(['b', 'c']);
    expect(idsBetween(view, 1, 1)).toEqual(['b']);
    expect(idsBetween(view, 2, 9)).toEqual(['c']);
    expect(idsBetween(view, 0, -1)).toEqual([]);
  });
});
