import { tryTableEarly } from './testing/try-table';

describe('LicenseUsersTable, used before all of it is there', () => {
  it('does what keys ask for in their order, and keeps the page from scrolling meanwhile', async () => {
    const prevented: boolean[] = [];
    const { host, table, control } = await tryTableEarly({ users: 30 }, ({ press }) => {
      prevented.push(press('ArrowDown'), press('ArrowDown'), press(' '), press('End'));
      prevented.push(press('Tab'), press('ArrowLeft', { altKey: true }), press('r', { ctrlKey: true }));
    });

    expect(prevented).toEqual([true, true, true, true, false, false, false]);
    expect(host.selection()).toEqual(control.userIds.slice(2, 3));
    expect(await table.activeCell()).toEqual({ position: 2, column: 2, isFocused: true });
  });

  it('does what clicks ask for in their order', async () => {
    const { host, table, control } = await tryTableEarly({ users: 30 }, ({ click }) => {
      click(1, 0);
      click(4, 0, { shiftKey: true });
      click(2, 0);
      click(3, 1);
    });
    const [, second, , fourth, fifth] = control.userIds;

    expect(host.selection()).toEqual([second, fourth, fifth] as string[]);
    expect(host.activated).toEqual([{ userId: fourth ?? '' }]);
    expect((await table.activeCell()).position).toBe(3);
  });

  it('says how many there are, and how far loading is, without moving the rows', async () => {
    const heights: number[] = [];
    const body = () => document.querySelector('license-users-table .body')?.clientHeight ?? 0;
    const { table } = await tryTableEarly({ users: 30 }, () => heights.push(body()));
    heights.push(body());

    expect(await table.status()).toContain('All 30 users loaded');
    expect(heights[0]).toBeGreaterThan(300);
    expect(heights[1]).toBe(heights[0] as number);
  });

  it('saves users for whoever asked at once', async () => {
    const files: Promise<string>[] = [];
    spyOn(URL, 'createObjectURL').and.callFake((file) => {
      files.push((file as Blob).text());
      return 'blob:file';
    });
    const saved = spyOn(HTMLAnchorElement.prototype, 'click').and.callFake(function (
      this: HTMLAnchorElement,
    ) {
      expect(this.download).toBe('users-and-licenses.csv');
    });
    const { control } = await tryTableEarly({ users: 3 }, ({ pressButton }) => pressButton('Export'));

    const [text = ''] = await Promise.all(files);
    expect(saved).toHaveBeenCalledTimes(1);
    const [header, ...rows] = text.trim().split('\r\n');
    expect(header).toBe('User id,Name,Email,Licenses');
    expect(rows.map((row) => row.split(',')[0])).toEqual([...control.userIds]);
  });
});
