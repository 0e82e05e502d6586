import { duration } from './duration';

describe('duration', () => {
  it('speaks of seconds, minutes and hours', () => {
    expect([0, 400, 1000, 89_000, 120_000, 7_200_000].map(duration)).toEqual([
      'less than a second',
      'less than a second',
      '1 s',
      '89 s',
      '2 min',
      '2 h',
    ]);
  });
});
