import { foldText } from './fold-text';

describe('foldText', () => {
  it('folds case and diacritics', () => {
    expect(foldText('Žofie ÅNGSTRÖM')).toBe('zofie angstrom');
  });

  it('keeps what has no other form', () => {
    expect(foldText('gc2-42 ß 李')).toBe('gc2-42 ß 李');
  });
});
