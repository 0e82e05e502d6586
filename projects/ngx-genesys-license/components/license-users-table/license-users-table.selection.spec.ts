import { tryTable } from './testing/try-table';

describe('LicenseUsersTable, selecting', () => {
  it('selects rows, ranges, and takes them out again', async () => {
    const { host, table, control, settle } = await tryTable({ users: 30 });
    const ids = control.userIds;
    await table.clickCell(1, 0);
    await table.clickCell(4, 0, { shift: true });
    expect(host.selection()).toEqual(ids.slice(1, 5));
    await table.clickCell(2, 0);
    expect(host.selection()).toEqual([ids[1] ?? '', ids[3] ?? '', ids[4] ?? '']);
    await table.clickCell(0, 1, { control: true });
    await settle();
    expect(await table.status()).toContain('4 selected');
    expect(
      (await table.rows()).filter(({ isSelected }) => isSelected).map(({ position }) => position),
    ).toEqual([0, 1, 3, 4]);
    expect(await table.allState()).toBe('mixed');
    await table.press('Clear selection');
    expect(host.selection()).toEqual([]);
  });

  it('keeps what is selected while filters change', async () => {
    const { host, table, settle } = await tryTable({ users: 30 });
    await table.clickCell(0, 0);
    const before = host.selection();
    host.query.set({ text: 'nobody' });
    await settle();
    expect(host.selection()).toEqual(before);
    expect(await table.status()).toContain('1 selected');
  });

  it('selects all that match as a rule that goes on, with an honest count', async () => {
    const { host, table, control, show, settle } = await tryTable({ users: 2000, latency: 1000 });
    await control.advance(1900);
    await show();
    await table.toggleAll();
    expect(host.selection()).toEqual({ all: {}, except: [] });
    expect(await table.status()).toContain('All 500 that match selected, of those loaded so far');
    await settle();
    expect(await table.status()).toContain('All 2,000 that match selected');
    expect(await table.status()).not.toContain('so far');
    expect(await table.allState()).toBe('true');

    await table.clickCell(0, 0);
    expect(host.selection()).toEqual({ all: {}, except: control.userIds.slice(0, 1) });
    expect(await table.status()).toContain('All 1,999 that match selected');
    expect(await table.allState()).toBe('mixed');
  });

  it('offers to select all that match once somebody is selected', async () => {
    const { host, table, control, settle } = await tryTable({ users: 100 });
    host.query.set({ holds: ['cloudCX1'] });
    await settle();
    await table.clickCell(0, 0);
    await table.press(`Select all ${control.holders('cloudCX1').length} that match`);
    expect(host.selection()).toEqual({ all: { holds: ['cloudCX1'] }, except: [] });
  });
});
