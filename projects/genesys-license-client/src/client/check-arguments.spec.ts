import { failure, testClient } from '../../testing/test-client.js';
import type { LicenseClient } from './license-client.js';

/** Calls as JavaScript may make them. */
type Loose = Record<keyof LicenseClient, (...values: unknown[]) => Promise<unknown>>;

const batch = (assignment: unknown): unknown => ({ body: { assignments: [assignment] } });

const wrong: readonly [keyof LicenseClient, unknown[], string][] = [
  ['getLicenseDefinition', [], 'licenseId must be a non-empty string, not undefined'],
  ['getLicenseDefinition', [''], 'licenseId must be a non-empty string, not ""'],
  ['getLicenseDefinition', ['.'], 'licenseId must not be "."'],
  ['getLicenseUser', ['..'], 'userId must not be ".."'],
  ['getLicenseUser', [null], 'userId must be a non-empty string, not null'],
  ['getLicenseUser', [{}], 'userId must be a non-empty string, not an object'],
  ['getLicenseUser', ['\ud800'], 'userId must be well-formed Unicode'],
  ['getLicenseToggle', [''], 'featureName must be'],
  ['postLicenseToggle', [7], 'featureName must be a non-empty string, not 7'],
  ['getLicenseUsers', [null], 'the options must be an object, not null'],
  ['getLicenseUsers', [{ pageSize: 0 }], 'pageSize must be a whole number from 1, not 0'],
  ['getLicenseUsers', [{ pageSize: '25' }], 'pageSize must be a whole number from 1, not a string'],
  ['getLicenseUsers', [{ pageNumber: 1.5 }], 'pageNumber must be a whole number from 1, not 1.5'],
  ['getLicenseUsers', [{ pageNumber: Number.NaN }], 'pageNumber must be'],
  ['postLicenseUsers', [], 'the options must be an object, not undefined'],
  ['postLicenseUsers', [['u']], 'the options must be an object, not an array'],
  ['postLicenseUsers', [{}], 'body must be an array of strings, not undefined'],
  ['postLicenseUsers', [{ body: 'u' }], 'body must be an array of strings, not a string'],
  ['postLicenseUsers', [{ body: ['u', ''] }], 'body[1] must be a non-empty string, not ""'],
  ['postLicenseInfer', [{ body: [null] }], 'body[0] must be a non-empty string, not null'],
  [
    'postLicenseInferPermissions',
    [{ body: new Array(1) }],
    'body[0] must be a non-empty string, not undefined',
  ],
  ['postLicenseOrganization', [{}], 'body must be an object, not undefined'],
  ['postLicenseOrganization', [{ body: [] }], 'body must be an object, not an array'],
  ['postLicenseOrganization', [{ body: {} }], 'body.assignments must be an array, not undefined'],
  ['postLicenseOrganization', [batch(null)], 'body.assignments[0] must be an object, not null'],
  [
    'postLicenseOrganization',
    [batch({ userIdsAdd: [], userIdsRemove: [] })],
    'body.assignments[0].licenseId must be',
  ],
  [
    'postLicenseOrganization',
    [batch({ licenseId: 'a', userIdsAdd: [] })],
    'body.assignments[0].userIdsRemove must be an array',
  ],
  [
    'postLicenseOrganization',
    [batch({ licenseId: 'a', userIdsAdd: [5], userIdsRemove: [] })],
    'body.assignments[0].userIdsAdd[0] must be',
  ],
  ['getLicenseDefinitions', [{ timeout: 0 }], 'timeout must be'],
  ['getLicenseDefinitions', [{ timeout: Number.POSITIVE_INFINITY }], 'timeout must be'],
  ['getLicenseDefinitions', [{ priority: 'urgent' }], 'priority must be one of interactive'],
  ['getLicenseDefinitions', [{ signal: {} }], 'signal must be an AbortSignal'],
  ['getLicenseDefinitions', [{ onSend: 1 }], 'onSend must be a function'],
];

describe('createLicenseClient arguments', () => {
  for (const [operation, values, message] of wrong) {
    it(`refuses ${operation}(${JSON.stringify(values).slice(1, -1)}): ${message}`, async () => {
      const { client, requests } = testClient([]);
      const error = await failure((client as unknown as Loose)[operation](...values));
      expect(error).toEqual(
        jasmine.objectContaining({ code: 'invalid_argument', operation, effect: 'none' }),
      );
      expect(error.message).toContain(`${operation}: ${message}`);
      expect(requests.length).toBe(0);
      expect(client.limiter.state.remaining).toBe(300);
    });
  }

  for (const options of [
    { pageSize: 0 },
    { pageNumber: 0 },
    { concurrency: 0 },
    { timeout: -1 },
    { priority: 'x' },
  ]) {
    it(`refuses licenseUserPages(${JSON.stringify(options)}) at once`, () => {
      const { client } = testClient([]);
      expect(() => client.licenseUserPages(options as object)).toThrowError(/licenseUserPages: /);
    });
  }

  it('sends nothing where nothing is asked', async () => {
    const { client, requests } = testClient([]);
    expect(Object.keys(await client.postLicenseUsers({ body: [] }))).toEqual([]);
    expect(await client.postLicenseOrganization({ body: { assignments: [] } })).toEqual([]);
    expect(requests.length).toBe(0);
  });
});
