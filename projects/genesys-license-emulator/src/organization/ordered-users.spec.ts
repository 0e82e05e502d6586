import fc from 'fast-check';
import { OrderedUsers } from './ordered-users.js';

type Step = { readonly add: true } | { readonly remove: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.constant({ add: true } as const),
    fc.nat({ max: 60 }).map((remove) => ({ remove })),
  ),
  { maxLength: 60 },
);

describe('OrderedUsers', () => {
  it('is a list of the added ones, newest first, and the generated ones that are left', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), steps, (generated, changes) => {
        const users = new OrderedUsers(generated);
        let model = Array.from({ length: generated }, (_, index) => index);
        for (const change of changes) {
          if ('add' in change) model = [users.add(), ...model];
          else {
            expect(users.remove(change.remove)).toBe(model.includes(change.remove));
            model = model.filter((index) => index !== change.remove);
          }
        }
        expect(users.count).toBe(model.length);
        expect(model.map((_, position) => users.at(position))).toEqual(model);
        for (let index = -1; index < 101; index++) expect(users.positionOf(index)).toBe(model.indexOf(index));
        const { next, added, removed } = users.difference;
        const again = new OrderedUsers(generated, next, added, removed);
        expect(model.map((_, position) => again.at(position))).toEqual(model);
      }),
    );
  });

  it('has nobody beyond its ends', () => {
    const users = new OrderedUsers(2);
    for (const position of [-1, 2, 1e9, Number.NaN]) expect(users.at(position)).toBe(-1);
    expect(new OrderedUsers(0).at(0)).toBe(-1);
  });

  it('never uses a number twice', () => {
    const users = new OrderedUsers(1);
    const first = users.add();
    users.remove(first);
    expect(users.add()).toBe(first + 1);
  });
});
