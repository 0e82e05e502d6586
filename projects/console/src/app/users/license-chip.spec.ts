import type { CellStatus, LicensedUser } from 'ngx-genesys-license';
import { chipsOf } from './license-chip';

const cell = (status: Partial<CellStatus>): CellStatus => ({
  mark: 'pending',
  asked: true,
  state: undefined,
  result: undefined,
  error: undefined,
  correlationId: undefined,
  ...status,
});

function user(licenseIds: readonly string[], cells: Readonly<Record<string, CellStatus>> = {}): LicensedUser {
  return { id: 'u1', name: undefined, email: undefined, licenseIds, cells: new Map(Object.entries(cells)) };
}

describe('chipsOf', () => {
  const label = (id: string) => id.toUpperCase();

  it('shows the licenses held, by their labels', () => {
    expect(chipsOf(user(['a', 'b']), label).map((chip) => [chip.label, chip.isHeld, chip.words])).toEqual([
      ['A', true, ''],
      ['B', true, ''],
    ]);
  });

  it('puts those with something to say first, also where they are not held', () => {
    const chips = chipsOf(
      user(['a', 'b'], { b: cell({ mark: 'verifying' }), c: cell({ mark: 'failed', state: 'failed' }) }),
      label,
    );
    expect(chips.map((chip) => [chip.licenseId, chip.isHeld, chip.words])).toEqual([
      ['b', true, 'added, being verified'],
      ['c', false, 'not added'],
      ['a', true, ''],
    ]);
  });

  it('never leaves a mark to its colour alone', () => {
    for (const mark of ['pending', 'verifying', 'unconfirmed', 'failed'] as const) {
      const [chip] = chipsOf(user([], { a: cell({ mark }) }), label);
      expect(chip?.sign).not.toBe('');
      expect(chip?.words).not.toBe('');
    }
  });
});
