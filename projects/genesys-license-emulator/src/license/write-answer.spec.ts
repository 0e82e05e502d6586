import fc from 'fast-check';
import type { LicenseEmulatorOptions } from '../license-emulator.js';
import { tryEmulator, type Tried, type TriedEmulator } from '../testing/try-emulator.js';

interface Row {
  readonly userId: string;
  readonly licenseId: string;
  readonly result?: string;
}

const rows = ({ body }: Tried): readonly Row[] => body as readonly Row[];
const results = (tried: Tried): readonly (string | undefined)[] => rows(tried).map(({ result }) => result);
const nobody = '00000000-0000-4000-8000-000000000000';
const words = { success: 'yes', failure: 'no', noop: 'same' };

/** An emulator and a user who holds exactly `held`. */
function withUser(
  held: readonly string[],
  options: LicenseEmulatorOptions = {},
): TriedEmulator & { readonly id: string } {
  const tried = tryEmulator({ resultWords: words, users: 10, ...options });
  const { organization } = tried.emulator;
  const id = organization.userIdAt(0);
  for (const license of organization.licensesOf(id)) organization.revoke(id, license);
  for (const license of held) organization.assign(id, license);
  return { ...tried, id };
}

describe('postLicenseOrganization', () => {
  it('gives and takes, with a row for each cell', async () => {
    const { emulator, write, id } = withUser(['cxCloudSF']);
    expect(rows(await write('cxCloudSN', [id]))).toEqual([
      { userId: id, licenseId: 'cxCloudSN', result: 'yes' },
    ]);
    expect(rows(await write('cxCloudSF', [], [id]))).toEqual([
      { userId: id, licenseId: 'cxCloudSF', result: 'yes' },
    ]);
    expect(emulator.organization.licensesOf(id)).toEqual(['cxCloudSN']);
  });

  it('says so when a cell already is as asked, or says nothing', async () => {
    const { emulator, write, id } = withUser(['cxCloudSF']);
    expect(results(await write('cxCloudSF', [id]))).toEqual(['same']);
    expect(results(await write('cxCloudSN', [], [id]))).toEqual(['same']);
    emulator.configure({ noopRows: false });
    expect(results(await write('cxCloudSF', [id]))).toEqual([]);
  });

  it('takes lists as sets', async () => {
    const { write, id } = withUser([]);
    expect(results(await write('cxCloudSN', [id, id, id]))).toEqual(['yes']);
  });

  it('has failing rows for unknown users and licenses', async () => {
    const { write, id } = withUser([]);
    expect(results(await write('cxCloudSN', [nobody, id]))).toEqual(['no', 'yes']);
    expect(results(await write('noSuchLicense', [id]))).toEqual(['no']);
  });

  it('refuses the whole request for unknown users and licenses when told so', async () => {
    const { emulator, write, id } = withUser([], { unknownIds: 'reject' });
    const { status, body } = await write('cxCloudSN', [id, nobody]);
    expect(status).toBe(400);
    expect(body).toEqual(
      jasmine.objectContaining({
        details: [
          {
            errorCode: 'bad.request',
            fieldName: 'assignments[0].userIdsAdd',
            entityId: nobody,
            entityName: 'user',
          },
        ],
      }),
    );
    expect((await write('noSuchLicense', [id])).status).toBe(400);
    expect(emulator.organization.licensesOf(id)).toEqual([]);
  });

  it('takes a license that is not defined and gives it to nobody', async () => {
    const { write, id } = withUser(['retiredPilotLicense']);
    expect(results(await write('retiredPilotLicense', [], [id]))).toEqual(['yes']);
    expect(results(await write('retiredPilotLicense', [id]))).toEqual(['no']);
  });

  for (const [userInBothLists, held] of [
    ['addWins', ['cxCloudSN']],
    ['removeWins', []],
  ] as const) {
    it(`ends with ${held.length} license for a user in both lists with ${userInBothLists}`, async () => {
      const { emulator, write, id } = withUser([], { userInBothLists });
      expect(rows(await write('cxCloudSN', [id], [id])).length).toBe(2);
      expect(emulator.organization.licensesOf(id)).toEqual(held);
    });
  }

  it('refuses a user in both lists when told so', async () => {
    const { write, id } = withUser([], { userInBothLists: 'reject' });
    expect((await write('cxCloudSN', [id], [id])).status).toBe(400);
  });

  for (const [prerequisites, given, held, taken, left] of [
    ['ignore', 'yes', ['gc2WEMupgrade'], 'yes', ['gc2WEMupgrade']],
    ['add', 'yes', ['cloudCX2', 'gc2WEMupgrade'], 'yes', []],
    ['enforce', 'no', [], 'no', ['cloudCX2', 'gc2WEMupgrade']],
  ] as const) {
    it(`gives and takes with prerequisites ${prerequisites}`, async () => {
      const lacking = withUser([], { prerequisites });
      expect(results(await lacking.write('gc2WEMupgrade', [lacking.id]))).toEqual([given]);
      expect(lacking.emulator.organization.licensesOf(lacking.id)).toEqual(held);
      const holding = withUser(['cloudCX2', 'gc2WEMupgrade'], { prerequisites });
      expect(results(await holding.write('cloudCX2', [], [holding.id]))).toEqual([taken]);
      expect(holding.emulator.organization.licensesOf(holding.id)).toEqual(left);
    });
  }

  it('gives an add-on after its prerequisite in one request where prerequisites are enforced', async () => {
    const { post, id } = withUser([], { prerequisites: 'enforce' });
    const assignments = ['cloudCX2', 'gc2WEMupgrade'].map((licenseId) => ({
      licenseId,
      userIdsAdd: [id],
      userIdsRemove: [],
    }));
    expect(results(await post('/api/v2/license/organization', { assignments }))).toEqual(['yes', 'yes']);
  });

  it('replaces the other add-on, and only that, when a user can hold one at a time', async () => {
    const { emulator, write, id } = withUser(['collaboratePro', 'cxCloudSF'], { oneAddOnAtATime: true });
    await write('gcSTAupgrade', [id]);
    expect(emulator.organization.licensesOf(id)).toEqual(['collaboratePro', 'gcSTAupgrade']);
    await write('communicate', [id]);
    expect(emulator.organization.licensesOf(id)).toEqual(['collaboratePro', 'communicate', 'gcSTAupgrade']);
  });

  it('shows a write after the lag', async () => {
    const { emulator, clock, write, shown, id } = withUser([], { writeLag: 0 });
    emulator.configure({ writeLag: 2000 });
    await write('cxCloudSN', [id]);
    expect(emulator.organization.licensesOf(id)).toEqual(['cxCloudSN']);
    await clock.advance(1999);
    expect(await shown(id)).toEqual([]);
    await clock.advance(1);
    expect(await shown(id)).toEqual(['cxCloudSN']);
  });

  it('refuses rows, leaves them out, doubles, contradicts and reorders them', async () => {
    const { emulator, write } = tryEmulator({ resultWords: words, users: 400 });
    const ids = Array.from({ length: 400 }, (_, place) => emulator.organization.userIdAt(place));
    const license = 'examplePremiumAppUserLicense';

    emulator.configure({ rowFailures: 0.25 });
    const refused = new Set(
      rows(await write(license, ids))
        .filter(({ result }) => result === 'no')
        .map(({ userId }) => userId),
    );
    expect(refused.size).toBeGreaterThan(50);
    expect(refused.size).toBeLessThan(150);
    for (const id of ids) expect(emulator.organization.holds(id, license)).toBe(!refused.has(id));

    emulator.configure({ rowFailures: 0, missingRows: 0.5 });
    const missing = rows(await write(license, [], ids)).length;
    expect(missing).toBeGreaterThan(100);
    expect(missing).toBeLessThan(300);
    expect(ids.some((id) => emulator.organization.holds(id, license))).toBeFalse();

    emulator.configure({ missingRows: 0, doubledRows: 1 });
    expect(rows(await write(license, ids)).length).toBe(800);

    emulator.configure({ doubledRows: 0, contradictoryRows: 1, reorderedRows: 1 });
    const told = rows(await write(license, [], ids));
    expect(told.map(({ result }) => result).sort()).toEqual([
      ...ids.map(() => 'no'),
      ...ids.map(() => 'yes'),
    ]);
    expect(told.map(({ userId }) => userId)).not.toEqual(ids.flatMap((id) => [id, id]));
  });

  it('draws its words from lists, and leaves them out when told so', async () => {
    const { emulator, write } = tryEmulator({ users: 200 });
    const ids = Array.from({ length: 200 }, (_, place) => emulator.organization.userIdAt(place));
    emulator.configure({ resultWords: { ...words, success: ['granted', ''] } });
    expect(new Set(results(await write('examplePremiumAppUserLicense', ids)))).toEqual(
      new Set(['granted', '']),
    );
    emulator.configure({ omittedFields: ['result'] });
    expect(results(await write('examplePremiumAppUserLicense', [], ids.slice(0, 1)))).toEqual([undefined]);
  });

  for (const [what, body, field] of [
    ['a list', [], 'body'],
    ['no assignments', {}, 'assignments'],
    ['assignments that are no list', { assignments: {} }, 'assignments'],
    ['an assignment that is no object', { assignments: ['x'] }, 'assignments[0]'],
    ['no licenseId', { assignments: [{ userIdsAdd: [], userIdsRemove: [] }] }, 'assignments[0].licenseId'],
    [
      'an empty licenseId',
      { assignments: [{ licenseId: '', userIdsAdd: [], userIdsRemove: [] }] },
      'assignments[0].licenseId',
    ],
    ['no userIdsAdd', { assignments: [{ licenseId: 'x', userIdsRemove: [] }] }, 'assignments[0].userIdsAdd'],
    [
      'null userIdsRemove',
      { assignments: [{ licenseId: 'x', userIdsAdd: [], userIdsRemove: null }] },
      'assignments[0].userIdsRemove',
    ],
    [
      'ids that are no strings',
      { assignments: [{ licenseId: 'x', userIdsAdd: [1], userIdsRemove: [] }] },
      'assignments[0].userIdsAdd',
    ],
  ] as const) {
    it(`refuses ${what}, naming ${field}`, async () => {
      const { status, body: answer } = await tryEmulator().post('/api/v2/license/organization', body);
      expect(status).toBe(400);
      expect(
        (answer as { readonly details: readonly { readonly fieldName: string }[] }).details[0]?.fieldName,
      ).toBe(field);
    });
  }

  it('answers no rows for no assignments', async () => {
    expect((await tryEmulator().post('/api/v2/license/organization', { assignments: [] })).body).toEqual([]);
  });

  it('refuses a batch that is too large, and changes nothing', async () => {
    const { emulator, write } = tryEmulator({ maximumBatch: 3 });
    const ids = [0, 1, 2, 3].map((place) => emulator.organization.userIdAt(place));
    expect((await write('examplePremiumAppUserLicense', ids)).status).toBe(413);
    expect(ids.some((id) => emulator.organization.holds(id, 'examplePremiumAppUserLicense'))).toBeFalse();
  });

  it('stores what its rows say, for any series of writes without prerequisites', async () => {
    const cell = fc.record({
      user: fc.nat({ max: 4 }),
      license: fc.constantFrom('cloudCX2', 'cxCloudSF', 'gc2WEMupgrade'),
      on: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 15 }), fc.nat(), async (cells, seed) => {
        const { emulator, write } = tryEmulator({
          users: 5,
          seed,
          resultWords: words,
          rowFailures: 0.3,
          writeLag: 100,
        });
        const { organization } = emulator;
        const held = new Set<string>();
        for (let place = 0; place < 5; place++) {
          for (const license of organization.licensesOf(organization.userIdAt(place)))
            held.add(`${place} ${license}`);
        }
        for (const { user, license, on } of cells) {
          const id = organization.userIdAt(user);
          const [row] = rows(await write(license, on ? [id] : [], on ? [] : [id]));
          if (row?.result === 'yes') held[on ? 'add' : 'delete'](`${user} ${license}`);
          expect(organization.holds(id, license)).toBe(held.has(`${user} ${license}`));
        }
      }),
      { numRuns: 50 },
    );
  });
});
