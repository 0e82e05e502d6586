import fc from 'fast-check';
import { holds, LicenseSets } from './license-sets';

describe('LicenseSets', () => {
  it('gives the same object for the same licenses, in any order, repeats ignored', () => {
    const sets = new LicenseSets();
    expect(sets.of([3, 1, 2])).toBe(sets.of([2, 3, 1, 1]));
    expect(sets.of([3, 1, 2]).licenses).toEqual([1, 2, 3]);
    expect(sets.of([])).toBe(sets.empty);
    expect(sets.at(sets.of([1, 2]).number)).toBe(sets.of([1, 2]));
  });

  it('is a set of numbers, whatever is added and taken', () => {
    const sets = new LicenseSets();
    const step = fc.tuple(fc.boolean(), fc.nat(40));
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { maxLength: 50 }),
        fc.array(step, { maxLength: 30 }),
        (first, steps) => {
          const model = new Set(first);
          let set = sets.of(first);
          for (const [isAdded, license] of steps) {
            set = sets.put(set, license, isAdded);
            if (isAdded) model.add(license);
            else model.delete(license);
          }
          const licenses = [...model].sort((a, b) => a - b);
          expect(set.licenses).toEqual(licenses);
          expect(set).toBe(sets.of(licenses));
          for (let license = 0; license <= 41; license++)
            expect(holds(set, license)).toBe(model.has(license));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes ten thousand licenses in a row, one more and one fewer', () => {
    const sets = new LicenseSets();
    const many = Array.from({ length: 10_000 }, (_, license) => license);
    const set = sets.of(many);
    expect(set.licenses.length).toBe(10_000);
    expect(sets.put(sets.put(set, 10_000, true), 10_000, false)).toBe(set);
    expect(sets.of([...many].reverse())).toBe(set);
  });
});
