import { TestKey } from '@angular/cdk/testing';
import { Component } from '@angular/core';
import { LicenseUsersTable } from './license-users-table';
import { LicenseUserCell } from './table-templates';
import { tryTable } from './testing/try-table';

describe('LicenseUsersTable by keyboard', () => {
  it('has one tab stop, and moves by cell, row, page and to the ends', async () => {
    const { table, settle } = await tryTable({ users: 500 });
    await table.focus();
    const moves: readonly (readonly [TestKey, boolean, number, number])[] = [
      [TestKey.RIGHT_ARROW, false, 0, 1],
      [TestKey.END, false, 0, 2],
      [TestKey.RIGHT_ARROW, false, 0, 2],
      [TestKey.DOWN_ARROW, false, 1, 2],
      [TestKey.HOME, false, 1, 0],
      [TestKey.LEFT_ARROW, false, 1, 0],
      [TestKey.END, true, 499, 2],
      [TestKey.DOWN_ARROW, false, 499, 2],
      [TestKey.UP_ARROW, false, 498, 2],
      [TestKey.HOME, true, 0, 0],
      [TestKey.UP_ARROW, false, -1, 0],
      [TestKey.RIGHT_ARROW, false, -1, 1],
      [TestKey.DOWN_ARROW, false, 0, 1],
    ];
    for (const [key, control, position, column] of moves) {
      await table.key(key, { control });
      await settle();
      expect(await table.activeCell()).toEqual({ position, column, isFocused: true });
    }
    await table.key(TestKey.PAGE_DOWN);
    const { position } = await table.activeCell();
    expect(position).toBeGreaterThan(4);
    expect(position).toBeLessThan(20);
    await table.key(TestKey.PAGE_UP);
    expect((await table.activeCell()).position).toBe(0);
  });

  it('keeps the row with the focus in the document when it is scrolled away', async () => {
    const { table, show, scroll } = await tryTable({ users: 500 });
    await table.focus();
    await table.key(TestKey.DOWN_ARROW);
    await scroll(400 * 40);

    expect(await table.activeCell()).toEqual({ position: 1, column: 0, isFocused: true });
    const positions = (await table.rows()).map(({ position }) => position);
    expect(positions[0]).toBe(1);
    expect(positions[1]).toBeGreaterThan(300);

    await table.key(TestKey.DOWN_ARROW);
    await show();
    expect(await table.activeCell()).toEqual({ position: 2, column: 0, isFocused: true });
    expect(await table.scrollTop()).toBeLessThan(200);
  });

  it('keeps the focus with its user when the order changes', async () => {
    const { host, table, settle } = await tryTable({ users: 200 });
    await table.focus();
    await table.key(TestKey.DOWN_ARROW);
    const [, second] = await table.userIds();
    for (const direction of ['ascending', 'descending'] as const) {
      host.query.set({ sort: { by: 'id', direction } });
      await settle();
      const { position, isFocused } = await table.activeCell();
      expect(isFocused).toBeTrue();
      const row = (await table.rows()).find((each) => each.position === position);
      expect(row?.userId).toBe(second);
    }
  });

  it('gives the focus to the row that takes the place of one that is gone', async () => {
    const { host, table, store, settle } = await tryTable({ users: 20 });
    await table.focus();
    for (let row = 0; row < 19; row++) await table.key(TestKey.DOWN_ARROW);
    const name = store.user((await table.userIds()).at(0) ?? '')()?.email ?? '';
    host.query.set({ text: name });
    await settle();
    expect(await table.activeCell()).toEqual({ position: 0, column: 0, isFocused: true });

    host.query.set({ text: 'nobody at all' });
    await settle();
    expect(await table.activeCell()).toEqual({ position: -1, column: 0, isFocused: true });
  });

  it('does not take the focus from elsewhere', async () => {
    const { host, table, settle } = await tryTable({ users: 20 });
    await table.focus();
    await table.blur();
    host.query.set({ sort: { by: 'id', direction: 'descending' } });
    await settle();
    expect((await table.activeCell()).isFocused).toBeFalse();
  });

  it('selects with Space, ranges with Shift, and all that match with Ctrl+A', async () => {
    const { host, table, control } = await tryTable({ users: 30 });
    const ids = control.userIds;
    await table.focus();
    await table.key(' ');
    expect(host.selection()).toEqual(ids.slice(0, 1));
    await table.key(TestKey.DOWN_ARROW, { shift: true });
    await table.key(TestKey.DOWN_ARROW, { shift: true });
    expect(host.selection()).toEqual(ids.slice(0, 3));
    await table.key(TestKey.UP_ARROW, { shift: true });
    expect(host.selection()).toEqual(ids.slice(0, 2));
    await table.key('a', { control: true });
    expect(host.selection()).toEqual({ all: {}, except: [] });
    await table.key(' ');
    expect(host.selection()).toEqual({ all: {}, except: ids.slice(1, 2) });
  });

  it('toggles a license with Space in its cell, and the row with Shift+Space', async () => {
    const { host, table, control, settle } = await tryTable({ users: 10 });
    host.layout.set('columns');
    await settle();
    await table.focus();
    await table.key(TestKey.RIGHT_ARROW);
    await table.key(TestKey.RIGHT_ARROW);
    await table.key(' ', { shift: true });
    expect(host.selection()).toEqual(control.userIds.slice(0, 1));
    expect(host.runs.length).toBe(0);
  });

  it('opens the licenses of a user with Enter or F2, and comes back with Escape', async () => {
    const { table, show, violations } = await tryTable({ users: 10 });
    await table.focus();
    await table.key(TestKey.END);
    for (const key of [TestKey.ENTER, TestKey.F2]) {
      await table.key(key);
      await show();
      expect(await table.hasPanel()).toBeTrue();
      expect((await table.activeCell()).isFocused).toBeFalse();
      expect(await violations()).toEqual([]);
      await table.escapePanel();
      await show();
      expect(await table.hasPanel()).toBeFalse();
      expect(await table.activeCell()).toEqual({ position: 0, column: 2, isFocused: true });
    }
  });

  it("goes into the controls of an application's own cell, and out with Escape", async () => {
    @Component({
      imports: [LicenseUsersTable, LicenseUserCell],
      template: `
        <license-users-table>
          <ng-template licenseUserCell="more" header="More" let-user>
            <button type="button" tabindex="-1" (keydown.enter)="pressed.push(user.id)">
              Open {{ user.id }}
            </button>
          </ng-template>
        </license-users-table>
      `,
    })
    class Host {
      readonly pressed: string[] = [];
    }
    const { table, show, violations } = await tryTable({ users: 10 }, Host);
    expect(await table.headers()).toEqual(['User', 'Licenses', 'More']);
    await table.focus();
    await table.key(TestKey.END);
    await table.key(TestKey.ENTER);
    expect(await table.activeCell()).toEqual({ position: 0, column: 3, isFocused: false });
    await table.keyInside(TestKey.ESCAPE);
    await show();
    expect(await table.activeCell()).toEqual({ position: 0, column: 3, isFocused: true });
    expect(await violations()).toEqual([]);
  });
});
