import fc from 'fast-check';
import type { EmulatorSettings } from 'genesys-license-emulator';

export const users = 12;
export const licenses = ['cloudCX2', 'gc2WEMupgrade', 'collaboratePro'];

export interface EngineWorld {
  readonly seed: number;
  readonly verification: 'always' | 'unconfirmed';
  /** Nobody else writes, and the server does nothing but what it is asked: then the screen must be right all the time. */
  readonly isAlone: boolean;
  /** How long the device takes to keep something, in ms; undefined where nothing is kept. */
  readonly keeping: number | undefined;
  readonly settings: Partial<EmulatorSettings>;
  /** What a gateway answers to writes that were done, one after the other and again from the start; the server's word elsewhere. */
  readonly denials: readonly (401 | 403 | undefined)[];
}

export type EngineStep =
  | {
      readonly kind: 'assign';
      readonly users: readonly number[];
      readonly add: readonly number[];
      readonly remove: readonly number[];
    }
  | { readonly kind: 'other'; readonly user: number; readonly license: number; readonly value: boolean }
  | { readonly kind: 'wait'; readonly time: number }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'refresh'; readonly users: readonly number[] }
  | { readonly kind: 'cancel' | 'retry' | 'undo'; readonly pick: number }
  /** The tab is gone, and the application opened anew. */
  | { readonly kind: 'crash'; readonly isPatient: boolean }
  /** From here on the device is full, or no longer. */
  | { readonly kind: 'device'; readonly isFull: boolean };

const rate = fc.constantFrom(0, 0, 0.1, 0.3);
export const world: fc.Arbitrary<EngineWorld> = fc
  .record({
    seed: fc.nat(1_000_000),
    verification: fc.constantFrom('always' as const, 'unconfirmed' as const),
    isAlone: fc.boolean(),
    keeping: fc.constantFrom(undefined, 0, 0, 5, 200),
    settings: fc.record({
      latency: fc.constantFrom(0, 20, 200),
      jitter: fc.constantFrom(0, 300),
      writeLag: fc.constantFrom(0, 500, 2000),
      resultWords: fc.record({
        success: fc.constantFrom<string | string[]>('OK', 'granted', ['OK', '', 'SUCCESS']),
        failure: fc.constantFrom('FAILED', 'nope', ''),
        noop: fc.constantFrom('OK', 'NO_CHANGE', ''),
      }),
      noopRows: fc.boolean(),
      missingRows: rate,
      doubledRows: rate,
      contradictoryRows: rate,
      reorderedRows: rate,
      rowFailures: rate,
      prerequisites: fc.constantFrom('ignore' as const, 'enforce' as const, 'add' as const),
      oneAddOnAtATime: fc.boolean(),
      unknownIds: fc.constantFrom('row' as const, 'reject' as const),
      maximumBatch: fc.constantFrom(null, 3),
      postUsersShape: fc.constantFrom('ids' as const, 'definitions' as const, 'object' as const),
      failures: fc.constantFrom<Record<string, number>>(
        {},
        { 500: 0.1 },
        { 429: 0.1, 503: 0.1 },
        { 'postLicenseOrganization:400': 0.2 },
        { 'postLicenseOrganization:403': 0.2, 401: 0.1 },
      ),
      effectDespiteFailure: fc.constantFrom(0, 0.5),
      dropBefore: rate,
      dropAfter: rate,
      hang: fc.constantFrom(0, 0, 0.1),
      truncatedAnswers: rate,
      nonJsonAnswers: fc.constantFrom(0, 0.1),
    }),
    denials: fc.array(fc.constantFrom(undefined, 401 as const, 403 as const), { maxLength: 4 }),
  })
  // A no is read for at once: what was done all the same and shows late is seen by the next read.
  .map((drawn) => (drawn.settings.writeLag === 0 ? drawn : { ...drawn, denials: [] }));
const user = fc.nat(users - 1);
const license = fc.nat(licenses.length - 1);
export const step: fc.Arbitrary<EngineStep> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('assign' as const),
      users: fc.uniqueArray(user, { minLength: 1, maxLength: 6 }),
      add: fc.uniqueArray(license, { maxLength: 2 }),
      remove: fc.uniqueArray(license, { maxLength: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('other' as const), user, license, value: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), time: fc.constantFrom(1, 50, 500, 3000) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'sweep' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('refresh' as const),
      users: fc.uniqueArray(user, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('cancel' as const, 'retry' as const, 'undo' as const),
      pick: fc.nat(5),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const), isPatient: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('device' as const), isFull: fc.boolean() }),
  },
);

/** Few cells, written again and again, and many crashes. */
export const crashStep: fc.Arbitrary<EngineStep> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ users: fc.constantFrom([0], [1], [0, 1]), license: fc.nat(1), value: fc.boolean() })
      .map(({ users: cells, license: only, value }) => ({
        kind: 'assign' as const,
        users: cells,
        add: value ? [only] : [],
        remove: value ? [] : [only],
      })),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      time: fc.constantFrom(1, 50, 150, 400, 1000, 2000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom({ kind: 'sweep' as const }, { kind: 'refresh' as const, users: [0, 1] }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('crash' as const), isPatient: fc.boolean() }) },
);
export const crashWorld = fc
  .record({
    world,
    keeping: fc.constantFrom(0, 5, 200),
    isCalm: fc.boolean(),
    jitter: fc.constantFrom(0, 300),
  })
  .map(({ world: drawn, keeping, isCalm, jitter }): EngineWorld => {
    const { latency, writeLag } = drawn.settings;
    const calm: EngineWorld['settings'] = { latency, writeLag, jitter };
    return { ...drawn, isAlone: true, keeping, settings: isCalm ? calm : drawn.settings };
  });
