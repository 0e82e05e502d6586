import { UserRows } from './user-rows';

describe('UserRows', () => {
  it('makes a row on first sight, not yet known, and finds it again', () => {
    const rows = new UserRows();
    expect(rows.find('ann')).toBeUndefined();
    expect([rows.of('ann'), rows.of('bob'), rows.of('ann'), rows.find('bob'), rows.size]).toEqual([
      0, 1, 0, 1, 2,
    ]);
    expect([rows.id(1), rows.isKnown(0), rows.tick(0), rows.readAt(0)]).toEqual(['bob', false, 0, undefined]);
    expect(rows.base(0)).toBe(rows.sets.empty);
  });

  it('keeps when a row was asked for, to the second, until its age is forgotten', () => {
    const rows = new UserRows();
    rows.of('ann');
    rows.stamp(0, 7, 1_767_225_600_999);
    expect([rows.tick(0), rows.readAt(0)]).toEqual([7, 1_767_225_600_000]);
    rows.forgetAge(0, 8);
    expect([rows.tick(0), rows.readAt(0)]).toEqual([7, undefined]);
    rows.stamp(0, 8, 1000);
    expect([rows.tick(0), rows.readAt(0)]).toEqual([8, undefined]);
    rows.stamp(0, 9, 0);
    expect(rows.readAt(0)).toBe(0);
    rows.stamp(0, 10, 1000);
    expect(rows.readAt(0)).toBe(1000);
  });

  it('tells whether a name or an address is new', () => {
    const rows = new UserRows();
    rows.of('ann');
    expect(rows.setIdentity(0, undefined, undefined)).toBeFalse();
    expect(rows.setIdentity(0, 'Ann', 'a@example.com')).toBeTrue();
    expect(rows.setIdentity(0, 'Ann', 'a@example.com')).toBeFalse();
    expect(rows.setIdentity(0, 'Ann', 'b@example.com')).toBeTrue();
    expect(rows.setIdentity(0, 'Anna', 'b@example.com')).toBeTrue();
    expect([rows.name(0), rows.email(0)]).toEqual(['Anna', 'b@example.com']);
  });

  it('grows without losing anything', () => {
    const rows = new UserRows();
    const set = rows.sets.of([3]);
    for (let row = 0; row < 5000; row++) {
      rows.of(`u${row}`);
      rows.setBase(row, set);
      rows.setKnown(row, row % 2 === 0);
      rows.stamp(row, row + 1, row * 1000);
    }
    for (let row = 0; row < 5000; row++) {
      const held = [
        rows.id(row),
        rows.base(row) === set,
        rows.isKnown(row),
        rows.tick(row),
        rows.readAt(row),
      ];
      expect(held).toEqual([`u${row}`, true, row % 2 === 0, row + 1, row * 1000]);
    }
  });
});
