import { LicenseLedger, type ReadRow } from './license-ledger';
import { Batch } from './operation';
import { countedCalls } from './testing/counted-calls';

/** A ledger, and how often it has looked anything up in its rows, sets and names. */
function counted(): { readonly ledger: LicenseLedger; readonly calls: () => number } {
  const ledger = new LicenseLedger({ verification: 'always', lag: 0, maxAge: 60_000 });
  const { users, licenses } = ledger;
  return { ledger, calls: countedCalls(users, users.known, users.sets, licenses) };
}

/** Takes a page; returns how often it had to look something up. */
function read({ ledger, calls }: ReturnType<typeof counted>, rows: readonly ReadRow[]): number {
  const before = calls();
  const ticket = ledger.beginRead(0);
  ledger.applyRead(ticket, rows, 0);
  ledger.endRead(ticket, 0);
  ledger.log.takeChanges();
  return calls() - before;
}

function page(number: number, licensesOf: (user: string) => readonly string[]): ReadRow[] {
  return Array.from({ length: 100 }, (_, index) => {
    const id = `u${number}/${index}`;
    return { id, licenses: licensesOf(id) };
  });
}

describe('LicenseLedger, costs', () => {
  it('takes rows with ten thousand licenses each at one look a license, and one set a row', () => {
    const course = counted();
    const many = Array.from({ length: 10_000 }, (_, index) => `l${index}`);
    let asked = 0;
    let looks = 0;
    for (let round = 0; round < 3; round++) {
      const rows = Array.from({ length: 10 }, (_, user) => ({
        id: `u${user}`,
        licenses: many.slice(round + user),
      }));
      asked += rows.reduce((sum, { licenses }) => sum + licenses.length, 0);
      looks += read(course, rows);
    }
    const { ledger } = course;
    expect(ledger.holders(ledger.licenses.of('l9999'))).toBe(10);
    expect(looks).toBeLessThan(asked + 30 * 20);
    // The next set's number is how many there are: the empty one, and twelve that begin at different licenses.
    expect(ledger.users.sets.of([10_000]).number).toBe(13);
  });

  it('takes a page at the same cost however many users and licenses there are', () => {
    const course = counted();
    const looks = Array.from({ length: 300 }, (_, number) =>
      read(
        course,
        page(number, (id) => ['all', `only ${id}`]),
      ),
    );
    const { ledger } = course;
    expect(ledger.members.size).toBe(30_000);
    expect(ledger.holders(ledger.licenses.of('all'))).toBe(30_000);
    // The first page is the one on which a license for all is new.
    expect(new Set(looks.slice(1))).toEqual(new Set([looks[1]]));
    expect(looks[1]).toBeLessThan(100 * 20);
  });

  it('takes one cell at a cost that does not grow with the users known', () => {
    const costOf = (pages: number): number => {
      const course = counted();
      for (let number = 0; number < pages; number++) {
        read(
          course,
          page(number, () => ['x']),
        );
      }
      const { ledger, calls } = course;
      const before = calls();
      for (const value of [false, true, false]) {
        const batch = new Batch('batch');
        ledger.submit(batch, [{ userId: 'u0/7', licenseId: 'x', value }], 0);
        expect(ledger.log.takeChanges().rows.size).toBe(1);
      }
      const [last] = ledger.log.takeReady().slice(-1);
      if (last === undefined) throw new Error('nothing is ready');
      ledger.markSent(last);
      ledger.acknowledge(last, {}, 0);
      ledger.releaseFences(0);
      return calls() - before;
    };
    expect(costOf(1)).toBe(costOf(500));
    expect(costOf(1)).toBeLessThan(150);
  });
});
