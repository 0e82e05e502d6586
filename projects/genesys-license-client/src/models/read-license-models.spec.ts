import { JsonMismatch } from '../json/json-mismatch.js';
import type { LicenseDefinition } from './license-models.js';
import {
  readDefinition,
  readDefinitions,
  readLicenseIdsByUser,
  readLicenseUser,
  readToggle,
  readUpdateStatuses,
  readUserPage,
} from './read-license-models.js';

/** What a reader says about a text. */
function complaint(read: (value: unknown) => unknown, text: string): string {
  try {
    read(JSON.parse(text));
  } catch (error) {
    if (error instanceof JsonMismatch) return error.message;
    throw error;
  }
  return '';
}

function nested(levels: number): string {
  return `${'{"id":"x","comprises":['.repeat(levels)}{"id":"x"}${']}'.repeat(levels)}`;
}

const refusals: readonly [string, (value: unknown) => unknown, string, string][] = [
  ['readDefinitions', readDefinitions, '{}', '$: expected an array, found an object'],
  ['readDefinitions', readDefinitions, '[null]', '$[0]: expected an object, found null'],
  ['readDefinitions', readDefinitions, '[{}]', '$[0].id: expected a non-empty string, found nothing'],
  ['readDefinition', readDefinition, '{"id":""}', '$.id: expected a non-empty string, found an empty string'],
  [
    'readDefinition',
    readDefinition,
    '{"id":"a","permissions":{"ids":[1]}}',
    '$.permissions.ids[0]: expected a string, found 1',
  ],
  [
    'readDefinition',
    readDefinition,
    '{"id":"a","prerequisites":[{}]}',
    '$.prerequisites[0].id: expected a non-empty string, found nothing',
  ],
  [
    'readDefinition',
    readDefinition,
    '{"id":"a","comprises":[{"id":"b","comprises":[{"id":4}]}]}',
    '$.comprises[0].comprises[0].id: expected a non-empty string, found 4',
  ],
  ['readUserPage', readUserPage, '[]', '$: expected an object, found an array'],
  ['readUserPage', readUserPage, '{}', '$.entities: expected an array, found nothing'],
  ['readUserPage', readUserPage, '{"entities":null,"total":3}', '$.entities: expected an array, found null'],
  [
    'readUserPage',
    readUserPage,
    '{"entities":[{"id":"u","licenses":["a",{}]}]}',
    '$.entities[0].licenses[1]: expected a non-empty string, found an object',
  ],
  [
    'readUserPage',
    readUserPage,
    '{"entities":[],"pageCount":-1}',
    '$.pageCount: expected a whole number from 0, found -1',
  ],
  [
    'readUserPage',
    readUserPage,
    '{"entities":[],"pageSize":"25"}',
    '$.pageSize: expected a whole number from 0, found a string',
  ],
  [
    'readLicenseUser',
    readLicenseUser,
    '{"id":"u","licenses":["a"]}',
    '$.licenses[0]: expected an object, found a string',
  ],
  [
    'readUpdateStatuses',
    readUpdateStatuses,
    '[{"result":true}]',
    '$[0].result: expected a string, found a boolean',
  ],
  ['readToggle', readToggle, '{"enabled":"true"}', '$.enabled: expected true or false, found a string'],
  ['readLicenseIdsByUser', readLicenseIdsByUser, '[]', '$: expected an object, found an array'],
  ['readLicenseIdsByUser', readLicenseIdsByUser, '{"u":null}', '$.u: expected an object, found null'],
  [
    'readLicenseIdsByUser',
    readLicenseIdsByUser,
    '{"u":{}}',
    '$.u.licenses: expected an array, found nothing',
  ],
  [
    'readLicenseIdsByUser',
    readLicenseIdsByUser,
    '{"an id":"a"}',
    '$["an id"]: expected an object, found a string',
  ],
  [
    'readLicenseIdsByUser',
    readLicenseIdsByUser,
    '{"u":[{"name":"a"}]}',
    '$.u[0].id: expected a non-empty string, found nothing',
  ],
];

