import { rowsPerChunk } from '../../core/chunk-marks';
import { LicenseLedger } from '../../core/license-ledger';
import { Batch } from '../../core/operation';
import { keepUsers, restoreUsers } from './kept-users';

function makeLedger(): LicenseLedger {
  return new LicenseLedger({ verification: 'always', lag: 3000, maxAge: 60_000 });
}

function read(ledger: LicenseLedger, rows: Record<string, readonly string[]>, now: number): void {
  const ticket = ledger.beginRead(now);
  ledger.applyRead(
    ticket,
    Object.entries(rows).map(([id, licenses]) => ({ id, licenses })),
    now,
  );
  ledger.endRead(ticket, now);
}

function shown(ledger: LicenseLedger): Record<string, readonly string[]> {
  return Object.fromEntries(
    [...ledger.members].map((row) => [
      ledger.users.id(row),
      ledger.view(row).licenses.map((license) => ledger.licenses.name(license)),
    ]),
  );
}

const rows = { ada: ['x', 'y'], bob: [], '__proto__ ü/0': ['y'] };

describe('keepUsers', () => {
  it('is what restoreUsers shows again, in a ledger that numbers otherwise', () => {
    const ledger = makeLedger();
    read(ledger, rows, 5000);
    const other = makeLedger();
    read(other, { zoe: ['z', 'y'] }, 0);
    expect(restoreUsers(other, structuredClone(keepUsers(ledger, 0, false)), 0, 9000)).toEqual([1, 2, 3]);
    expect(shown(other)).toEqual({ zoe: ['z', 'y'], ada: ['y', 'x'], bob: [], '__proto__ ü/0': ['y'] });
    expect(other.users.readAt(1)).toBe(5000);
  });

  it('keeps the users who are known, of one chunk', () => {
    const ledger = makeLedger();
    const ids = Array.from({ length: rowsPerChunk + 1 }, (_, index) => `user-${index}`);
    ledger.users.of('never read');
    read(ledger, Object.fromEntries(ids.map((id) => [id, ['x']])), 0);
    const gone = ledger.beginRead(1);
    ledger.applyGone(gone, 'user-0', 1);
    expect(keepUsers(ledger, 0, false)?.ids).toEqual(ids.slice(1, rowsPerChunk - 1));
    expect(keepUsers(ledger, 1, false)?.ids).toEqual(ids.slice(rowsPerChunk - 1));
    expect(keepUsers(ledger, 2, false)).toBeUndefined();
  });

  it('keeps the base, and not what is asked for on top', () => {
    const ledger = makeLedger();
    read(ledger, { ada: ['x'] }, 0);
    ledger.submit(new Batch('a'), [{ userId: 'ada', licenseId: 'y', value: true }], 1);
    expect(keepUsers(ledger, 0, false)?.sets).toEqual([['x']]);
  });

  it('keeps names only where told to', () => {
    const ledger = makeLedger();
    read(ledger, { ada: [], bob: [] }, 0);
    ledger.setIdentity('ada', 'Ada', undefined);
    expect(JSON.stringify(keepUsers(ledger, 0, false))).not.toContain('Ada');
    const other = makeLedger();
    restoreUsers(other, keepUsers(ledger, 0, true), 0, 0);
    expect([other.users.name(0), other.users.email(0), other.users.name(1)]).toEqual([
      'Ada',
      undefined,
      undefined,
    ]);
  });
});

describe('restoreUsers', () => {
  it('leaves out who was read too long ago, and whose age is not to be relied on', () => {
    const ledger = makeLedger();
    read(ledger, { ada: [] }, 1000);
    read(ledger, { bob: [], cyd: [] }, 9000);
    ledger.users.forgetAge(2, ledger.tick);
    const other = makeLedger();
    expect(restoreUsers(other, keepUsers(ledger, 0, false), 5000, 9000)).toEqual([0]);
    expect(shown(other)).toEqual({ bob: [] });
  });

  it('takes no row to be of the future', () => {
    const ledger = makeLedger();
    read(ledger, { ada: [] }, 900_000);
    const other = makeLedger();
    restoreUsers(other, keepUsers(ledger, 0, false), 0, 5000);
    expect(other.users.readAt(0)).toBe(5000);
  });

  it('keeps a name that has come already', () => {
    const ledger = makeLedger();
    read(ledger, { ada: [] }, 0);
    ledger.setIdentity('ada', 'Old', undefined);
    const other = makeLedger();
    read(other, { ada: [] }, 0);
    other.setIdentity('ada', 'New', undefined);
    restoreUsers(other, keepUsers(ledger, 0, true), 0, 0);
    expect(other.users.name(0)).toBe('New');
  });

  it('refuses anything that is no such chunk, and takes nothing of it', () => {
    const ledger = makeLedger();
    read(ledger, rows, 0);
    const kept = keepUsers(ledger, 0, true);
    const damaged: unknown[] = [
      undefined,
      null,
      7,
      [],
      {},
      { ...kept, ids: ['ada'] },
      { ...kept, ids: [1, 2, 3] },
      { ...kept, sets: 'x' },
      { ...kept, sets: [['x']] },
      { ...kept, sets: [[1], [], ['x']] },
      { ...kept, held: [0, 1, 2] },
      { ...kept, held: Uint32Array.of(0, 1, 9) },
      { ...kept, readAt: Uint32Array.of(1) },
      { ...kept, names: ['Ada'] },
      { ...kept, names: ['Ada', null, 'Bob'] },
      { ...kept, emails: 'ada@example.com' },
    ];
    for (const broken of damaged) {
      const other = makeLedger();
      expect(() => restoreUsers(other, broken, 0, 0)).toThrowError(TypeError);
      expect(other.users.size).toBe(0);
    }
  });
});
