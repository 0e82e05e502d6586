import { failure, testClient } from '../../testing/test-client.js';
import type { LicenseClient } from './license-client.js';

/** Calls as JavaScript may make them. */
type Loose = Record<keyof LicenseClient, (...values: unknown[]) => Promise<unknown>>;

const batch = (assignment: unknown): unknown => ({ body: { assignments: [assignment] } });

const wrong: readonly [keyof LicenseClient, unknown[], string][] = [
  ['getLicenseDefinition', [], 'licenseId: expected a non-empty string, found nothing'],
  ['getLicenseDefinition', [''], 'licenseId: expected a non-empty string, found an empty string'],
  ['getLicenseDefinition', ['.'], 'licenseId: "." cannot'],
  ['getLicenseUser', ['..'], 'userId: ".." cannot'],
  ['getLicenseUser', [null], 'userId: expected a non-empty string, found null'],
  ['getLicenseUser', [{}], 'userId: expected a non-empty string, found an object'],
  ['getLicenseUser', ['\ud800'], 'cannot be part of a path'],
  ['getLicenseToggle', [''], 'featureName: expected'],
  ['postLicenseToggle', [7], 'featureName: expected a non-empty string, found 7'],
  ['getLicenseUsers', [null], 'options: expected an object, found null'],
  ['getLicenseUsers', [{ pageSize: 0 }], 'options.pageSize: expected a whole number from 1, found 0'],
  [
    'getLicenseUsers',
    [{ pageSize: '25' }],
    'options.pageSize: expected a whole number from 1, found a string',
  ],
  ['getLicenseUsers', [{ pageNumber: 1.5 }], 'options.pageNumber: expected a whole number from 1, found 1.5'],
  ['getLicenseUsers', [{ pageNumber: Number.NaN }], 'options.pageNumber: expected'],
  ['postLicenseUsers', [], 'options: expected an object, found nothing'],
  ['postLicenseUsers', [['u']], 'options: expected an object, found an array'],
  ['postLicenseUsers', [{}], 'options.body: expected an array, found nothing'],
  ['postLicenseUsers', [{ body: 'u' }], 'options.body: expected an array, found a string'],
  [
    'postLicenseUsers',
    [{ body: ['u', ''] }],
    'options.body[1]: expected a non-empty string, found an empty string',
  ],
  ['postLicenseInfer', [{ body: [null] }], 'options.body[0]: expected a non-empty string, found null'],
  [
    'postLicenseInferPermissions',
    [{ body: new Array(1) }],
    'options.body[0]: expected a non-empty string, found nothing',
  ],
  ['postLicenseOrganization', [{}], 'options.body: expected an object, found nothing'],
  ['postLicenseOrganization', [{ body: [] }], 'options.body: expected an object, found an array'],
  ['postLicenseOrganization', [{ body: {} }], 'options.body.assignments: expected an array, found nothing'],
  ['postLicenseOrganization', [batch(null)], 'options.body.assignments[0]: expected an object, found null'],
  [
    'postLicenseOrganization',
    [batch({ userIdsAdd: [], userIdsRemove: [] })],
    'options.body.assignments[0].licenseId: expected',
  ],
  [
    'postLicenseOrganization',
    [batch({ licenseId: 'a', userIdsAdd: [] })],
    'options.body.assignments[0].userIdsRemove: expected an array',
  ],
  [
    'postLicenseOrganization',
    [batch({ licenseId: 'a', userIdsAdd: [5], userIdsRemove: [] })],
    'options.body.assignments[0].userIdsAdd[0]: expected',
  ],
  [
    'getLicenseDefinitions',
    [{ timeout: 0 }],
    'call.timeout: expected milliseconds from 1 to 2147483647, found 0',
  ],
  ['getLicenseDefinitions', [{ timeout: Number.POSITIVE_INFINITY }], 'call.timeout: expected milliseconds'],
  ['getLicenseDefinitions', [{ priority: 'urgent' }], 'call.priority: expected one of interactive'],
  ['getLicenseDefinitions', [{ signal: {} }], 'call.signal: expected an AbortSignal'],
  ['getLicenseDefinitions', [{ onSend: 1 }], 'call.onSend: expected a function'],
];

describe('createLicenseClient arguments', () => {
  for (const [operation, values, message] of wrong) {
    it(`refuses ${operation}(${JSON.stringify(values).slice(1, -1)}): ${message}`, async () => {
      const { client, requests } = testClient([]);
      const error = await failure((client as unknown as Loose)[operation](...values));
      expect(error).toEqual(
        jasmine.objectContaining({ code: 'invalid_argument', operation, effect: 'none' }),
      );
      expect(error.message).toContain(`${operation}: `);
      expect(error.message).toContain(message);
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