describe('readLicenseModels', () => {
  for (const [name, read, text, expected] of refusals) {
    it(`refuses ${text} as ${name}, telling where`, () => {
      expect(complaint(read, text)).toBe(expected);
    });
  }
});

describe('readDefinitions', () => {
  it('keeps what it does not know and takes null for absent', () => {
    const [definition] = readDefinitions(
      JSON.parse('[{"id":"a","description":null,"comprises":null,"seats":{"n":1}}]'),
    );
    expect(definition).toEqual({
      id: 'a',
      description: undefined,
      comprises: undefined,
      seats: { n: 1 },
    } as LicenseDefinition);
  });

  it('takes comprises 32 levels deep and no deeper', () => {
    expect(complaint(readDefinition, nested(32))).toBe('');
    expect(complaint(readDefinition, nested(33))).toContain('at most 32 levels');
    expect(complaint(readDefinition, nested(5_000))).toContain('at most 32 levels');
  });
});

describe('readUserPage', () => {
  it('takes an empty page that says so', () => {
    expect(readUserPage({ total: 0 }).entities).toEqual([]);
    expect(readUserPage({ entities: [] }).entities).toEqual([]);
  });

  it('takes a user without licenses for one who holds none', () => {
    expect(readUserPage({ entities: [{ id: 'u' }, { id: 'v', licenses: null }] }).entities).toEqual([
      { id: 'u', licenses: [] },
      { id: 'v', licenses: [] },
    ]);
  });

  it('costs a fraction of parsing', () => {
    const entities = Array.from({ length: 500 }, (_, index) => ({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      licenses: ['cloudCX2', 'gc2WEMupgrade', 'communicate'],
      selfUri: `/api/v2/license/users/00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    }));
    const text = JSON.stringify({ entities, pageSize: 500, pageNumber: 1, total: 500, pageCount: 1 });
    // The quickest round of each, in turns: what else the machine does disturbs the others.
    const quickest = [Infinity, Infinity];
    for (let round = 0; round < 100; round++) {
      for (const [index, work] of [(): unknown => JSON.parse(text), readUserPage].entries()) {
        const value: unknown = JSON.parse(text);
        const start = performance.now();
        work(value);
        quickest[index] = Math.min(quickest[index] ?? 0, performance.now() - start);
      }
    }
    const [parse = 0, read = 0] = quickest;
    expect(read / parse).toBeLessThan(0.5);
  });
});

describe('readLicenseIdsByUser', () => {
  const shapes: readonly [string, unknown][] = [
    ['ids', ['a', 'b']],
    ['definitions', [{ id: 'a' }, { id: 'b', description: 'x' }]],
    ['an object with ids', { licenses: ['a', 'b'] }],
    ['an object with definitions', { id: 'u', licenses: [{ id: 'a' }, { id: 'b' }], selfUri: '/x' }],
    ['ids and definitions together', ['a', { id: 'b' }]],
  ];
  for (const [name, value] of shapes) {
    it(`understands ${name}`, () => {
      expect(readLicenseIdsByUser({ u: value })['u']).toEqual(['a', 'b']);
    });
  }

  it('understands a user without licenses', () => {
    expect(Object.entries(readLicenseIdsByUser({ u: [], v: { licenses: [] } }))).toEqual([
      ['u', []],
      ['v', []],
    ]);
  });

  it('takes any text for an id, and nobody for a user who is not there', () => {
    const byUser = readLicenseIdsByUser(
      JSON.parse('{"__proto__":["a"],"constructor":["b"],"toString":{"licenses":["__proto__"]}}'),
    );
    expect(Object.keys(byUser)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(byUser['__proto__']).toEqual(['a']);
    expect(byUser.toString).toEqual(['__proto__']);
    expect(byUser.hasOwnProperty).toBeUndefined();
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});

describe('readUpdateStatuses', () => {
  it('takes rows with fields missing, and any word for a result', () => {
    const rows = [{ userId: 'u', licenseId: 'a', result: 'Ok?' }, { result: null }, {}];
    expect(readUpdateStatuses(rows)).toEqual([
      { userId: 'u', licenseId: 'a', result: 'Ok?' },
      { result: undefined },
      {},
    ]);
  });
});
