import fc from 'fast-check';
import type { UserQuery } from '../model/users';
import { markOf } from './cell';
import { LicenseLedger } from './license-ledger';
import { Batch } from './operation';
import { fold, UserView } from './user-view';

/** Some alike in more characters than an order looks at first. */
const names = ['Åsa', 'asa', 'Bob', 'Çelik', 'zoë', 'Alexander A', 'Alexander B', 'Alexandra', undefined, ''];
const licenses = ['l0', 'l1', 'l2'];

type Change =
  | { readonly kind: 'read'; readonly user: number; readonly held: readonly string[] }
  | { readonly kind: 'gone'; readonly user: number }
  | { readonly kind: 'name'; readonly user: number; readonly name: string | undefined }
  | { readonly kind: 'assign'; readonly user: number; readonly license: string; readonly value: boolean }
  | { readonly kind: 'fail' }
  | { readonly kind: 'advance'; readonly slices: number };

const user = fc.nat(80);
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('read' as const), user, held: fc.subarray(licenses) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('gone' as const), user }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('name' as const), user, name: fc.constantFrom(...names) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('assign' as const),
      user,
      license: fc.constantFrom(...licenses),
      value: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'fail' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('advance' as const), slices: fc.nat(1) }) },
);

const query: fc.Arbitrary<UserQuery> = fc.record(
  {
    holds: fc.subarray(licenses),
    lacks: fc.subarray(licenses),
    text: fc.constantFrom('a', 'ASA', 'u1', 'ë', ' '),
    sort: fc.record({
      by: fc.constantFrom('name' as const, 'email' as const, 'id' as const, 'licenses' as const),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
    }),
    issues: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** The query answered the long way: every user looked at, then sorted. */
function expected(
  ledger: LicenseLedger,
  { holds = [], lacks = [], text, sort, issues }: UserQuery,
): string[] {
  const { users } = ledger;
  const sought = fold(text?.trim() ?? '');
  const held = (row: number) => ledger.view(row).licenses.map((license) => ledger.licenses.name(license));
  const rows = [...ledger.members].filter((row) => {
    const ids = held(row);
    if (!holds.every((id) => ids.includes(id)) || lacks.some((id) => ids.includes(id))) return false;
    const marks = [...ledger.cells(row)].map(markOf);
    if (issues === true && !marks.includes('failed') && !marks.includes('unconfirmed')) return false;
    return (
      sought === '' ||
      [users.name(row), users.id(row)].some((each) => each !== undefined && fold(each).includes(sought))
    );
  });
  const sign = sort?.direction === 'descending' ? -1 : 1;
  const compare = (a: number, b: number): number => {
    if (sort?.by === 'id') return sign * (users.id(a) < users.id(b) ? -1 : 1);
    if (sort?.by === 'licenses') return sign * (held(a).length - held(b).length);
    if (sort?.by !== 'name') return 0;
    const [left, right] = [users.name(a), users.name(b)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    return sign * (fold(left) === fold(right) ? 0 : fold(left) < fold(right) ? -1 : 1);
  };
  return rows.sort((a, b) => compare(a, b) || a - b).map((row) => users.id(row));
}

function listed(ledger: LicenseLedger, view: UserView): string[] {
  return [...view.rows].map((row) => ledger.users.id(row));
}

describe('UserView', () => {
  it('is all users filtered and sorted, after any changes and however far it has looked', () => {
    fc.assert(
      fc.property(query, fc.array(change, { maxLength: 80, size: 'max' }), (asked, changes) => {
        const ledger = new LicenseLedger({ verification: 'always', lag: 0, maxAge: 0 });
        const view = new UserView(ledger, asked);
        for (const next of changes) {
          play(ledger, next);
          if (next.kind === 'advance') {
            let left = next.slices;
            view.advance(() => left-- <= 0);
          }
          const before = listed(ledger, view);
          const hasChanged = view.refresh(ledger.log.takeChanges().rows);
          if (!hasChanged) expect(listed(ledger, view)).toEqual(before);
        }
        view.advance(() => false);
        expect(view.isComplete).toBeTrue();
        expect(listed(ledger, view)).toEqual(expected(ledger, asked));
      }),
      { numRuns: 300 },
    );
  });

  it('looks through a long list in slices', () => {
    const ledger = new LicenseLedger({ verification: 'always', lag: 0, maxAge: 0 });
    for (let index = 0; index < 200; index++) play(ledger, { kind: 'read', user: index, held: [] });
    const view = new UserView(ledger, {});
    expect(view.advance(() => true)).toBeTrue();
    expect([view.rows.size, view.isComplete]).toEqual([64, false]);
    view.advance(() => false);
    expect([view.rows.size, view.isComplete]).toEqual([200, true]);
    expect(view.advance(() => false)).toBeFalse();
  });

  it('tells whether a row that was looked at again has changed the list', () => {
    const ledger = new LicenseLedger({ verification: 'always', lag: 0, maxAge: 0 });
    play(ledger, { kind: 'read', user: 0, held: ['l0'] });
    const view = new UserView(ledger, { lacks: ['l1'] });
    expect(view.refresh([0])).toBeFalse();
    expect(view.rows.size).toBe(0);
    view.advance(() => false);
    expect(view.refresh([0])).toBeFalse();
    play(ledger, { kind: 'read', user: 0, held: ['l1'] });
    expect(view.refresh([0])).toBeTrue();
    expect(view.refresh([0])).toBeFalse();
    expect(view.rows.size).toBe(0);
  });

  it('finds by email too, whatever the case and the accents', () => {
    const ledger = new LicenseLedger({ verification: 'always', lag: 0, maxAge: 0 });
    play(ledger, { kind: 'read', user: 0, held: [] });
    ledger.setIdentity('u0', undefined, 'ZOË@example.com');
    for (const [text, size] of [
      ['zoe@', 1],
      ['Zoë', 1],
      ['zoo', 0],
    ] as const) {
      const view = new UserView(ledger, { text });
      view.advance(() => false);
      expect(view.rows.size).toBe(size);
    }
  });

  it('puts who has no name last, in either direction, until the name comes', () => {
    const ledger = new LicenseLedger({ verification: 'always', lag: 0, maxAge: 0 });
    for (const index of [0, 1, 2]) play(ledger, { kind: 'read', user: index, held: [] });
    play(ledger, { kind: 'name', user: 1, name: 'Bob' });
    play(ledger, { kind: 'name', user: 2, name: 'asa' });
    for (const [direction, order] of [
      ['ascending', ['u2', 'u1', 'u0']],
      ['descending', ['u1', 'u2', 'u0']],
    ] as const) {
      const view = new UserView(ledger, { sort: { by: 'name', direction } });
      view.advance(() => false);
      expect(listed(ledger, view)).toEqual([...order]);
    }
    const view = new UserView(ledger, { sort: { by: 'name' }, text: 'zo' });
    view.advance(() => false);
    ledger.log.takeChanges();
    expect(view.rows.size).toBe(0);
    play(ledger, { kind: 'name', user: 0, name: 'Zoë' });
    expect(view.refresh(ledger.log.takeChanges().rows)).toBeTrue();
    expect(listed(ledger, view)).toEqual(['u0']);
  });
});

let batches = 0;

function play(ledger: LicenseLedger, next: Change): void {
  switch (next.kind) {
    case 'read':
    case 'gone': {
      const ticket = ledger.beginRead(0);
      if (next.kind === 'gone') ledger.applyGone(ticket, `u${next.user}`, 0);
      else ledger.applyRead(ticket, [{ id: `u${next.user}`, licenses: next.held }], 0);
      ledger.endRead(ticket, 0);
      break;
    }
    case 'name':
      ledger.setIdentity(`u${next.user}`, next.name, undefined);
      break;
    case 'assign': {
      const batch = new Batch(String(batches++));
      ledger.submit(batch, [{ userId: `u${next.user}`, licenseId: next.license, value: next.value }], 0);
      break;
    }
    case 'fail':
      for (const operation of ledger.log.takeReady()) {
        if (operation.state !== 'queued') continue;
        ledger.markSent(operation);
        if (operation.row % 2 === 0) ledger.fail(operation, {}, 0);
        else ledger.doubt(operation, {}, 0);
      }
      break;
    case 'advance':
      break;
  }
}
