import type { EmulatorSettings } from './emulator-settings.js';

/** A named set of settings. */
export interface EmulatorScenario {
  /** What it is like, in a sentence. */
  readonly meaning: string;
  /** What the scenario changes. */
  readonly settings: Partial<EmulatorSettings>;
}

const odd = ['OK', 'SUCCESS', 'granted', 'APPLIED', '1', 'ok', ''];

/** Named behaviours; choosing one starts from the defaults, so that scenarios never add up. */
export const emulatorScenarios = {
  calm: { meaning: 'All defaults: immediate, complete, without failures.', settings: {} },
  realistic: {
    meaning: 'Latency of a continent, the documented rate limit, a little lag.',
    settings: {
      latency: 80,
      jitter: 60,
      writeLag: 300,
      rateLimit: { requests: 300, window: 60_000, kind: 'rolling' },
    },
  },
  readonly: {
    meaning: 'Every token that is not declared may read and may not write.',
    settings: {
      permissions: ['authorization:license:view', 'directory:user:view', 'authorization:role:view'],
      scopes: ['license:readonly', 'users:readonly', 'authorization:readonly'],
    },
  },
  forbidden: {
    meaning: 'Every token that is not declared has no permission at all.',
    settings: { permissions: [] },
  },
  lagging: { meaning: 'Reads show a write two seconds late.', settings: { writeLag: 2000 } },
  oddWords: {
    meaning: 'Result words that nobody expects, among them an empty one that says nothing.',
    settings: {
      resultWords: {
        success: odd,
        failure: ['FAILED', 'error', 'denied', 'INVALID', ''],
        noop: ['NO_CHANGE', 'OK', ''],
      },
    },
  },
  brokenRows: {
    meaning: 'The rows of the write are missing, doubled, reordered and contradictory.',
    settings: {
      missingRows: 0.2,
      doubledRows: 0.2,
      contradictoryRows: 0.1,
      reorderedRows: 1,
      noopRows: false,
      rowFailures: 0.05,
    },
  },
  automatic: {
    meaning:
      'Automatic assignment undoes within three seconds what the roles do not infer; one add-on at a time.',
    settings: { automaticAssignment: 'both', automaticAssignmentDelay: 3000, oneAddOnAtATime: true },
  },
  prerequisites: { meaning: 'Prerequisites are enforced.', settings: { prerequisites: 'enforce' } },
  shifting: {
    meaning: 'Users come and go while pages are read, pages are small and unordered.',
    settings: { pageShift: 0.3, maximumPageSize: 50, shuffledPages: true },
  },
  sparse: {
    meaning: 'Thin definitions and no optional field anywhere.',
    settings: {
      definitions: 'thin',
      omittedFields: [
        'selfUri',
        'total',
        'pageCount',
        'pageSize',
        'pageNumber',
        'description',
        'prerequisites',
        'comprises',
      ],
    },
  },
  rateLimited: {
    meaning: 'Thirty requests in ten seconds, then 429.',
    settings: { rateLimit: { requests: 30, window: 10_000, kind: 'rolling' } },
  },
  flaky: {
    meaning: 'One answer in twenty is an error, connections break before and after the effect.',
    settings: {
      failures: { '429': 0.01, '500': 0.02, '503': 0.02, '504': 0.01 },
      retryAfter: 1,
      effectDespiteFailure: 0.5,
      dropBefore: 0.02,
      dropAfter: 0.02,
    },
  },
  garbled: {
    meaning: 'Answers break off or are the HTML page of a proxy.',
    settings: { truncatedAnswers: 0.1, nonJsonAnswers: 0.1 },
  },
  storm: {
    meaning: 'Everything at once: failures, drops, lag, odd words, missing and contradictory rows.',
    settings: {
      latency: 20,
      jitter: 40,
      writeLag: 2000,
      failures: { '429': 0.01, '500': 0.02, '503': 0.02 },
      retryAfter: 1,
      effectDespiteFailure: 0.5,
      dropBefore: 0.02,
      dropAfter: 0.02,
      truncatedAnswers: 0.01,
      nonJsonAnswers: 0.01,
      resultWords: {
        success: odd,
        failure: ['FAILED', 'error', 'denied', ''],
        noop: ['NO_CHANGE', 'OK', ''],
      },
      missingRows: 0.1,
      doubledRows: 0.1,
      contradictoryRows: 0.02,
      reorderedRows: 0.5,
      rowFailures: 0.02,
      noopRows: false,
      pageShift: 0.05,
    },
  },
  down: { meaning: 'Every request is answered with 503.', settings: { failures: { '503': 1 } } },
} as const satisfies Readonly<Record<string, EmulatorScenario>>;

/** The name of a scenario. */
export type EmulatorScenarioName = keyof typeof emulatorScenarios;

/** The names of all scenarios. */
export const emulatorScenarioNames: readonly EmulatorScenarioName[] = Object.keys(
  emulatorScenarios,
) as EmulatorScenarioName[];
