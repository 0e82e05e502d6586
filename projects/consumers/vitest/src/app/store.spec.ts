import { TestBed } from '@angular/core/testing';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseEmulatorControl, provideLicenseEmulator, VirtualClock } from 'ngx-genesys-license/testing';

describe('LicenseStore', () => {
  it('goes on after the pause that the server asked for', async () => {
    TestBed.configureTestingModule({
      providers: [provideLicenseEmulator({ users: 5, clock: new VirtualClock() })],
    });
    const control = TestBed.inject(LicenseEmulatorControl);
    const store = TestBed.inject(LicenseStore);
    control.failNext({ operation: 'getLicenseUsers', status: 429, retryAfter: 30 });
    store.streamUsers().subscribe();
    await control.advance(29_000);
    expect(store.users.length()).toBe(0);
    await control.advance(2000);
    expect(store.users.length()).toBe(5);
  });

  it('takes back what the server refused', async () => {
    TestBed.configureTestingModule({
      providers: [provideLicenseEmulator({ users: 2, scenario: 'readonly' })],
    });
    const control = TestBed.inject(LicenseEmulatorControl);
    const store = TestBed.inject(LicenseStore);
    const [userId = ''] = control.userIds;
    store.streamUsers().subscribe();
    await control.settled();
    const holds = store.holds(userId, 'wallboardUser');
    const before = holds();
    const run = store.assign({ userIds: [userId], [before ? 'remove' : 'add']: ['wallboardUser'] });
    expect(holds()).toBe(!before);
    const { failures } = await run.report;
    expect(failures.map(({ state }) => state)).toEqual(['failed']);
    expect(holds()).toBe(before);
  });

  it('shows a license nobody has heard of', async () => {
    TestBed.configureTestingModule({ providers: [provideLicenseEmulator({ users: 0 })] });
    const control = TestBed.inject(LicenseEmulatorControl);
    control.answer('getLicenseDefinitions', () => [{ id: 'brandNew', description: 'Brand new' }]);
    const store = TestBed.inject(LicenseStore);
    store.definitions();
    await control.settled();
    expect(store.label('brandNew')).toBe('Brand new');
    expect(control.requests().map(({ operation }) => operation)).toEqual(['getLicenseDefinitions']);
  });
});
