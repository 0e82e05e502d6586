import fc from 'fast-check';
import { createUserIds } from './user-ids.js';

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const indexes = fc.integer({ min: 0, max: 0xffff_ffff });

describe('createUserIds', () => {
  it('finds every user again by id', () => {
    fc.assert(
      fc.property(seeds, indexes, (seed, index) => {
        const ids = createUserIds(seed);
        expect(ids.indexOf(ids.at(index))).toBe(index);
      }),
    );
  });

  it('gives UUIDs of version 4', () => {
    fc.assert(
      fc.property(seeds, indexes, (seed, index) => {
        expect(createUserIds(seed).at(index)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });

  it('gives no id twice', () => {
    const ids = createUserIds(7);
    const seen = new Set(Array.from({ length: 20_000 }, (_, index) => ids.at(index)));
    expect(seen.size).toBe(20_000);
  });

  it('knows no other string', () => {
    const ids = createUserIds(1);
    for (const id of [
      '',
      'x',
      '12345678',
      ids.at(0).slice(0, -1),
      `${ids.at(0)}0`,
      ids.at(0).toUpperCase(),
      createUserIds(2).at(0),
    ]) {
      expect(ids.indexOf(id)).withContext(id).toBe(-1);
    }
  });
});
