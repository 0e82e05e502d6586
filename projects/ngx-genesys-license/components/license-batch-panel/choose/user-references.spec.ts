import { columnsOf, referencesIn, UserReferences } from './user-references';

const id = '0f0e0d0c-1111-2222-3333-444455556666';

describe('referencesIn', () => {
  const valuesIn = (text: string) => [...referencesIn(text).users.values()];

  it('finds ids and addresses between any separators, with their lines', () => {
    expect(valuesIn('u-1, u-2;u-3\tu-4\r\n\n  Ann@Example.org  ')).toEqual([
      { value: 'u-1', line: 1 },
      { value: 'u-2', line: 1 },
      { value: 'u-3', line: 1 },
      { value: 'u-4', line: 1 },
      { value: 'Ann@Example.org', line: 3 },
    ]);
  });

  it('takes off what spreadsheets leave: quotes, marks nobody sees, the guard against formulas', () => {
    expect(valuesIn(`"u-1"\n\ufeffu-2\u200b\n'-u3\n'u-4'`).map(({ value }) => value)).toEqual([
      'u-1',
      'u-2',
      '-u3',
      'u-4',
    ]);
  });

  it('counts each user once, addresses in any case', () => {
    const references = referencesIn('a@b.c A@B.C u-1 u-1');
    expect([...references.users.values()].map(({ value }) => value)).toEqual(['a@b.c', 'u-1']);
    expect(references.repeats).toBe(2);
  });
});

describe('UserReferences', () => {
  for (const [text, kind] of [
    [undefined, 'missing'],
    ['  ', 'missing'],
    ['two words', 'malformed'],
    ['nul\u0000l', 'malformed'],
    ['a@b@c', 'malformed'],
    ['@b', 'malformed'],
    ['x'.repeat(257), 'malformed'],
    ['<script>', 'malformed'],
  ] as const) {
    it(`names the line of ${JSON.stringify(text?.slice(0, 20))}: ${kind}`, () => {
      const references = new UserReferences();
      references.add(text, 7);
      expect(references.problems).toEqual([{ kind, line: 7, text: text?.trim().slice(0, 80) ?? '' }]);
      expect(references.users.size).toBe(0);
    });
  }
});

describe('columnsOf', () => {
  const columns = (...lines: readonly (readonly string[])[]) =>
    columnsOf(lines.map((cells, index) => ({ line: index + 1, cells })));

  it('finds the column of ids, whatever its name', () => {
    expect(columns(['Name', 'Key'], ['Ann', id])).toEqual({
      names: ['Name', 'Key'],
      hasHeader: true,
      likely: 1,
    });
  });

  it('prefers the users among columns of ids', () => {
    expect(columns(['Role id', 'User id'], [id, id]).likely).toBe(1);
  });

  it('finds addresses where there are no ids', () => {
    expect(columns(['Name', 'E-mail', 'Note'], ['Ann', 'a@b.c', ''], ['Bob', 'b@b.c', 'x y']).likely).toBe(1);
  });

  it('knows a file without a header by its first row', () => {
    expect(columns([id, 'Ann'], [id, 'Bob']).hasHeader).toBeFalse();
    expect(columns(['a@b.c']).hasHeader).toBeFalse();
  });

  it('has none for nothing', () => {
    expect(columns()).toEqual({ names: [], hasHeader: false, likely: 0 });
  });
});
