import { signal } from '@angular/core';
import { tablePanelMessages } from './table-panel-messages';
import { exportUsers } from './export-users';

describe('exportUsers', () => {
  const { csvColumns } = tablePanelMessages;
  const emptyUser = { cells: new Map<string, never>() };
  const users = [
    { ...emptyUser, id: 'u1', name: '=SUM(A1)', email: 'a,b@example.com', licenseIds: ['a', 'b'] },
    { ...emptyUser, id: 'u2', name: undefined, email: undefined, licenseIds: [] },
  ];
  const store = { user: (id: string) => signal(users.find((user) => user.id === id)) };
  const { signal: never } = new AbortController();

  it('writes what users hold in one column', async () => {
    expect(await exportUsers(store, ['u1', 'u2'], undefined, csvColumns, never)).toEqual({
      header: ['User id', 'Name', 'Email', 'Licenses'],
      rows: [
        ['u1', '=SUM(A1)', 'a,b@example.com', 'a; b'],
        ['u2', undefined, undefined, ''],
      ],
    });
  });

  it('writes a column for each license', async () => {
    expect(await exportUsers(store, ['u1', 'u2'], ['b', 'c'], csvColumns, never)).toEqual({
      header: ['User id', 'Name', 'Email', 'b', 'c'],
      rows: [
        ['u1', '=SUM(A1)', 'a,b@example.com', 'yes', undefined],
        ['u2', undefined, undefined, undefined, undefined],
      ],
    });
  });

  it('stops when it is not wanted any more', async () => {
    const many = Array.from({ length: 300_000 }, (_, index) => `u${index}`);
    await expectAsync(
      exportUsers(store, many, undefined, csvColumns, AbortSignal.abort('gone')),
    ).toBeRejectedWith('gone');
  });
});
