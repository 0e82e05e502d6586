import fc from 'fast-check';
import type { LedgerOptions } from '../ledger-cells';

export const userCount = 4;
export const licenseCount = 3;
export const users = Array.from({ length: userCount }, (_, index) => `u${index}`);
export const licenses = Array.from({ length: licenseCount }, (_, index) => `l${index}`);
export const untouched = licenseCount - 1;

export interface WorldOptions extends LedgerOptions {
  /** Nobody else writes, no answer is lost or unclear, no lag: the view must equal the server after every step. */
  readonly isAlone: boolean;
  /** Whether somebody else writes too. */
  readonly hasOthers: boolean;
}

export type Step =
  | { readonly kind: 'submit'; readonly cells: readonly (readonly [number, number, boolean])[] }
  | { readonly kind: 'send'; readonly most: number }
  | { readonly kind: 'execute'; readonly pick: number }
  | { readonly kind: 'answer'; readonly pick: number; readonly words: readonly Word[] }
  | { readonly kind: 'lose'; readonly pick: number; readonly effect: boolean }
  | { readonly kind: 'refuse'; readonly pick: number }
  | { readonly kind: 'cancel'; readonly pick: number }
  | { readonly kind: 'ask'; readonly users: readonly number[] }
  | { readonly kind: 'capture'; readonly pick: number }
  | { readonly kind: 'arrive'; readonly pick: number }
  | { readonly kind: 'drop'; readonly pick: number }
  | { readonly kind: 'other'; readonly user: number; readonly license: number; readonly value: boolean }
  | { readonly kind: 'wait'; readonly time: number }
  | { readonly kind: 'prove' };

/**
 * What the server says of a cell it wrote; `refusal` means that it did not write it, `denial` that somebody on the way
 * says so of one it wrote.
 */
export type Word = 'success' | 'refusal' | 'denial' | 'unclear' | 'missing';

const user = fc.nat(userCount - 1);
const pick = fc.nat(5);
const words = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Word>('success') },
    { weight: 2, arbitrary: fc.constant<Word>('refusal') },
    { weight: 1, arbitrary: fc.constant<Word>('denial') },
    { weight: 1, arbitrary: fc.constant<Word>('unclear') },
    { weight: 1, arbitrary: fc.constant<Word>('missing') },
  ),
  { maxLength: 4 },
);
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('submit' as const),
      cells: fc.array(fc.tuple(user, fc.nat(untouched - 1), fc.boolean()), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('send' as const), most: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('execute' as const), pick }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('answer' as const), pick, words }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), pick, effect: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refuse' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      users: fc.uniqueArray(user, { minLength: 1, maxLength: userCount }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('capture' as const), pick }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('arrive' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('other' as const),
      user,
      license: fc.nat(licenseCount - 1),
      value: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), time: fc.constantFrom(1, 40, 100, 2000) }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'prove' as const }) },
);

export const options: fc.Arbitrary<WorldOptions> = fc
  .record({
    verification: fc.constantFrom('always' as const, 'unconfirmed' as const),
    lag: fc.constantFrom(0, 100),
    maxAge: fc.constantFrom(0, 1000),
    isAlone: fc.boolean(),
    hasOthers: fc.boolean(),
  })
  .map((world) => (world.isAlone ? { ...world, lag: 0, hasOthers: false } : world));
