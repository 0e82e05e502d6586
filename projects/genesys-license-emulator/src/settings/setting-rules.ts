import { emulatorOperations } from '../api/emulator-operation.js';
import { licenseCatalog } from '../organization/license-catalog.js';
import type {
  EmulatedAccess,
  EmulatedRateLimit,
  EmulatedResultWords,
  EmulatorSettings,
} from './emulator-settings.js';
import {
  choice,
  flag,
  integer,
  isInteger,
  isNumber,
  isRate,
  isRecord,
  isStrings,
  limit,
  milliseconds,
  rate,
  strings,
  stringsOrAll,
  type SettingRule,
} from './setting-rule.js';

const licenses = licenseCatalog.map(({ id }) => id);

/** Fields of answers that the models call optional. */
export const omittableFields = [
  'selfUri',
  'total',
  'pageCount',
  'pageSize',
  'pageNumber',
  'description',
  'prerequisites',
  'comprises',
  'result',
] as const;

const resultWords: SettingRule<EmulatedResultWords> = {
  initial: { success: 'OK', failure: 'FAILED', noop: 'OK' },
  allowed: 'an object with any of success, failure, noop: a string or a non-empty list of strings each',
  meaning: 'The words of `result` in the rows of the write. Their real values are unknown.',
  read: (value, current) => {
    const known = ['success', 'failure', 'noop'];
    if (!isRecord(value)) return undefined;
    const valid = Object.entries(value).every(
      ([key, words]) =>
        known.includes(key) && (typeof words === 'string' || (isStrings(words) && words.length > 0)),
    );
    return valid ? { ...current, ...value } : undefined;
  },
};

const failures: SettingRule<Readonly<Record<string, number>>> = {
  initial: {},
  allowed:
    'an object of rates by status (400 to 599) or operation:status, for example {"503": 0.02, "getLicenseUsers:429": 0.1}',
  meaning: 'How often a request is answered with an error status instead.',
  read: (value) => {
    if (!isRecord(value)) return undefined;
    const valid = Object.entries(value).every(([key, share]) => {
      const [status = '', operation, ...rest] = key.split(':').reverse();
      const known = operation === undefined || (emulatorOperations as readonly string[]).includes(operation);
      return /^[45]\d\d$/.test(status) && known && rest.length === 0 && isRate(share);
    });
    return valid ? (value as Readonly<Record<string, number>>) : undefined;
  },
};

const rateLimit: SettingRule<EmulatedRateLimit | null> = {
  initial: null,
  allowed: 'null, or { requests, window (ms, default 60000), kind: "rolling" (default) or "fixed" }',
  meaning: 'Requests allowed per token; more are answered with 429 and Retry-After.',
  read: (value) => {
    if (value === null) return null;
    if (!isRecord(value)) return undefined;
    const { requests, window = 60_000, kind = 'rolling', ...rest } = value;
    const valid =
      isInteger(requests, 1) && isNumber(window) && window > 0 && (kind === 'rolling' || kind === 'fixed');
    return valid && Object.keys(rest).length === 0 ? { requests, window, kind } : undefined;
  },
};

const tokens: SettingRule<Readonly<Record<string, EmulatedAccess>>> = {
  initial: {
    readonly: {
      permissions: ['authorization:license:view', 'directory:user:view', 'authorization:role:view'],
      scopes: ['license:readonly'],
    },
    nopermissions: { permissions: [] },
    expired: { expired: true },
  },
  allowed:
    'an object by token or client id: { permissions?: string[] or "all", scopes?: string[] or "all", expired?: boolean }',
  meaning:
    'What declared tokens, and tokens issued to clients of that id, may do. Given entries are added to the declared ones.',
  read: (value, current) => {
    if (!isRecord(value)) return undefined;
    const valid = Object.values(value).every(
      (access) =>
        isRecord(access) &&
        Object.entries(access).every(([key, part]) =>
          key === 'expired'
            ? typeof part === 'boolean'
            : ['permissions', 'scopes'].includes(key) && (part === 'all' || isStrings(part)),
        ),
    );
    return valid ? { ...current, ...(value as Readonly<Record<string, EmulatedAccess>>) } : undefined;
  },
};

