import { Component } from '@angular/core';
import { TestKey } from '@angular/cdk/testing';
import { LicenseUsersTable } from './license-users-table';
import { tryTable } from './testing/try-table';

describe('LicenseUsersTable', () => {
  it('loads all users by itself and shows those in sight', async () => {
    const { table, control, violations } = await tryTable({ users: 600 });

    const rows = await table.rows();
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThanOrEqual(40);
    expect(rows.map(({ userId }) => userId)).toEqual(control.userIds.slice(0, rows.length));
    expect(await table.gridAttribute('aria-rowcount')).toBe('601');
    expect(await table.gridAttribute('aria-colcount')).toBe('3');
    expect(await table.gridAttribute('aria-multiselectable')).toBe('true');
    expect(await table.status()).toContain('All 600 users loaded');
    expect(await violations()).toEqual([]);
  });

  it('loads nothing by itself where it is told so', async () => {
    @Component({
      imports: [LicenseUsersTable],
      template: '<license-users-table [autoLoad]="autoLoad" />',
    })
    class Host {
      protected readonly autoLoad = false;
    }
    const { table, control, settle } = await tryTable({ users: 5 }, Host);

    expect(control.requests().some(({ operation }) => operation === 'getLicenseUsers')).toBeFalse();
    expect(await table.emptyText()).toContain('not been loaded');
    await table.press('Load users');
    await settle();
    expect((await table.userIds()).length).toBe(5);
  });

  it('shows where rows will be until the first page has come', async () => {
    const { table, control, settle } = await tryTable({ users: 1000, latency: 2000 });
    expect(await table.gridAttribute('aria-rowcount')).toBe('-1');
    expect(await table.gridAttribute('aria-busy')).toBe('true');
    expect(await table.hasSkeleton()).toBeTrue();

    await settle();
    expect(await table.gridAttribute('aria-busy')).toBe('false');
    expect(await table.hasSkeleton()).toBeFalse();
    expect(control.requests().length).toBeGreaterThan(1);
  });

  it('tells how far loading is, and what sort and filter cover meanwhile', async () => {
    const { host, table, control, show, settle } = await tryTable({ users: 2000, latency: 1000 });
    await control.advance(1900);
    await show();
    expect(await table.status()).toContain('500 of 2,000 loaded');
    expect(await table.gridAttribute('aria-rowcount')).toBe('2001');
    expect(await table.notes()).toEqual([]);

    host.query.set({ sort: { by: 'licenses' } });
    await show();
    expect((await table.notes())[0]).toBe('Sort and filter cover only what is loaded: 500 of 2,000 users.');

    await table.press('Stop loading');
    await settle();
    expect(await table.status()).toContain('500 of 2,000 loaded');
    await table.press('Go on loading');
    await settle();
    expect(await table.status()).toContain('All 2,000 users loaded');
    expect(await table.notes()).toEqual([]);
  });

  it('says that there is nobody', async () => {
    const { table } = await tryTable({ users: 0 });
    expect(await table.emptyText()).toBe('There is nothing here yet.');
  });

  it('sorts by header, there and back', async () => {
    const { host, table, settle } = await tryTable({ users: 30 });
    await table.sortByHeader('licenses');
    await settle();
    expect(await table.sorts()).toEqual(['none', 'ascending']);
    await table.sortByHeader('licenses');
    expect(await table.sorts()).toEqual(['none', 'descending']);
    expect(host.query()).toEqual({ sort: { by: 'licenses', direction: 'descending' } });
    await table.sortByHeader('licenses');
    expect(await table.sorts()).toEqual(['none', 'none']);
    await table.sortBy('Email');
    expect(host.query()).toEqual({ sort: { by: 'email', direction: 'ascending' } });
    expect(await table.sorts()).toEqual(['ascending', 'none']);
  });

  it('finds users by text, and says where nobody is found', async () => {
    const { host, table, control, store, settle, violations } = await tryTable({ users: 30 });
    const name = store.user(control.userIds[7] ?? '')()?.name ?? '';
    await table.search(name);
    await settle();
    expect(host.query().text).toBe(name);
    expect(await table.userIds()).toContain(control.userIds[7] ?? '');
    expect(await table.status()).toMatch(/^\d+ users? match/);

    await table.search('nobody is called that');
    await settle();
    expect(await table.emptyText()).toContain('Nothing matches.');
    expect(await violations()).toEqual([]);
    await table.press('Clear filters');
    await settle();
    expect(await table.emptyText()).toBeUndefined();
  });

  it('filters by licenses held and lacked, with counts', async () => {
    const { host, table, control, store, settle, violations } = await tryTable({ users: 200 });
    await table.filterByLicense(store.label('cloudCX1'), 'Has');
    await settle();
    expect((await table.filterCounts()).find((count) => count.startsWith('cloudCX1 '))).toBe(
      `cloudCX1 · ${control.holders('cloudCX1').length} users`,
    );
    expect(await violations()).toEqual([]);
    await table.closePanel();
    expect(await table.hasPanel()).toBeFalse();
    expect(await table.gridAttribute('aria-rowcount')).toBe(String(control.holders('cloudCX1').length + 1));

    await table.filterByLicense(store.label('cloudCX1'), 'Lacks');
    await settle();
    expect(host.query().holds).toEqual([]);
    expect(host.query().lacks).toEqual(['cloudCX1']);
    expect(await table.gridAttribute('aria-rowcount')).toBe(String(201 - control.holders('cloudCX1').length));
    await table.closePanel();
    await table.press(`Remove filter: Lacks ${store.label('cloudCX1')}`);
    expect(host.query().lacks).toEqual([]);
  });

  it('shows a column for each license, those nobody holds too', async () => {
    const { host, table, control, store, settle, violations } = await tryTable({ users: 20 });
    host.layout.set('columns');
    await settle();
    const headers = await table.headers();
    expect(headers.length).toBe(1 + store.definitions().length);
    const free = store.usage().find(({ holders }) => holders === 0);
    expect(
      headers.some((header) => header.startsWith(free?.label ?? '?') && header.endsWith('0 users')),
    ).toBeTrue();
    const cell = await table.cell(0, 'collaboratePro');
    expect(cell.isHeld).toBe(control.emulator.organization.holds(control.userIds[0] ?? '', 'collaboratePro'));
    expect(cell.name).toContain(store.user(control.userIds[0] ?? '')()?.name ?? '?');
    expect(await violations()).toEqual([]);
  });

  it('becomes two lines a row where there is little room', async () => {
    const { host, table, settle, violations } = await tryTable({ users: 20 });
    host.width.set(360);
    host.layout.set('columns');
    await settle();
    expect(await table.gridAttribute('aria-colcount')).toBe('3');
    expect(await violations()).toEqual([]);
  });

  it('names a failed load, and loads again', async () => {
    const { table, control, settle, violations } = await tryTable({ users: 5 });
    expect(await table.notice()).toBeUndefined();
    control.failNext({ operation: 'getLicenseUsers', status: 404, count: 1 });
    await table.press('Reload');
    await settle();
    expect(await table.notice()).toContain('This could not be loaded.');
    expect(await violations()).toEqual([]);
    await table.retryLoad();
    await settle();
    expect(await table.notice()).toBeUndefined();
  });

  it('tells who opened a user', async () => {
    const { host, table, control } = await tryTable();
    await table.clickCell(2, 1);
    await table.key(TestKey.ENTER);
    await table.clickCell(3, 1);
    expect(host.activated.map(({ userId }) => userId)).toEqual([
      control.userIds[2] ?? '',
      control.userIds[2] ?? '',
      control.userIds[3] ?? '',
    ]);
  });
});
