import { LicenseApiError } from 'genesys-license-client';
import type { LicenseChange, LicensePlan } from '../model/assignment';
import { cellsOf, cellsOfPlan, changesOf, isPlan } from './asked-changes';

describe('changesOf', () => {
  it('gives users of whom the same is asked the same object', () => {
    const same = changesOf({ userIds: ['a', 'b'], add: ['x'], remove: ['y'] });
    expect(same.get('a')).toBe(same.get('b') as NonNullable<ReturnType<typeof same.get>>);
    const some = changesOf({
      assignments: [
        { licenseId: 'x', userIdsAdd: ['a', 'b', 'c'], userIdsRemove: [] },
        { licenseId: 'y', userIdsAdd: ['a', 'c'], userIdsRemove: ['b'] },
      ],
    });
    expect(new Set(some.values()).size).toBe(2);
    expect(some.get('c')?.cells).toEqual([
      { licenseId: 'x', value: true },
      { licenseId: 'y', value: true },
    ]);
  });

  it('asks nothing of anybody where no license is named', () => {
    expect(changesOf({ userIds: ['a', 'b'] }).size).toBe(0);
    expect(changesOf({ assignments: [] }).size).toBe(0);
    expect(changesOf({ userIds: [], add: ['x'], remove: ['x'] }).size).toBe(0);
  });

  it('finds a license asked for both ways of one user, in whichever assignments, and not of two', () => {
    const assignment = (licenseId: string, userIdsAdd: string[], userIdsRemove: string[]) => ({
      licenseId,
      userIdsAdd,
      userIdsRemove,
    });
    expect(() =>
      changesOf({
        assignments: [assignment('x', ['a'], []), assignment('y', ['a'], []), assignment('x', [], ['a'])],
      }),
    ).toThrowError(/both added to and removed from user "a"/);
    expect(changesOf({ assignments: [assignment('x', ['a'], ['b'])] }).size).toBe(2);
  });

  it('holds thousands of licenses of one user', () => {
    const add = Array.from({ length: 3000 }, (_, index) => `x${index}`);
    const { cells } = changesOf({ userIds: ['a'], add }).get('a') ?? { cells: [] };
    expect(cells.map(({ licenseId }) => licenseId)).toEqual(add);
  });
});

describe('cellsOf', () => {
  it('asks for each cell once, those of one user together, users in the order asked', () => {
    const cells = cellsOf({
      assignments: [
        { licenseId: 'x', userIdsAdd: ['b', 'a', 'b'], userIdsRemove: [] },
        { licenseId: 'y', userIdsAdd: [], userIdsRemove: ['a', 'b'] },
      ],
    });
    expect(cells.map(({ userId, licenseId, value }) => `${userId} ${licenseId} ${value}`)).toEqual([
      'b x true',
      'b y false',
      'a x true',
      'a y false',
    ]);
  });

  it('takes ids with the names of object members and odd characters', () => {
    const userIds = ['__proto__', 'constructor', 'a"b', 'ä ', '😀'];
    expect(cellsOf({ userIds, add: userIds }).length).toBe(25);
  });

  it('refuses what cannot be meant, naming it', () => {
    const refused: readonly [unknown, RegExp][] = [
      [{ userIds: ['a'], add: ['x'], remove: ['x'] }, /both added to and removed from user "a"/],
      [{ userIds: [' '], add: ['x'] }, /empty user id/],
      [{ userIds: ['a'], add: [''] }, /empty license id/],
      [{ userIds: 'a', add: ['x'] }, /userIds must be an array/],
      [{ userIds: ['a'], add: 'cloudCX1' }, /add must be an array/],
      [{ userIds: [], remove: 'cloudCX1' }, /remove must be an array/],
      [{ assignments: {} }, /assignments must be an array/],
      [
        { assignments: [{ licenseId: 'x', userIdsAdd: ['a'] }] },
        /assignments\[0\]\.userIdsRemove must be an array/,
      ],
      [
        { assignments: [{ licenseId: 'x', userIdsRemove: ['a'] }] },
        /assignments\[0\]\.userIdsAdd must be an array/,
      ],
      [{ assignments: [{ licenseId: 'x', userIdsAdd: [''], userIdsRemove: [] }] }, /assignments\[0\] holds/],
      [{ userIds: [''], add: ['x'] }, /userIds or add holds/],
      [{ userIds: [''], remove: ['x'] }, /userIds or remove holds/],
      [undefined, /a change names userIds/],
      [null, /a change names userIds/],
      [{ userIds: [7], add: ['x'] }, /user id/],
    ];
    for (const [change, message] of refused) {
      const error = thrown(() => cellsOf(change as LicenseChange));
      expect(error).toBeInstanceOf(LicenseApiError);
      const { code, operation, effect } = error as LicenseApiError;
      expect([code, operation, effect]).toEqual(['invalid_argument', 'plan', 'none']);
      expect((error as LicenseApiError).message).toMatch(message);
    }
  });
});

describe('cellsOfPlan', () => {
  it('asks for what the plan was made of, no-ops too, those of one user together', () => {
    const cell = (userId: string, licenseId: string, asked: boolean) => ({ userId, licenseId, asked });
    const plan: LicensePlan = {
      adds: [cell('bob', 'x', true), cell('ann', 'x', true)],
      removes: [cell('ann', 'y', false)],
      noops: [cell('eve', 'x', true), cell('bob', 'y', false)],
      warnings: [],
      requests: 2,
      estimatedDuration: 0,
    };
    expect(
      cellsOfPlan(plan).map(({ userId, licenseId, value }) => `${userId} ${licenseId} ${value}`),
    ).toEqual(['bob x true', 'bob y false', 'ann x true', 'ann y false', 'eve x true']);
  });
});

describe('isPlan', () => {
  it('tells a plan from a change and from nothing', () => {
    expect(isPlan({ adds: [] } as never)).toBeTrue();
    expect(isPlan({ userIds: [] })).toBeFalse();
    expect(isPlan(undefined as never)).toBeFalse();
    expect(isPlan(null as never)).toBeFalse();
  });
});

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
