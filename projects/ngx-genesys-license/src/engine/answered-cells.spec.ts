import { AnsweredCells, wordsOf } from './answered-cells';

describe('AnsweredCells', () => {
  const rows = [
    { userId: 'u', licenseId: 'a', result: 'OK' },
    { userId: 'v', licenseId: 'a', result: 'OK' },
    { userId: 'u', licenseId: 'b', result: 'FAILED' },
    { userId: 'u', licenseId: 'a', result: 'FAILED' },
    { licenseId: 'a', result: 'OK' },
  ];
  const cells = new AnsweredCells(rows);

  it('gives the rows of a cell in their order, and no others', () => {
    expect(cells.of('u', 'a')).toEqual([rows[0], rows[3]] as typeof rows);
    expect(cells.of('u', 'b')).toEqual([rows[2]] as typeof rows);
    expect(cells.of('v', 'a')).toEqual([rows[1]] as typeof rows);
  });

  it('gives nothing for a cell no row is about', () => {
    expect(cells.of('v', 'b')).toEqual([]);
    expect(cells.of('w', 'a')).toEqual([]);
  });
});

describe('wordsOf', () => {
  it('joins different words, each once, and leaves out what is not said', () => {
    expect(wordsOf([])).toBeUndefined();
    expect(wordsOf([{}])).toBeUndefined();
    expect(wordsOf([{ result: 'OK' }])).toBe('OK');
    expect(wordsOf([{ result: 'OK' }, {}, { result: 'FAILED' }, { result: 'OK' }])).toBe('OK / FAILED');
    expect(wordsOf([{}, {}])).toBeUndefined();
  });
});
