import fc from 'fast-check';
import { orderPrefix } from './order-prefix';

describe('orderPrefix', () => {
  it('never orders two texts otherwise than they are', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[ab~\u007f\u0080\uffff]{0,9}$/),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        const difference = orderPrefix(a) - orderPrefix(b);
        expect(difference === 0 || difference < 0 === a < b).toBeTrue();
      }),
      { numRuns: 3000 },
    );
  });

  it('tells texts apart by their first seven characters, and no further', () => {
    expect(orderPrefix('abcdefg')).toBeLessThan(orderPrefix('abcdefh'));
    expect(orderPrefix('abc')).toBeLessThan(orderPrefix('abcd'));
    expect(orderPrefix('abcdefgh')).toBe(orderPrefix('abcdefgi'));
  });

  it('is the number itself of a number', () => {
    expect(orderPrefix(12)).toBe(12);
  });
});
