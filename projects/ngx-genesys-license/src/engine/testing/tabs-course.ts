import fc from 'fast-check';
import type { EmulatorSettings } from 'genesys-license-emulator';

export const users = 12;
export const licenses = ['cloudCX2', 'gc2WEMupgrade', 'collaboratePro'];

export interface TabsWorld {
  readonly seed: number;
  readonly verification: 'always' | 'unconfirmed';
  /** Nobody else writes, and each license is written in one tab: then that tab must show it right all the time. */
  readonly isAlone: boolean;
  /** Requests a minute, of all tabs together. */
  readonly budget: number;
  /** How long messages between tabs take, in ms. */
  readonly delay: number;
  /** How long the device takes to keep something, in ms; undefined where nothing is kept. */
  readonly keeping: number | undefined;
  /** How far each tab's clock is ahead of the one before, in ms. */
  readonly ahead: number;
  readonly settings: Partial<EmulatorSettings>;
}

export type TabsStep =
  | {
      readonly kind: 'assign';
      readonly tab: number;
      readonly users: readonly number[];
      readonly license: number;
      readonly value: boolean;
    }
  | { readonly kind: 'other'; readonly user: number; readonly license: number; readonly value: boolean }
  | { readonly kind: 'wait'; readonly time: number }
  | { readonly kind: 'refresh'; readonly tab: number; readonly users: readonly number[] }
  | { readonly kind: 'cancel' | 'retry' | 'undo'; readonly tab: number; readonly pick: number }
  | { readonly kind: 'sweep' | 'end' | 'reload' | 'sleep' | 'awake' | 'signOut'; readonly tab: number }
  | { readonly kind: 'open' };

const rate = fc.constantFrom(0, 0, 0.1, 0.3);
export const world: fc.Arbitrary<TabsWorld> = fc.record({
  seed: fc.nat(1_000_000),
  verification: fc.constantFrom('always' as const, 'unconfirmed' as const),
  isAlone: fc.boolean(),
  budget: fc.constantFrom(10, 20, 300),
  delay: fc.constantFrom(0, 1, 20, 100),
  keeping: fc.constantFrom(undefined, 0, 5),
  ahead: fc.constantFrom(0, -100_000, 100_000),
  settings: fc.record({
    latency: fc.constantFrom(0, 20, 200),
    jitter: fc.constantFrom(0, 300),
    writeLag: fc.constantFrom(0, 500, 2000),
    rowFailures: rate,
    missingRows: rate,
    failures: fc.constantFrom<Record<string, number>>({}, {}, { 500: 0.1 }, { 429: 0.1, 503: 0.1 }),
    effectDespiteFailure: fc.constantFrom(0, 0.5),
    dropBefore: rate,
    dropAfter: rate,
    hang: fc.constantFrom(0, 0, 0.1),
  }),
});
const tab = fc.nat(2);
const user = fc.nat(users - 1);
const license = fc.nat(licenses.length - 1);
const step: fc.Arbitrary<TabsStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('assign' as const),
      tab,
      users: fc.oneof(
        fc.constantFrom([0], [1], [0, 1]),
        fc.uniqueArray(user, { minLength: 1, maxLength: 5 }),
      ),
      license,
      value: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('other' as const), user, license, value: fc.boolean() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      time: fc.constantFrom(1, 20, 100, 400, 1500, 6000, 20_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('refresh' as const),
      tab,
      users: fc.uniqueArray(user, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('cancel' as const, 'retry' as const, 'undo' as const),
      tab,
      pick: fc.nat(5),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        ...(['sweep', 'sweep', 'end', 'reload', 'sleep', 'sleep', 'awake', 'awake', 'signOut'] as const),
      ),
      tab,
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'open' as const }) },
);

/** One tab falls asleep while it reads, another writes meanwhile, and what was read comes late. */
const lateRead: fc.Arbitrary<readonly TabsStep[]> = fc
  .record({
    slow: tab,
    swift: tab,
    users: fc.constantFrom([0], [0, 1]),
    value: fc.boolean(),
    before: fc.constantFrom(1, 20, 100),
    asleep: fc.constantFrom(400, 4000, 6000, 20_000),
  })
  .map(({ slow, swift, users: some, value, before, asleep }) => [
    { kind: 'refresh', tab: swift, users: some },
    { kind: 'wait', time: 6000 },
    { kind: 'refresh', tab: slow, users: some },
    { kind: 'wait', time: before },
    { kind: 'sleep', tab: slow },
    { kind: 'assign', tab: swift, users: some, license: 0, value },
    { kind: 'wait', time: asleep },
    { kind: 'awake', tab: slow },
    { kind: 'wait', time: 400 },
  ]);
const refreshes = (one: number, count: number, time: number): readonly TabsStep[] =>
  Array.from({ length: count }, (): readonly TabsStep[] => [
    { kind: 'refresh', tab: one, users: [0] },
    { kind: 'wait', time },
  ]).flat();

/** One tab uses the budget, another comes, and leads soon after. */
const successor: fc.Arbitrary<readonly TabsStep[]> = fc
  .record({ used: fc.nat(10), time: fc.constantFrom(100, 1500) })
  .map(({ used, time }) => [
    ...refreshes(0, used, time),
    { kind: 'reload', tab: 1 },
    { kind: 'wait', time: 6000 },
    { kind: 'end', tab: 0 },
    ...refreshes(0, 10, 100),
  ]);

/** A tab falls asleep in the line, and awakes long after its turn. */
const lateTurn: fc.Arbitrary<readonly TabsStep[]> = fc
  .record({
    slow: tab,
    swift: tab,
    wanted: fc.constantFrom(5, 12),
    time: fc.constantFrom(20_000, 55_000, 130_000),
  })
  .map(({ slow, swift, wanted, time }) => [
    ...refreshes(slow, wanted, 1),
    { kind: 'sleep', tab: slow },
    { kind: 'wait', time },
    ...refreshes(swift, 9, 20),
    { kind: 'wait', time: 6000 },
    { kind: 'awake', tab: slow },
    { kind: 'wait', time: 400 },
  ]);
/** One tab reads all users, and another comes in the middle. */
const latecomer: fc.Arbitrary<readonly TabsStep[]> = fc
  .constantFrom(100, 250, 400, 600)
  .map((time) => [
    { kind: 'sweep', tab: 0 },
    { kind: 'wait', time },
    { kind: 'open' },
    { kind: 'wait', time: 20 },
    { kind: 'sweep', tab: 2 },
    { kind: 'wait', time: 6000 },
  ]);
export const course = fc
  .array(
    fc.oneof(
      {
        weight: 24,
        arbitrary: step.map((one): readonly TabsStep[] => [one]),
      },
      { weight: 2, arbitrary: fc.oneof(lateRead, successor, lateTurn, latecomer) },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.flat());

/** Nothing but what is staged: a few of the scenes one after the other. */
export const stagedCourse = fc
  .array(fc.oneof(lateRead, successor, lateTurn, latecomer), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.flat());
export const calmWorld = world.map((drawn): TabsWorld => {
  const { latency, jitter } = drawn.settings;
  return { ...drawn, isAlone: true, settings: { latency, jitter } };
});
