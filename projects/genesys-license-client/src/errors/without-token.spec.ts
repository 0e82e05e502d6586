import { withoutToken } from './without-token.js';

describe('withoutToken', () => {
  const rows: readonly [string, string, string | undefined, string][] = [
    ['the known token', 'a secret/token+x= b', 'secret/token+x=', 'a [token] b'],
    [
      'its slashes escaped, as some write JSON',
      '{"sent":"secret\\/token"}',
      'secret/token',
      '{"sent":"[token]"}',
    ],
    [
      'whatever follows Bearer',
      'Authorization: bearer  abc.def, x',
      undefined,
      'Authorization: Bearer [token], x',
    ],
    ['whatever is as long as a token', `x ${'aB3_-.'.repeat(9)} y`, undefined, 'x [token] y'],
    ['an id not', '98fc1c14-0000-4000-8000-000000000000', 'token', '98fc1c14-0000-4000-8000-000000000000'],
    ['nothing where the token is empty', 'a b', '', 'a b'],
  ];
  for (const [name, text, token, expected] of rows) {
    it(`blacks out ${name}`, () => {
      expect(withoutToken(text, token)).toBe(expected);
    });
  }
});
