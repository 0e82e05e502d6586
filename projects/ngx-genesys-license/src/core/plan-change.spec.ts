import type { LicenseDefinition } from 'genesys-license-client';
import type { LicenseChange } from '../model/assignment';
import { LicenseLedger } from './license-ledger';
import { Batch, type Operation } from './operation';
import { planChange, type PlanningFacts } from './plan-change';

const definitions: LicenseDefinition[] = [
  { id: 'base' },
  { id: 'addOn', prerequisites: [{ id: 'base' }] },
  { id: 'otherAddOn', prerequisites: [{ id: 'base' }] },
  { id: 'topAddOn', prerequisites: [{ id: 'addOn' }] },
  { id: 'suite', comprises: [{ id: 'base' }] },
  { id: 'bundle', comprises: [{ id: 'suite', comprises: [{ id: 'base' }] }] },
];

function facts(changed: Partial<PlanningFacts> = {}): PlanningFacts {
  return {
    definition: (id) => definitions.find((definition) => definition.id === id),
    hasDefinitions: true,
    now: 1000,
    writeSize: 500,
    readSize: 500,
    budget: { remaining: 270, perMinute: 270, queued: 0, pausedFor: 0 },
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

  it('takes for done nothing that is under way', () => {
    const ledger = ledgerOf({ ann: ['base'] });
    const asked = (value: boolean) =>
      planChange(ledger, { userIds: ['ann'], [value ? 'add' : 'remove']: ['base'] }, facts());
    expect([asked(true).noops.length, asked(false).removes.length]).toEqual([1, 1]);
    const first = new Batch('first');
    ledger.submit(first, [{ userId: 'ann', licenseId: 'base', value: false }], 1000);
    expect([asked(true).adds.length, asked(false).removes.length]).toEqual([1, 1]);
    ledger.markSent(first.operations[0] as Operation);
    ledger.submit(new Batch('second'), [{ userId: 'ann', licenseId: 'base', value: true }], 1000);
    expect([asked(true).adds.length, asked(false).removes.length]).toEqual([1, 1]);
  });

  it('takes a license nobody has heard of for taken away already, from a user who was read lately', () => {
    const ledger = ledgerOf({ ann: ['base'] });
    ledger.users.of('eve');
    const plan = (userId: string, change: Partial<LicenseChange>, now = 1000) =>
      planChange(ledger, { userIds: [userId], ...change }, facts({ now }));
    expect(plan('ann', { remove: ['new'] }).noops.length).toBe(1);
    expect(plan('ann', { remove: ['new'] }, 100_000).removes.length).toBe(1);
    expect(plan('ann', { add: ['new'] }).adds.length).toBe(1);
    expect(plan('eve', { remove: ['new'] }).removes.length).toBe(1);
    expect(plan('eve', { remove: ['base'] }).warnings.map(({ kind }) => kind)).toContain('unknown-user');
  });

  it('reads again only users of whom something is sent', () => {
    const users = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`u${index}`, ['base']]));
    const ledger = ledgerOf({ ...users, ann: [], bob: [] });
    const userIds = [...Object.keys(users), 'ann', 'bob'];
    const plan = planChange(ledger, { userIds, add: ['base'] }, facts({ readSize: 2 }));
    expect([plan.adds.length, plan.noops.length, plan.requests]).toEqual([2, 600, 2]);
    const both = planChange(
      ledger,
      {
        assignments: [
          { licenseId: 'base', userIdsAdd: ['ann'], userIdsRemove: ['u0'] },
          { licenseId: 'addOn', userIdsAdd: ['ann', 'u0'], userIdsRemove: [] },
        ],
      },
      facts({ writeSize: 2, readSize: 1 }),
    );
    expect([both.adds.length, both.removes.length, both.requests]).toEqual([3, 1, 4]);
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
    expect([plan.requests, plan.estimatedDuration]).toEqual([6, 900]);
    const paused = planChange(
      ledgerOf({}),
      { userIds, add: ['base'] },
      facts({ budget: { remaining: 270, perMinute: 270, queued: 270, pausedFor: 42_000 } }),
    );
    expect(paused.estimatedDuration).toBe(42_000 + 60_000 + 900);
    const slow = planChange(
      ledgerOf({}),
      { userIds, add: ['base'] },
      facts({ budget: { remaining: 2, perMinute: 2, queued: 0, pausedFor: 0 } }),
    );
    expect(slow.estimatedDuration).toBeGreaterThanOrEqual(120_000);
    const unproved = planChange(ledgerOf({}), { userIds, add: ['base'] }, facts({ readSize: 0 }));
    // No read comes after the last write.
    expect([unproved.requests, unproved.estimatedDuration]).toEqual([3, 300]);
    const small = planChange(ledgerOf({}), { userIds, add: ['base'] }, facts({ readSize: 100 }));
    expect(small.requests).toBe(3 + 3 * 4);
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

  it('warns of what a held license already comprises, however deep', () => {
    expect(warnings({ ann: ['suite'] }, { userIds: ['ann'], add: ['base'] })).toEqual(['already-comprised']);
    expect(warnings({ ann: ['bundle'] }, { userIds: ['ann'], add: ['base'] })).toEqual(['already-comprised']);
    expect(warnings({ ann: [] }, { userIds: ['ann'], add: ['base', 'suite'] })).toEqual([
      'already-comprised',
    ]);
  });

  it('takes a prerequisite that is part of a held license for held', () => {
    expect(warnings({ ann: ['suite'] }, { userIds: ['ann'], add: ['addOn'] })).toEqual([]);
    expect(warnings({ ann: ['addOn', 'bundle'] }, { userIds: ['ann'], remove: ['bundle'] })).toEqual([
      'loses-prerequisite',
      'automatic-assignment',
    ]);
  });

  it('warns of a second add-on, held or added with it, but not of one taken away or built upon', () => {
    const rivals = (held: readonly string[], add: readonly string[], remove: readonly string[] = []) =>
      planChange(ledgerOf({ ann: held }), { userIds: ['ann'], add, remove }, facts())
        .warnings.filter(({ kind }) => kind === 'one-add-on')
        .map(({ licenseId, otherLicenseId }) => `${licenseId} ${otherLicenseId}`);
    expect(rivals(['base', 'addOn'], ['otherAddOn'])).toEqual(['otherAddOn addOn']);
    expect(rivals(['base'], ['addOn', 'otherAddOn'])).toEqual(['addOn otherAddOn']);
    expect(rivals(['base', 'addOn'], ['otherAddOn'], ['addOn'])).toEqual([]);
    expect(rivals(['base', 'addOn'], ['topAddOn'])).toEqual([]);
    expect(rivals(['base', 'addOn', 'otherAddOn'], ['suite'])).toEqual([]);
  });

  it('says nothing of what the user holds already and keeps', () => {
    expect(warnings({ ann: ['addOn', 'otherAddOn'] }, { userIds: ['ann'], add: ['addOn'] })).toEqual([]);
    expect(warnings({ ann: [] }, { userIds: ['ann'], remove: ['base'] })).toEqual([]);
  });

  it('reminds of automatic assignment where something is taken away', () => {
    expect(warnings({ ann: ['base'] }, { userIds: ['ann'], remove: ['base'] })).toEqual([
      'automatic-assignment',
    ]);
    expect(warnings({}, { userIds: ['eve'], remove: ['base'] })).toEqual([
      'unknown-user',
      'automatic-assignment',
    ]);
  });

  it('says in words what it warns of', () => {
    const said = (users: Readonly<Record<string, readonly string[]>>, change: LicenseChange) =>
      planChange(ledgerOf(users), change, facts()).warnings.map(({ message }) => message);
    expect(said({}, { userIds: ['eve'], add: ['nonsense'] })).toEqual([
      'The organization does not define the license "nonsense".',
      'What the user holds has not been read yet.',
    ]);
    expect(said({ ann: ['addOn', 'base'] }, { userIds: ['ann'], remove: ['base'] })).toEqual([
      'The user keeps "addOn", which needs "base".',
      'Genesys Cloud assigns licenses by role automatically unless that is switched off: a removed license may come back.',
    ]);
    expect(said({ ann: ['suite'] }, { userIds: ['ann'], add: ['base'] })).toEqual([
      '"base" is already part of "suite", which the user will hold.',
    ]);
    expect(said({ ann: ['base', 'addOn'] }, { userIds: ['ann'], add: ['otherAddOn'] })).toEqual([
      '"otherAddOn" and "addOn" are both add-ons: a user can likely hold one add-on at a time, so Genesys Cloud may refuse one or take it away.',
    ]);
  });

  it('says once what is true of many users, with their number and the first ten', () => {
    const names = Array.from({ length: 30 }, (_, index) => `u${index}`);
    const ledger = ledgerOf(
      Object.fromEntries(names.map((id, index) => [id, index % 2 === 0 ? [] : ['base']])),
    );
    const plan = planChange(ledger, { userIds: [...names, 'eve'], add: ['addOn', 'nonsense'] }, facts());
    expect(
      plan.warnings.map(({ kind, licenseId, otherLicenseId, count, userIds }) => [
        kind,
        licenseId,
        otherLicenseId,
        count,
        userIds.length,
      ]),
    ).toEqual([
      ['unknown-license', 'nonsense', undefined, 31, 10],
      ['unknown-user', undefined, undefined, 1, 1],
      ['missing-prerequisite', 'addOn', 'base', 15, 10],
    ]);
    expect(plan.warnings[2]?.userIds).toEqual(names.filter((_, index) => index % 2 === 0).slice(0, 10));
    expect(plan.warnings[2]?.message).toBe('"addOn" needs "base", which the user will not hold.');
  });
});
