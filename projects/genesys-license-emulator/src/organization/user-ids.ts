import { hash, mix, stream, uuid } from './hash.js';

/** Between a user's number and the UUID that stands for it: both directions in constant time, nothing stored. */
export interface UserIds {
  /** The id of user number `index` (an unsigned 32-bit integer). */
  at(index: number): string;
  /** The number of the user with this id, or -1 for a string that {@link UserIds.at} never returns. */
  indexOf(id: string): number;
}

const rounds = [1, 2, 3, 4] as const;

/** The first eight digits are a keyed permutation (Feistel network) of the index; the rest is a check on them. */
export function createUserIds(seed: number): UserIds {
  const keys = rounds.map((round) => hash(seed, 100, round));

  const scramble = (half: number, key: number): number => mix(half ^ key) >>> 16;
  const permute = (index: number): number => {
    let left = index >>> 16;
    let right = index & 0xffff;
    for (const key of keys) [left, right] = [right, left ^ scramble(right, key)];
    return ((left << 16) | right) >>> 0;
  };
  const invert = (value: number): number => {
    let left = value >>> 16;
    let right = value & 0xffff;
    for (let round = keys.length - 1; round >= 0; round--) {
      [left, right] = [right ^ scramble(left, keys[round] ?? 0), left];
    }
    return ((left << 16) | right) >>> 0;
  };
  const [second, third, fourth] = [stream(seed, 101), stream(seed, 102), stream(seed, 103)];
  const at = (index: number): string =>
    uuid(permute(index), mix(second + index), mix(third + index), mix(fourth + index));

  return {
    at,
    indexOf(id) {
      const digits = id.slice(0, 8);
      if (!/^[0-9a-f]{8}$/.test(digits)) return -1;
      const index = invert(Number.parseInt(digits, 16));
      return at(index) === id ? index : -1;
    },
  };
}