/** Every setting with its default, its allowed values and its meaning. */
export const settingRules: {
  readonly [Name in keyof EmulatorSettings]: SettingRule<EmulatorSettings[Name]>;
} = {
  resultWords,
  noopRows: flag(true, 'Whether the write answers a row for a cell that already was as asked.'),
  missingRows: rate('Share of rows left out of the answer of the write.'),
  doubledRows: rate('Share of rows that come twice.'),
  contradictoryRows: rate('Share of rows followed by one for the same cell that says the opposite.'),
  reorderedRows: rate('Share of answers of the write whose rows come in random order.'),
  rowFailures: rate('Share of cells that the write refuses with a failing row.'),
  unknownIds: choice(
    ['row', 'reject'],
    'Unknown users, licenses or roles: a failing row (reads: left out), or a 400 for the whole request.',
  ),
  prerequisites: choice(
    ['ignore', 'enforce', 'add'],
    'A license whose prerequisite the user lacks: given anyway, refused with a failing row, or given with its prerequisite. Taking a prerequisite: done, refused, or done with what needs it.',
  ),
  oneAddOnAtATime: flag(false, 'Whether giving an add-on silently takes the other add-ons of the user.'),
  userInBothLists: choice(
    ['addWins', 'removeWins', 'reject'],
    'The same user in userIdsAdd and userIdsRemove of one license.',
  ),
  maximumBatch: limit('Most ids in one POST /users or /organization; more are answered with 413.'),
  maximumBytes: limit('Most bytes of a request body; more are answered with 413.'),

  writeLag: milliseconds(0, 'How long after a write the reads still show what was before.'),
  automaticAssignment: choice(
    ['off', 'removals', 'additions', 'both'],
    'Which writes against what the roles infer are undone later by automatic, role-based assignment.',
  ),
  automaticAssignmentDelay: milliseconds(5000, 'How long after the write automatic assignment undoes it.'),
  pageShift: rate(
    'How often a user is added to or removed from the organization before a page of getLicenseUsers, so that rows shift.',
  ),
  shuffledPages: flag(false, 'Whether the rows of a page come in another order each time.'),
  maximumPageSize: integer(500, 1, 100_000, 'Largest page of getLicenseUsers.'),
  overlargePages: choice(
    ['clamp', 'reject'],
    'A larger pageSize: answered with the largest page, or with 400.',
  ),
  omittedFields: strings(
    [],
    `a list of ${omittableFields.join(', ')}`,
    'Optional fields that no answer has.',
    (field) => (omittableFields as readonly string[]).includes(field),
  ),
  postUsersShape: choice(
    ['ids', 'definitions', 'object', 'objectWithDefinitions'],
    'The values of postLicenseUsers, which are unknown: a list of ids or of definitions, or an object with `licenses` of either kind.',
  ),
  definitions: choice(
    ['full', 'thin'],
    'Whether the list of definitions has `permissions.ids`, or only the call by id.',
  ),
  comprisesDepth: integer(
    2,
    0,
    1000,
    'How many levels of `comprises` a definition has; beyond the real ones the definition repeats itself.',
  ),
  entitled: strings(
    licenses,
    `a list of ${licenses.join(', ')}`,
    'The licenses that the organization can hold.',
    (id) => licenses.includes(id),
  ),
  undefinedLicense: flag(true, 'Whether a few users hold a license that is missing from the definitions.'),

  latency: milliseconds(0, 'Time a request takes, half before and half after it takes effect.'),
  jitter: milliseconds(0, 'Up to so much is added to the latency.'),
  failures,
  effectDespiteFailure: rate('Share of failed (408, 5xx) or hanging writes that take effect nevertheless.'),
  retryAfter: integer(2, 0, 86_400, 'Seconds in Retry-After of a 429 drawn from `failures`.'),
  truncatedAnswers: rate('Share of answers whose JSON breaks off.'),
  nonJsonAnswers: rate('Share of answers that are the HTML page of a proxy, with status 200.'),
  dropBefore: rate('Share of connections that break before the request takes effect.'),
  dropAfter: rate('Share of connections that break after the request took effect.'),
  hang: rate('Share of requests that are never answered.'),
  rateLimit,
  exposeHeaders: flag(true, 'Whether ININ-Correlation-Id and Retry-After are exposed to pages by CORS.'),

  permissions: stringsOrAll('a list of permissions', 'What a token that is not declared may do.'),
  scopes: stringsOrAll('a list of OAuth scopes', 'The scopes of a token that is not declared.'),
  tokens,
  tokenLifetime: milliseconds(86_400_000, 'How long an issued access token is valid.'),
  signIn: choice(['instant', 'page'], '/oauth/authorize: goes back at once, or shows a page with a button.'),
};

/** The names of all settings. */
export const settingNames: readonly (keyof EmulatorSettings)[] = Object.keys(
  settingRules,
) as (keyof EmulatorSettings)[];
