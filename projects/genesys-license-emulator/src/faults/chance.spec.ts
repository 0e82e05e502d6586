import fc from 'fast-check';
import { Chance } from './chance.js';

describe('Chance', () => {
  it('never happens at rate 0 and always at rate 1', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat({ max: 1000 }), (seed, request, place) => {
        const chance = new Chance(seed, request);
        expect(chance.happens(0, 'x', place)).toBeFalse();
        expect(chance.happens(1, 'x', place)).toBeTrue();
      }),
    );
  });

  for (const rate of [0.02, 0.5, 0.9]) {
    it(`happens about ${rate * 100} times in a hundred, over requests as over rows`, () => {
      const rows = new Chance(1, 1);
      const byRow = Array.from({ length: 10_000 }, (_, place) => rows.happens(rate, 'x', place)).filter(
        Boolean,
      ).length;
      const byRequest = Array.from({ length: 10_000 }, (_, request) =>
        new Chance(1, request).happens(rate, 'x'),
      ).filter(Boolean).length;
      for (const count of [byRow, byRequest]) expect(Math.abs(count - rate * 10_000)).toBeLessThan(200);
    });
  }

  it('answers each question for itself', () => {
    const both = Array.from({ length: 10_000 }, (_, request) => {
      const chance = new Chance(1, request);
      return chance.happens(0.5, 'one') && chance.happens(0.5, 'other');
    }).filter(Boolean).length;
    expect(Math.abs(both - 2500)).toBeLessThan(200);
  });

  it('shuffles without losing anything', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(), (items, seed) => {
        const shuffled = new Chance(seed, 1).shuffle(items, 'x');
        expect([...shuffled].sort()).toEqual([...items].sort());
      }),
    );
  });

  it('picks every item of a list, and nothing from none', () => {
    const picked = new Set(
      Array.from({ length: 100 }, (_, place) => new Chance(1, 1).pick(['a', 'b', 'c'], 'x', place)),
    );
    expect(picked).toEqual(new Set(['a', 'b', 'c']));
    expect(new Chance(1, 1).pick([], 'x')).toBeUndefined();
  });
});
