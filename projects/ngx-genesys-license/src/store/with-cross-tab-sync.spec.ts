import { createEnvironmentInjector, EnvironmentInjector, PLATFORM_ID, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createLicenseEmulator, type LicenseEmulator } from 'genesys-license-emulator';
import type { LicenseIdentity } from '../model/persistence';
import { LicenseStore } from './license-store';
import { withRateLimit } from './license-store-features';
import { provideLicenseStore } from './provide-license-store';
import { freeLicense } from './testing/try-store';
import { withCrossTabSync } from './with-cross-tab-sync';

let organizations = 0;

interface OpenedTab {
  readonly store: LicenseStore;
  readonly injector: EnvironmentInjector;
  /** Method and path of each request. */
  readonly requests: readonly string[];
}

/* With the browser's own channels and locks, so in real time: as much as they need. */
describe('withCrossTabSync', () => {
  let admin: LicenseIdentity;
  let emulator: LicenseEmulator;
  let ids: readonly string[];
  /** What the answer to a request waits for. */
  let answerAfter: (url: string) => Promise<void> | undefined;
  const opened: OpenedTab[] = [];

  const open = (identity: () => LicenseIdentity | undefined = () => admin): OpenedTab => {
    const requests: string[] = [];
    const injector = createEnvironmentInjector(
      [
        provideLicenseStore(
          {
            region: 'http://127.0.0.1:1',
            accessToken: 'secret-token',
            identity,
            fetch: async (url, init) => {
              requests.push(`${init.method} ${new URL(url).pathname}`);
              await answerAfter(url);
              return emulator.fetch(url, init);
            },
          },
          withCrossTabSync(),
          withRateLimit({ requestsPerMinute: 100 }),
        ),
      ],
      TestBed.inject(EnvironmentInjector),
    );
    const tab = { store: injector.get(LicenseStore), injector, requests };
    opened.push(tab);
    return tab;
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    for (const end = Date.now() + 4000; !isSo() && Date.now() < end;) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(isSo()).toBeTrue();
  };
  const isRole = ({ store }: OpenedTab, role: string) => until(() => store.tabRole() === role);
  const openTwo = async (): Promise<readonly [OpenedTab, OpenedTab]> => {
    const first = open();
    await isRole(first, 'alone');
    const second = open();
    await isRole(first, 'leader');
    return [first, second];
  };

  beforeEach(() => {
    admin = { orgId: `tabs-${++organizations}`, userId: 'admin@example.com' };
    answerAfter = () => undefined;
    emulator = createLicenseEmulator({ users: 30, undefinedLicense: false });
    ids = Array.from({ length: 30 }, (_, index) => emulator.organization.userIdAt(index));
  });

  afterEach(() => {
    for (const { injector } of opened.splice(0)) if (!injector.destroyed) injector.destroy();
  });

  it('names what is missing without an identity', () => {
    const injector = createEnvironmentInjector(
      [provideLicenseStore({ region: 'mypurecloud.com', accessToken: 'any' }, withCrossTabSync())],
      TestBed.inject(EnvironmentInjector),
    );
    expect(() => injector.get(LicenseStore)).toThrowError(
      /withCrossTabSync\(\) needs to know who is signed in: give provideLicenseStore\(\) an identity/,
    );
  });

  it('shows in one tab what the other reads, and reads all users once', async () => {
    const [first, second] = await openTwo();
    const pages: number[] = [];
    // Not before the other tab is heard: messages may take longer than three pages of a test do.
    let tell = (): void => undefined;
    const isHeard = new Promise<void>((resolve) => (tell = resolve));
    answerAfter = (url) => (url.includes('pageNumber=3') ? isHeard : undefined);
    second.store.streamUsers({ pageSize: 10 }).subscribe(({ pageNumber }) => {
      pages.push(pageNumber);
      tell();
    });
    first.store.streamUsers({ pageSize: 10 }).subscribe();
    await until(() => [first, second].every(({ store }) => store.userStream().status === 'resolved'));
    expect([first, second].map(({ store }) => store.users.length())).toEqual([30, 30]);
    expect(pages).toEqual([1, 2, 3]);
    expect([first.requests.length, second.requests]).toEqual([3, []]);
    first.store.definitions();
    await until(() => second.store.definitions().length > 0);
    expect(second.store.definitionsStatus()).toBe('resolved');
  });

  it('shows in one tab what the other assigns, sent once', async () => {
    const [first, second] = await openTwo();
    const [userId = ''] = ids;
    first.store.streamUsers().subscribe();
    await until(() => second.store.users.length() === 30);
    const holds = second.store.holds(userId, freeLicense);
    expect(holds()).toBeFalse();
    first.store.assign({ userIds: [userId], add: [freeLicense] });
    await until(() => holds());
    expect(second.store.runs()).toEqual([]);
    expect(emulator.organization.holds(userId, freeLicense)).toBeTrue();
    const writes = [...first.requests, ...second.requests].filter((request) =>
      request.endsWith('/organization'),
    );
    expect(writes.length).toBe(1);
  });

  it('counts the requests of both tabs, and goes on when the leader is closed', async () => {
    const [first, second] = await openTwo();
    await first.store.refreshUsers(ids);
    await second.store.refreshUsers(ids);
    await until(() => [first, second].every(({ store }) => store.connection().budgetLeft === 98));
    first.injector.destroy();
    await isRole(second, 'alone');
    await second.store.refreshUsers(ids);
    await until(() => second.store.connection().budgetLeft === 97);
  });

  it('lets the other tab forget when the person signs out', async () => {
    const [first, second] = await openTwo();
    await first.store.refreshUsers(ids);
    await until(() => second.store.users.length() === 30);
    await first.store.signOut();
    await until(() => second.store.users.length() === 0);
  });

  it('begins with the person, and keeps another apart', async () => {
    const person = signal<LicenseIdentity | undefined>(undefined);
    const first = open();
    const second = open(person);
    await isRole(first, 'alone');
    expect(second.store.tabRole()).toBe('off');
    await first.store.refreshUsers(ids);
    person.set({ ...admin, userId: 'other' });
    await isRole(second, 'alone');
    expect(second.store.users.length()).toBe(0);
    person.set(admin);
    // They have met: what is read before that, nobody is told.
    await isRole(first, 'leader');
    await first.store.refreshUsers(ids);
    await until(() => second.store.users.length() === 30);
  });

  it('names neither person nor token in channels, locks and messages', async () => {
    const lockNames = async () =>
      (await navigator.locks.query()).held?.flatMap(({ name }) => name ?? []) ?? [];
    const before = new Set(await lockNames());
    const [first, second] = await openTwo();
    const locks = (await lockNames()).filter((name) => !before.has(name));
    expect(locks.map((name) => name.split('/').slice(3).join('/').replace(/-.*/, '')).sort()).toEqual([
      'leader',
      jasmine.stringMatching(/^tab\/\w+$/),
      jasmine.stringMatching(/^tab\/\w+$/),
    ]);
    const heard: unknown[] = [];
    const channel = new BroadcastChannel(locks[0]?.split('/').slice(0, 3).join('/') ?? '');
    channel.onmessage = ({ data }: MessageEvent<unknown>) => heard.push(data);
    await second.store.refreshUsers(ids);
    await until(() => first.store.users.length() === 30 && heard.length > 0);
    channel.close();
    const told = JSON.stringify([heard, locks]);
    expect(told).toContain('"kind":"read"');
    expect(told).not.toMatch(/secret|admin|tabs-/);
  });

  it('is one tab by itself on a server, and where the browser has no channels', async () => {
    const injector = createEnvironmentInjector(
      [
        { provide: PLATFORM_ID, useValue: 'server' },
        provideLicenseStore(
          {
            region: 'http://127.0.0.1:1',
            accessToken: 'any',
            identity: () => admin,
            fetch: emulator.fetch,
            ssr: true,
          },
          withCrossTabSync(),
        ),
      ],
      TestBed.inject(EnvironmentInjector),
    );
    const rendered = injector.get(LicenseStore);
    await rendered.refreshUsers(ids);
    expect([rendered.tabRole(), rendered.users.length()]).toEqual(['off', 30]);
    injector.destroy();
    const { BroadcastChannel: channel } = globalThis;
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    try {
      const { store } = open();
      await store.refreshUsers(ids);
      expect([store.tabRole(), store.users.length()]).toEqual(['off', 30]);
    } finally {
      globalThis.BroadcastChannel = channel;
    }
  });
});
