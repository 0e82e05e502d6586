import { readRetryAfter } from './retry-after.js';

describe('readRetryAfter', () => {
  const now = Date.parse('Mon, 01 Jan 2024 00:00:00 GMT');
  const date = 'Mon, 01 Jan 2024 00:01:00 GMT';
  const table: readonly [string, string | null, string | null, string | undefined, number | undefined][] = [
    ['seconds', '42', null, undefined, 42_000],
    ['nought seconds', '0', null, 'in [9] seconds', 0],
    ['seconds with a fraction', ' 1.5 ', null, undefined, 1_500],
    ['a date by our clock', date, null, undefined, 60_000],
    ['a date by the server’s clock', date, 'Mon, 01 Jan 2024 00:00:58 GMT', undefined, 2_000],
    ['a date with an unreadable clock', date, 'noon', undefined, 60_000],
    ['a date gone by', 'Sun, 31 Dec 2023 00:00:00 GMT', null, undefined, 0],
    ['an unreadable header', 'soon', null, 'Retry the request in [42] seconds', 42_000],
    ['the message', null, null, 'Rate limit exceeded the maximum. Retry the request in [42] seconds', 42_000],
    [
      'the message of before 2021',
      null,
      null,
      'Rate limit exceeded the maximum [300] requests within [60] seconds',
      60_000,
    ],
    ['a message without a time', null, null, 'slow down', undefined],
    ['nothing', null, null, undefined, undefined],
    ['a negative number', '-5', null, undefined, undefined],
  ];
  for (const [name, header, clock, message, expected] of table) {
    it(`reads ${name}`, () => {
      expect(readRetryAfter(header, clock, message, now)).toBe(expected);
    });
  }
});
