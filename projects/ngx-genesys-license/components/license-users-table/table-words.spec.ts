import { computed, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { UserListView, UserStreamState } from 'ngx-genesys-license';
import {
  LicenseIntl,
  provideLicenseIntl,
  readSelection,
  type LicenseUserSelection,
} from 'ngx-genesys-license/components/common';
import { viewOf } from '../common/testing/view-of';
import { TableWords, type WordsState } from './table-words';

describe('TableWords', () => {
  const begin = () => {
    const view = signal<UserListView>(viewOf(['a', 'b', 'c']));
    const isSeeking = signal(false);
    const hasFilter = signal(false);
    const selection = signal<LicenseUserSelection>([]);
    const stream = signal({ asOf: 1 } as unknown as UserStreamState);
    const store = { view: () => view };
    const state = {
      view,
      isSeeking,
      hasFilter,
      stream,
      selected: computed(() => readSelection(store, selection())),
      table: { selection },
    } as unknown as WordsState;
    return {
      view,
      isSeeking,
      hasFilter,
      selection,
      stream,
      words: new TableWords(state, TestBed.inject(LicenseIntl)),
    };
  };

  describe('found', () => {
    it('counts users, or those who match', () => {
      const { view, hasFilter, words } = begin();
      expect(words.found()).toBe('3 users');
      view.set(viewOf(['a']));
      expect(words.found()).toBe('1 user');
      hasFilter.set(true);
      expect(words.found()).toBe('1 user matches');
      view.set(viewOf([]));
      expect(words.found()).toBe('0 users match');
    });

    it('says what a count of those who match covers', () => {
      const { view, hasFilter, words } = begin();
      view.set(viewOf(['a', 'b'], { covers: 'loaded' }));
      expect(words.found()).toBe('2 users');
      hasFilter.set(true);
      expect(words.found()).toBe('2 users match, of those loaded so far');
    });

    it('says nothing of nobody until all are loaded', () => {
      const { view, stream, words } = begin();
      view.set(viewOf([]));
      stream.set({ asOf: undefined } as unknown as UserStreamState);
      expect(words.found()).toBe('');
      stream.set({ asOf: 1 } as unknown as UserStreamState);
      expect(words.found()).toBe('0 users');
    });

    it('says so while the list is put together', () => {
      const { isSeeking, words } = begin();
      isSeeking.set(true);
      expect(words.found()).toBe('Searching…');
    });
  });

  describe('selected', () => {
    it('counts ids', () => {
      const { selection, words } = begin();
      selection.set(['a', 'x']);
      expect(words.selected()).toBe('2 selected');
    });

    it('counts who a rule covers, and says what that is', () => {
      const { view, selection, words } = begin();
      selection.set({ all: {}, except: ['a'] });
      expect(words.selected()).toBe('All 2 that match selected');
      view.set(viewOf(['a', 'b', 'c'], { covers: 'loaded' }));
      expect(words.selected()).toBe('All 2 that match selected, of those loaded so far');
    });
  });

  describe('selectMore', () => {
    it('offers everybody once somebody is selected, unless that is everybody', () => {
      const { selection, words } = begin();
      expect(words.selectMore()).toBeUndefined();
      selection.set(['a']);
      expect(words.selectMore()).toBe('Select all 3 that match');
      selection.set(['a', 'b', 'c']);
      expect(words.selectMore()).toBeUndefined();
      selection.set({ all: {}, except: ['a'] });
      expect(words.selectMore()).toBeUndefined();
    });
  });

  it("says it in the application's words", () => {
    TestBed.configureTestingModule({
      providers: [provideLicenseIntl({ table: { users: { one: '# Person', other: '# Personen' } } })],
    });
    expect(begin().words.found()).toBe('3 Personen');
  });
});
