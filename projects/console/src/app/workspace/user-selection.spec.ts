import { UserSelection } from './user-selection';

describe('UserSelection', () => {
  it('toggles, adds ranges without doubles, and clears', () => {
    const selection = new UserSelection();
    selection.toggle('a');
    selection.set(['a', 'b', 'c'], true);
    expect(selection.size()).toBe(3);
    selection.toggle('b');
    expect(selection.ids()).toEqual(['a', 'c']);
    expect(selection.has('b')).toBeFalse();
    selection.clear();
    expect(selection.size()).toBe(0);
  });
});
