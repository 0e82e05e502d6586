import { VirtualClock } from 'ngx-genesys-license/testing';
import { tryTable } from './testing/try-table';

const free = 'examplePremiumAppUserLicense';

describe('LicenseUsersTable, hindered', () => {
  it('keeps its rows while all users are loaded anew, and is busy', async () => {
    const { table, control, show, settle } = await tryTable({ users: 1000 });
    const before = await table.userIds();
    control.configure({ latency: 1000 });
    await table.press('Reload');
    await show();
    expect(await table.gridAttribute('aria-busy')).toBe('true');
    expect(await table.hasSkeleton()).toBeFalse();
    expect(await table.userIds()).toEqual(before);
    await settle();
    expect(await table.gridAttribute('aria-busy')).toBe('false');
    expect(await table.userIds()).toEqual(before);
  });

  it('says that a permission is missing', async () => {
    const { table, violations } = await tryTable({ failures: { 'getLicenseUsers:403': 1 } });
    expect(await table.notice()).toContain('You lack the permission to see this.');
    expect(await violations()).toEqual([]);
  });

  it('shows what it has while offline, says of when, and takes no change until the network is back', async () => {
    const { host, table, show, violations } = await tryTable({ users: 10 });
    host.layout.set('columns');
    await show();
    const before = await table.userIds();
    const isOnline = spyOnProperty(navigator, 'onLine').and.returnValue(false);
    window.dispatchEvent(new Event('offline'));
    await show();

    expect(await table.notice()).toMatch(
      /You are offline; this is as of Jan 1, 2026, .+\. Changes are off until the network is back\./,
    );
    expect(await table.userIds()).toEqual(before);
    expect((await table.cell(0, free)).isDisabled).toBeTrue();
    await table.toggle(0, free);
    expect(host.runs).toEqual([]);
    expect(await violations()).toEqual([]);

    isOnline.and.returnValue(true);
    window.dispatchEvent(new Event('online'));
    await show();
    expect(await table.notice()).toBeUndefined();
    expect((await table.cell(0, free)).isDisabled).toBeFalse();
    await table.toggle(0, free);
    expect(host.runs.length).toBe(1);
  });

  it('says that it is offline where nothing has been loaded, of no age', async () => {
    spyOnProperty(navigator, 'onLine').and.returnValue(false);
    const { table, violations } = await tryTable({ users: 10, hang: 1, latency: 0 });
    window.dispatchEvent(new Event('offline'));
    expect(await table.notice()).toContain('You are offline. Changes are off');
    expect(await violations()).toEqual([]);
  });

  it('counts down while the server wants silence, keeps its rows, and goes on by itself', async () => {
    const { table, control, show, settle, violations } = await tryTable({
      users: 5000,
      latency: 1000,
      clock: new VirtualClock(Date.now()),
    });
    await control.advance(1900);
    await show();
    const before = await table.userIds();
    expect(before.length).toBeGreaterThan(5);
    control.failNext({ operation: 'getLicenseUsers', status: 429, retryAfter: 42 });
    await control.advance(2500);
    await control.advance(500);
    await show();
    expect(await table.notice()).toMatch(/The server asked for a pause; it goes on in 4\d seconds\./);
    const left = await table.userIds();
    expect(left.length).toBeGreaterThan(5);
    expect(left).toEqual(before.slice(0, left.length));
    expect(await violations()).toEqual([]);

    await control.advance(60_000);
    await settle();
    expect(await table.notice()).toBeUndefined();
    expect(await table.status()).toContain('All 5,000 users loaded');
  });
});
