import { quantity } from './quantity';

describe('quantity', () => {
  it('says one and many as people do', () => {
    expect([0, 1, 2, 12_345].map((count) => quantity(count, 'user'))).toEqual([
      '0 users',
      '1 user',
      '2 users',
      '12,345 users',
    ]);
    expect(quantity(2, 'user loses', 'users lose')).toBe('2 users lose');
  });
});
