import { Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TestBed } from '@angular/core/testing';
import { LicenseStore, withUserDirectory } from 'ngx-genesys-license';
import {
  LicenseEmulatorControl,
  provideLicenseEmulator,
  VirtualClock,
  type EmulatedStoreOptions,
} from './public-api';
import { turn } from './turn';

/** A user's component, as in the guide. */
@Component({
  template: `
    <p>{{ store.users.length() }} users</p>
    <button (click)="give()">Give the add-on</button>
  `,
})
class Agents {
  protected readonly store = inject(LicenseStore);
  protected readonly sweep = toSignal(this.store.streamUsers());

  protected give(): void {
    this.store.assign({ userIds: this.store.users.ids(), add: ['gc2WEMupgrade'] });
  }
}

describe('LicenseEmulatorControl', () => {
  const provide = (options?: EmulatedStoreOptions) => {
    TestBed.configureTestingModule({ providers: [provideLicenseEmulator(options, withUserDirectory())] });
    return { control: TestBed.inject(LicenseEmulatorControl), store: TestBed.inject(LicenseStore) };
  };
  const open = async (control: LicenseEmulatorControl) => {
    const fixture = TestBed.createComponent(Agents);
    await fixture.whenStable();
    await control.settled();
    await fixture.whenStable();
    return fixture;
  };

  it('lets a component be tested against the emulator in real time', async () => {
    const { control } = provide({ users: 5 });
    const fixture = await open(control);
    const page = fixture.nativeElement as HTMLElement;
    expect(page.textContent).toContain('5 users');

    page.querySelector('button')?.click();
    await control.settled();
    expect(control.holders('gc2WEMupgrade')).toEqual(control.userIds);
  });

  it('lets virtual time pass for latencies, and as much as settling takes', async () => {
    const { control, store } = provide({ users: 3, latency: 60_000 / 4, clock: new VirtualClock() });
    store.definitions();
    await control.advance(14_000);
    expect(store.definitionsStatus()).toBe('loading');
    await control.advance(1000);
    expect(store.definitionsStatus()).toBe('resolved');

    const steps = spyOn(control, 'advance').and.callThrough();
    store.reloadDefinitions();
    await control.settled();
    expect(store.definitionsStatus()).toBe('resolved');
    expect(control.emulator.requests.total).toBe(2);
    expect(steps.calls.count()).toBeLessThan(10);
  });

  it('lets no time pass while a body is read, however many turns that takes', async () => {
    const { control, store } = provide({ clock: new VirtualClock() });
    const body = new ReadableStream<Uint8Array>({
      async start(stream) {
        for (let turns = 0; turns < 400; turns++) await turn();
        stream.enqueue(new TextEncoder().encode('[]'));
        stream.close();
      },
    });
    control.answer('getLicenseDefinitions', () => new Response(body));
    store.definitions();
    await control.advance(1);
    expect(store.definitionsStatus()).toBe('resolved');
  });

  it('refuses to let real time pass', async () => {
    await expectAsync(provide().control.advance(1)).toBeRejectedWithError(TypeError, /VirtualClock/);
  });

  it('records the requests with their operations, bodies and ends', async () => {
    const { control, store } = provide({ users: 2 });
    control.failNext({ operation: 'postLicenseOrganization', status: 400 });
    const [id = ''] = control.userIds;
    const run = store.assign({ userIds: [id], add: ['cloudCX1'] });
    await run.report;
    await control.settled();

    const write = control.requests().find(({ operation }) => operation === 'postLicenseOrganization');
    expect(write).toEqual(
      jasmine.objectContaining({
        method: 'POST',
        body: { assignments: [{ licenseId: 'cloudCX1', userIdsAdd: [id], userIdsRemove: [] }] },
        state: 'answered',
        status: 400,
      }),
    );
    expect(write?.headers.get('Authorization')).toBe('Bearer emulated-token');
    expect(control.requests().map(({ number }) => number)).toEqual(
      control.requests().map((_, index) => index + 1),
    );
  });

  it('tells requests that broke and those that were given up', async () => {
    const { control, store } = provide({ users: 2, clock: new VirtualClock() });
    control.failNext({ operation: 'getLicenseDefinitions', drop: 'before' });
    store.definitions();
    await control.settled();
    expect(control.requests()[0]?.state).toBe('broken');

    control.failNext({ operation: 'getLicenseUsers', hang: true });
    store.streamUsers().subscribe().unsubscribe();
    const sweep = store.streamUsers().subscribe();
    await control.advance(100);
    sweep.unsubscribe();
    await control.advance(1);
    expect(control.requests().find(({ operation }) => operation === 'getLicenseUsers')?.state).toBe(
      'aborted',
    );
  });

  it('answers by hand what the test wants to answer, and lets the emulator do the rest', async () => {
    const { control, store } = provide({ users: 2 });
    control.answer('getLicenseDefinitions', () => [{ id: 'ours' }]);
    store.definitions();
    store.streamUsers().subscribe();
    await control.settled();
    expect(store.definitions().map(({ id }) => id)).toEqual(['ours']);
    expect(store.users.length()).toBe(2);

    control.answer('getLicenseDefinitions', async () =>
      Response.json({ code: 'not.authorized' }, { status: 403 }),
    );
    store.reloadDefinitions();
    await control.settled();
    expect(store.definitionsError()?.status).toBe(403);

    control.answer('getLicenseDefinitions', undefined);
    store.reloadDefinitions();
    await control.settled();
    expect(store.definitions().length).toBe(14);
  });

  it('changes how the API behaves while it runs, and goes back to the start', async () => {
    const { control, store } = provide({ users: 2 });
    control.scenario('forbidden');
    store.definitions();
    await control.settled();
    expect(store.definitionsError()?.code).toBe('missing.any.permissions');
    expect(store.definitionsError()?.missingPermissions).toContain('authorization:license:view');

    control.configure({ permissions: 'all' });
    store.reloadDefinitions();
    await control.settled();
    expect(store.definitionsStatus()).toBe('resolved');

    control.reset();
    expect(control.requests()).toEqual([]);
    expect(control.emulator.requests.total).toBe(0);
  });

  it('takes what the store is told, and its features', async () => {
    const { control, store } = provide({
      users: 1,
      store: { labels: { cloudCX1: 'Ours' }, canAssign: false },
    });
    expect(store.label('cloudCX1')).toBe('Ours');
    expect(store.canAssign()).toBeFalse();
    const user = store.user(control.userIds[0] ?? '');
    user();
    await control.settled();
    expect(user()?.name).toBe(control.emulator.organization.user(control.userIds[0] ?? '')?.name);
  });

  it('passes the tests of the guide', async () => {
    const { control, store } = provide({ users: 5, clock: new VirtualClock() });
    control.failNext({ operation: 'getLicenseUsers', status: 429, retryAfter: 30 });
    store.streamUsers().subscribe();
    await control.advance(29_000);
    expect(store.users.length()).toBe(0);
    await control.advance(2000);
    expect(store.users.length()).toBe(5);

    control.reset();
    control.answer('getLicenseDefinitions', () => [{ id: 'brandNew', description: 'Brand new' }]);
    store.definitions();
    await control.settled();
    expect(store.label('brandNew')).toBe('Brand new');
    expect(control.requests()[0]?.operation).toBe('getLicenseDefinitions');
  });
});
