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
    expect(await exportUsers(store, ['u1', 'u2'], undefined, csvColumns, never)).toBe(
      '\ufeffUser id,Name,Email,Licenses\r\nu1,\'=SUM(A1),"a,b@example.com","a; b"\r\nu2,,,\r\n',
    );
  });

  it('writes a column for each license', async () => {
    expect(await exportUsers(store, ['u1', 'u2'], ['b', 'c'], csvColumns, never)).toBe(
      '\ufeffUser id,Name,Email,b,c\r\nu1,\'=SUM(A1),"a,b@example.com",yes,\r\nu2,,,,\r\n',
    );
  });

  it('stops when it is not wanted any more', async () => {
    const many = Array.from({ length: 300_000 }, (_, index) => `u${index}`);
    await expectAsync(
      exportUsers(store, many, undefined, csvColumns, AbortSignal.abort('gone')),
    ).toBeRejectedWith('gone');
  });
});
