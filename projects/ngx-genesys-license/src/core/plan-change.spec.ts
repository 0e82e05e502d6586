import { LicenseApiError, type LicenseDefinition } from 'genesys-license-client';
import type { LicenseChange } from '../model/assignment';
import { LicenseLedger } from './license-ledger';
import { cellsOf, cellsOfPlan, isPlan, planChange, type PlanningFacts } from './plan-change';

const definitions: LicenseDefinition[] = [
  { id: 'base' },
  { id: 'addOn', prerequisites: [{ id: 'base' }] },
  { id: 'suite', comprises: [{ id: 'base' }] },
];

function facts(changed: Partial<PlanningFacts> = {}): PlanningFacts {
  return {
    definition: (id) => definitions.find((definition) => definition.id === id),
    hasDefinitions: true,
    now: 1000,
    writeSize: 500,
    readSize: 500,
    budgetLeft: 300,
    requestsPerMinute: 300,
    ...changed,
  };
}

/** A ledger that has just read these users. */
function ledgerOf(users: Readonly<Record<string, readonly string[]>>): LicenseLedger {
  const ledger = new LicenseLedger({ verification: 'always', lag: 0, maxAge: 60_000 });
  const ticket = ledger.beginRead(1000);
  ledger.applyRead(
    ticket,
    Object.entries(users).map(([id, licenses]) => ({ id, licenses })),
    1000,
  );
  ledger.endRead(ticket, 1000);
  return ledger;
}

function warnings(users: Readonly<Record<string, readonly string[]>>, change: LicenseChange): string[] {
  return planChange(ledgerOf(users), change, facts()).warnings.map(({ kind }) => kind);
}

describe('planChange', () => {
  it('splits what is asked into adds, removes and what is so already', () => {
    const ledger = ledgerOf({ ann: ['base'], bob: [] });
    const plan = planChange(ledger, { userIds: ['ann', 'bob'], add: ['base'], remove: ['addOn'] }, facts());
    expect(plan.adds).toEqual([{ userId: 'bob', licenseId: 'base', asked: true }]);
    expect(plan.removes).toEqual([]);
    expect(plan.noops.length).toBe(3);
  });

  it('plans to send what looks like a no-op on old knowledge, and what nobody has read', () => {
    const ledger = ledgerOf({ ann: ['base'] });
    const old = planChange(ledger, { userIds: ['ann'], add: ['base'] }, facts({ now: 100_000 }));
    expect(old.adds.length).toBe(1);
    expect(planChange(ledger, { userIds: ['eve'], remove: ['base'] }, facts()).removes.length).toBe(1);
  });

  it('plans on what is on view, changes under way included', () => {
    const ledger = ledgerOf({ ann: ['base'] });
    const first = planChange(ledger, { userIds: ['ann'], remove: ['base'] }, facts());
    expect(first.removes.length).toBe(1);
  });

  it('changes nothing', () => {
    const ledger = ledgerOf({ ann: ['base'] });
    ledger.log.takeChanges();
    planChange(ledger, { userIds: ['ann', 'eve'], add: ['base', 'new'] }, facts());
    expect(ledger.log.isEmpty).toBeTrue();
    expect(ledger.users.find('eve')).toBeUndefined();
    expect(ledger.licenses.find('new')).toBeUndefined();
  });

  it('counts the requests, and the minutes they take beyond the budget', () => {
    const userIds = Array.from({ length: 1100 }, (_, index) => `u${index}`);
    const plan = planChange(ledgerOf({}), { userIds, add: ['base'] }, facts());
    expect(plan.requests).toBe(6);
    expect(plan.estimatedDuration).toBeLessThan(5000);
    const slow = planChange(
      ledgerOf({}),
      { userIds, add: ['base'] },
      facts({ budgetLeft: 2, requestsPerMinute: 2 }),
    );
    expect(slow.estimatedDuration).toBeGreaterThanOrEqual(120_000);
    const unproved = planChange(ledgerOf({}), { userIds, add: ['base'] }, facts({ readSize: 0 }));
    expect(unproved.requests).toBe(3);
  });

  it('needs nothing for nothing', () => {
    const plan = planChange(ledgerOf({}), { userIds: [] }, facts());
    expect([plan.requests, plan.estimatedDuration, plan.warnings.length]).toEqual([0, 0, 0]);
  });

  it('warns of users nobody has read and licenses nobody defines', () => {
    expect(warnings({}, { userIds: ['eve'], add: ['base'] })).toEqual(['unknown-user']);
    expect(warnings({ ann: [] }, { userIds: ['ann'], add: ['nonsense'] })).toEqual(['unknown-license']);
    const silent = planChange(
      ledgerOf({ ann: [] }),
      { userIds: ['ann'], add: ['nonsense'] },
      facts({ hasDefinitions: false, definition: () => undefined }),
    );
    expect(silent.warnings).toEqual([]);
  });

  it('warns of prerequisites that will be missing', () => {
    expect(warnings({ ann: [] }, { userIds: ['ann'], add: ['addOn'] })).toEqual(['missing-prerequisite']);
    expect(warnings({ ann: [] }, { userIds: ['ann'], add: ['addOn', 'base'] })).toEqual([]);
    expect(warnings({ ann: ['addOn', 'base'] }, { userIds: ['ann'], remove: ['base'] })).toEqual([
      'loses-prerequisite',
      'automatic-assignment',
    ]);
  });

  it('warns of what a held license already comprises', () => {
    expect(warnings({ ann: ['suite'] }, { userIds: ['ann'], add: ['base'] })).toEqual(['already-comprised']);
  });

  it('reminds of automatic assignment where something is taken away', () => {
    expect(warnings({ ann: ['base'] }, { userIds: ['ann'], remove: ['base'] })).toEqual([
      'automatic-assignment',
    ]);
  });
});

describe('cellsOf', () => {
  it('asks for each cell once, those of one user together', () => {
    const cells = cellsOf({
      assignments: [
        { licenseId: 'x', userIdsAdd: ['b', 'a', 'b'], userIdsRemove: [] },
        { licenseId: 'y', userIdsAdd: [], userIdsRemove: ['a', 'b'] },
      ],
    });
    expect(cells.map(({ userId, licenseId, value }) => `${userId} ${licenseId} ${value}`)).toEqual([
      'a x true',
      'a y false',
      'b x true',
      'b y false',
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
      [undefined, /a change names userIds/],
      [{ userIds: [7], add: ['x'] }, /user id/],
    ];
    for (const [change, message] of refused) {
      const error = thrown(() => cellsOf(change as LicenseChange));
      expect(error).toBeInstanceOf(LicenseApiError);
      expect((error as LicenseApiError).code).toBe('invalid_argument');
      expect((error as LicenseApiError).message).toMatch(message);
    }
  });
});

describe('cellsOfPlan', () => {
  it('asks for what the plan was made of, no-ops too', () => {
    const ledger = ledgerOf({ ann: ['base'], bob: [] });
    const change = { userIds: ['bob', 'ann'], add: ['base'], remove: ['addOn'] };
    const plan = planChange(ledger, change, facts());
    expect(isPlan(plan)).toBeTrue();
    expect(isPlan(change)).toBeFalse();
    expect(isPlan(undefined as never)).toBeFalse();
    const sorted = (cells: readonly object[]) => cells.map((cell) => JSON.stringify(cell)).sort();
    expect(sorted(cellsOfPlan(plan))).toEqual(sorted(cellsOf(change)));
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
