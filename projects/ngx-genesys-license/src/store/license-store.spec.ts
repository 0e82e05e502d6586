import { computed, effect, inject, Injector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { BehaviorSubject } from 'rxjs';
import type { RoleComparison } from '../model/inference';
import { LicenseStore } from './license-store';
import { provideLicenseStore } from './provide-license-store';
import { freeLicense, tryStore } from './testing/try-store';

describe('LicenseStore, definitions', () => {
  it('loads them once for many askers, and not before one asks', async () => {
    const { store, emulator, pass } = tryStore();
    await pass(10);
    expect(emulator.requests.total).toBe(0);
    expect(store.definitionsStatus()).toBe('idle');
    expect(store.definitions()).toEqual([]);
    store.definition('cloudCX1')();
    store.label('unheard');
    store.definitions$.subscribe();
    store.usage();
    await pass(10);
    expect(store.definitions().length).toBe(14);
    expect(store.definitionsStatus()).toBe('resolved');
    expect(emulator.requests.total).toBe(1);
  });

  it('completes a thin definition when it is asked for by id', async () => {
    const { store, emulator, pass } = tryStore({ emulator: { definitions: 'thin' } });
    const definition = store.definition('cloudCX2');
    definition();
    await pass(10);
    definition();
    await pass(10);
    expect(definition()?.permissions?.ids?.length).toBeGreaterThan(0);
    expect(emulator.requests.of('getLicenseDefinition')).toBe(1);
  });

  it('loads old ones again when somebody asks, and shows them meanwhile', async () => {
    const { store, emulator, pass } = tryStore();
    store.definitions();
    await pass(10);
    expect(store.definitions().length).toBe(14);
    await pass(6 * 60_000);
    expect(store.definitions().length).toBe(14);
    expect(emulator.requests.of('getLicenseDefinitions')).toBe(1);
    store.label('cloudCX1');
    await pass(10);
    expect(emulator.requests.of('getLicenseDefinitions')).toBe(2);
  });

  it('says why they cannot be loaded, and loads them when told to', async () => {
    const { store, emulator, pass } = tryStore();
    emulator.configure({ permissions: [] });
    store.definitions();
    await pass(10);
    expect(store.definitionsStatus()).toBe('error');
    expect(store.definitionsError()?.missingPermissions).toContain('authorization:license:view');
    emulator.configure({ permissions: 'all' });
    store.reloadDefinitions();
    await pass(10);
    expect(store.definitionsStatus()).toBe('resolved');
    expect(store.definitionsError()).toBeUndefined();
  });

  it('labels with the application word, else its own, else the description, else the id', async () => {
    const { store, pass } = tryStore({ config: { labels: { cloudCX1: 'Ours' } } });
    store.definitions();
    await pass(10);
    expect(store.label('cloudCX1')).toBe('Ours');
    expect(store.label('cloudCX2')).toBe('Genesys Cloud CX 2');
    expect(store.label('constructor')).toBe('constructor');
  });

  it('labels with the description where there is no other name', async () => {
    const { store, pass } = tryStore({
      config: {
        fetch: () => Promise.resolve(Response.json([{ id: 'new', description: 'Something new' }])),
      },
    });
    store.definitions();
    await pass(10);
    expect(store.label('new')).toBe('Something new');
  });
});

describe('LicenseStore, users', () => {
  it('gives the same signal for the same id, and reads all that are asked for in one request', async () => {
    const { store, emulator, pass, ids } = tryStore();
    const users = ids.map((id) => store.user(id));
    expect(store.user(ids[0] as string)).toBe(users[0]);
    expect(store.holds(ids[0] as string, 'x')).toBe(store.holds(ids[0] as string, 'x'));
    expect(users[0]?.()).toBeUndefined();
    await pass(10);
    expect(users.map((user) => user()?.id)).toEqual([...ids]);
    expect(emulator.requests.total).toBe(1);
  });

  it('may be asked for inside a computed', async () => {
    const { store, pass, ids } = tryStore();
    const id = ids[0] as string;
    const summary = computed(() => {
      const user = store.user(id)();
      const list = store.view({ holds: [freeLicense] })();
      return [
        user?.licenseIds.includes(freeLicense),
        store.holds(id, freeLicense)(),
        store.definition('cloudCX1')()?.id,
        list.length,
        store.usage().find(({ licenseId }) => licenseId === freeLicense)?.holders,
      ];
    });
    expect(summary()).toEqual([undefined, false, undefined, 0, undefined]);
    await pass(100);
    expect(summary()).toEqual([false, false, 'cloudCX1', 0, 0]);
    store.assign({ userIds: [id], add: [freeLicense] });
    expect(summary()).toEqual([true, true, 'cloudCX1', 1, 1]);
  });

  it('notifies exactly the row that was changed', async () => {
    const { store, ids, sweep, injector } = tryStore();
    await sweep();
    const told: string[] = [];
    for (const id of ids) {
      const user = store.user(id);
      effect(() => void told.push(user()?.id ?? ''), { injector: injector.get(Injector) });
    }
    TestBed.tick();
    told.length = 0;
    store.assign({ userIds: [ids[2] as string], add: [freeLicense] });
    TestBed.tick();
    expect(told).toEqual([ids[2] as string]);
    await store.refreshUsers([]);
    TestBed.tick();
    expect(told).toEqual([ids[2] as string]);
  });

  it('streams pages, tells how far it is, and lists the users', async () => {
    const { store, pass, ids } = tryStore({ emulator: { users: 12, latency: 20 } });
    const pages: number[] = [];
    store.streamUsers({ pageSize: 5 }).subscribe(({ userIds }) => pages.push(userIds.length));
    await pass(25);
    expect(store.userStream()).toEqual(jasmine.objectContaining({ status: 'loading', loaded: 5, total: 12 }));
    await pass(1000);
    expect(pages).toEqual([5, 5, 2]);
    expect(store.userStream().status).toBe('resolved');
    expect(store.users.length()).toBe(12);
    expect(store.users.at(3)).toBe(ids[3] as string);
    expect(store.users.indexOf(ids[3] as string)).toBe(3);
    expect(store.users.at(12)).toBeUndefined();
    expect(store.users.indexOf('nobody')).toBe(-1);
    expect(store.users.ids()).toEqual(ids);
  });

  it('keeps a view up to date while users stream in and change', async () => {
    const { store, pass, ids } = tryStore({ emulator: { users: 30, latency: 20 } });
    const view = store.view({ holds: [freeLicense], sort: { by: 'id', direction: 'descending' } });
    expect(view()).toEqual(jasmine.objectContaining({ length: 0, covers: 'loaded' }));
    store.assign({ userIds: ids.slice(0, 3), add: [freeLicense] });
    store.streamUsers({ pageSize: 10 }).subscribe();
    await pass(5000);
    const sorted = ids.slice(0, 3).sort().reverse();
    expect(Array.from({ length: view().length }, (_, index) => view().at(index))).toEqual(sorted);
    expect(view().covers).toBe('all');
    const before = view();
    store.assign({ userIds: [ids[20] as string], add: ['wallboardUser'] });
    expect(view()).toBe(before);
    store.assign({ userIds: [sorted[0] as string], remove: [freeLicense] });
    expect(view().length).toBe(2);
    expect(view().indexOf(sorted[0] as string)).toBe(-1);
    expect(
      store.view({ sort: { by: 'id', direction: 'descending' }, holds: [freeLicense, freeLicense] }),
    ).toBe(view);
  });

  it('builds a long list in slices, and says so', async () => {
    let now = 0;
    const clock = {
      now: () => ++now,
      setTimeout: (callback: () => void, delay: number) => setTimeout(callback, delay),
      clearTimeout: (handle: unknown) => clearTimeout(handle as number),
    };
    const { store, ids } = tryStore({ emulator: { users: 2000 }, config: { clock } });
    await store.refreshUsers(ids);
    const view = store.view({ sort: { by: 'id' } });
    expect(view().isComplete).toBeFalse();
    expect(view().length).toBeLessThan(2000);
    for (let turn = 0; turn < 100 && !view().isComplete; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    expect(view().isComplete).toBeTrue();
    expect(view().length).toBe(2000);
    expect(view().at(0)).toBe([...ids].sort()[0]);
  });

  it('counts holders with the changes under way, of licenses nobody holds and nobody defines too', async () => {
    const { store, emulator, ids, pass, sweep } = tryStore({
      emulator: { users: 40, undefinedLicense: true },
    });
    store.definitions();
    await sweep();
    const of = (id: string) => store.usage().find(({ licenseId }) => licenseId === id);
    expect(of(freeLicense)).toEqual(jasmine.objectContaining({ holders: 0, isDefined: true }));
    store.assign({ userIds: ids, add: [freeLicense] });
    expect(of(freeLicense)?.holders).toBe(40);
    await pass(10_000);
    const undefinedIds = store.usage().filter(({ isDefined }) => !isDefined);
    for (const { holders, licenseId, label } of undefinedIds) {
      expect(holders).toBe(ids.filter((id) => emulator.organization.holds(id, licenseId)).length);
      expect(label).toBe(licenseId);
    }
    emulator.organization.assign(ids[0] as string, 'wallboardUser');
    await store.refreshUsers([ids[0] as string]);
    expect(of('wallboardUser')?.holders).toBe(
      ids.filter((id) => emulator.organization.holds(id, 'wallboardUser')).length,
    );
  });
});

describe('LicenseStore, assignment', () => {
  it('has the view changed when assign returns, and tells of the run as signals', async () => {
    const { store, pass, ids, sweep } = tryStore({ emulator: { latency: 50 } });
    await sweep();
    const run = store.assign(store.plan({ userIds: ids, add: [freeLicense] }));
    expect(store.holds(ids[0] as string, freeLicense)()).toBeTrue();
    expect(
      store
        .user(ids[0] as string)()
        ?.cells.get(freeLicense)?.mark,
    ).toBe('pending');
    expect(store.runs()).toEqual([run]);
    expect(run.state()).toBe('queued');
    await pass(60);
    expect(run.state()).toBe('verifying');
    expect(run.progress().verifying).toBe(5);
    await pass(5000);
    expect(run.state()).toBe('done');
    expect(run.failures()).toEqual([]);
    expect((await run.report).progress.confirmed).toBe(5);
    expect(store.user(ids[0] as string)()?.cells.size).toBe(0);
    const undoing = run.undo();
    expect(undoing.skipped).toEqual([]);
    expect(store.holds(ids[0] as string, freeLicense)()).toBeFalse();
    expect(store.runs().length).toBe(2);
  });

  it('says why a cell failed, and learns whether the person may assign', async () => {
    const { store, emulator, pass, ids, sweep } = tryStore();
    await sweep();
    expect(store.canAssign()).toBeUndefined();
    emulator.configure({ permissions: ['authorization:license:view'] });
    const run = store.assign({ userIds: [ids[0] as string], add: [freeLicense] });
    await pass(10);
    const status = store
      .user(ids[0] as string)()
      ?.cells.get(freeLicense);
    expect(status).toEqual(jasmine.objectContaining({ mark: 'failed', asked: true, state: 'failed' }));
    expect(status?.error?.status).toBe(403);
    expect(run.failures().length).toBe(1);
    expect(store.canAssign()).toBeFalse();
  });

  it('refuses a senseless change at once', () => {
    const { store } = tryStore();
    expect(() => store.assign({ userIds: ['a'], add: ['x'], remove: ['x'] })).toThrowError(/both added/);
    expect(() => store.plan({ userIds: 'a' as never })).toThrowError(/array/);
    expect(store.runs()).toEqual([]);
  });
});

describe('LicenseStore, why', () => {
  it('infers licenses of roles, once for the same roles, and explains which role needs which', async () => {
    const { store, emulator } = tryStore();
    const roles = emulator.organization.roles.slice(0, 3).map(({ id }) => id);
    const inferred = await store.inferFromRoles(roles);
    expect(await store.inferFromRoles([...roles].reverse())).toEqual(inferred);
    expect(emulator.requests.of('postLicenseInfer')).toBe(1);
    const { licenseIds, reasons } = await store.explain(roles);
    expect(licenseIds).toEqual(inferred);
    expect(reasons.map(({ licenseId }) => licenseId)).toEqual([...inferred]);
    expect(await store.inferFromRoles([])).toEqual([]);
    expect(await store.inferFromPermissions([])).toEqual([]);
  });

  it('compares what users hold with what their roles need, for whoever subscribes', async () => {
    const { store, ids, emulator, pass } = tryStore();
    const comparison$ = store.compareWithRoles(ids);
    expect(emulator.requests.total).toBe(0);
    const found: RoleComparison[] = [];
    comparison$.subscribe((comparison) => found.push(comparison));
    await pass(500);
    expect(found.map(({ userId }) => userId).sort()).toEqual([...ids].sort());
    for (const { userId, heldWithoutReason, neededNotHeld } of found) {
      const needed = emulator.organization.inferredFor(userId);
      const held = emulator.organization.licensesOf(userId);
      expect([...heldWithoutReason].sort()).toEqual(held.filter((id) => !needed.includes(id)).sort());
      expect([...neededNotHeld].sort()).toEqual(needed.filter((id) => !held.includes(id)).sort());
    }
  });
});

describe('LicenseStore, connection', () => {
  it('tells of a pause, and of its end', async () => {
    const { store, emulator, clock, pass } = tryStore();
    emulator.failNext({ status: 429, retryAfter: 20 });
    const { budgetLeft } = store.connection();
    store.definitions();
    await pass(10);
    expect(store.connection().pausedUntil).toBeGreaterThan(clock.now() + 19_000);
    expect(store.connection().budgetLeft).toBeLessThan(budgetLeft);
    await pass(30_000);
    expect(store.connection().pausedUntil).toBeUndefined();
    expect(store.definitionsStatus()).toBe('resolved');
  });

  it('tells that somebody has to sign in, and loads what was missing when somebody has', async () => {
    const { store, emulator, pass, ids } = tryStore();
    emulator.configure({ tokens: { any: { expired: true } } });
    store.definitions();
    await pass(10);
    expect(store.connection().needsSignIn).toBeTrue();
    emulator.configure({ tokens: { any: { expired: false } } });
    await store.refreshUsers(ids);
    await pass(10);
    expect(store.connection().needsSignIn).toBeFalse();
    expect(store.definitionsStatus()).toBe('resolved');
  });

  it('follows the platform going offline and online', async () => {
    const { store, emulator, pass } = tryStore();
    const online = spyOnProperty(navigator, 'onLine').and.returnValue(false);
    window.dispatchEvent(new Event('offline'));
    expect(store.connection().online).toBeFalse();
    emulator.configure({ dropBefore: 1 });
    store.definitions();
    await pass(60_000);
    expect(store.definitionsStatus()).toBe('error');
    emulator.configure({ dropBefore: 0 });
    online.and.returnValue(true);
    window.dispatchEvent(new Event('online'));
    await pass(10);
    expect(store.connection().online).toBeTrue();
    expect(store.definitionsStatus()).toBe('resolved');
  });
});

describe('LicenseStore, signing out', () => {
  it('drops everything, for signals that are held too, and works again', async () => {
    const { store, pass, ids, sweep } = tryStore();
    store.definitions();
    await sweep();
    const id = ids[0] as string;
    const run = store.assign({ userIds: [id], add: [freeLicense] });
    const user = store.user(id);
    const held = store.holds(id, freeLicense);
    const view = store.view({ holds: [freeLicense] });
    const list = view();
    const pages$ = store.streamUsers();
    expect([held(), list.length]).toEqual([true, 1]);
    await store.signOut();
    expect(user()).toBeUndefined();
    expect(held()).toBeFalse();
    expect(view().length).toBe(0);
    expect(list.at(0)).toBe(id);
    expect(store.users.length()).toBe(0);
    expect(store.runs()).toEqual([]);
    expect(store.usage().every(({ holders }) => holders === 0)).toBeTrue();
    expect((await run.report).cells.length).toBe(1);
    pages$.subscribe();
    await pass(5000);
    expect(store.users.length()).toBe(5);
    expect(user()?.id).toBe(id);
    expect(store.definitions().length).toBe(14);
    const again = store.assign({ userIds: [id], add: [freeLicense] });
    expect([held(), view().length]).toEqual([true, 1]);
    await pass(5000);
    expect(again.state()).toBe('done');
  });

  it('stops all requests when its injector is destroyed', async () => {
    const { store, emulator, clock, injector, ids, pass } = tryStore({
      emulator: { users: 400, latency: 50 },
    });
    let isComplete = false;
    store.streamUsers({ pageSize: 10 }).subscribe({ complete: () => (isComplete = true) });
    const run = store.assign({ userIds: ids, add: [freeLicense] });
    const definitions = store.definitions;
    await pass(60);
    injector.destroy();
    const { total } = emulator.requests;
    definitions();
    store.label('unheard');
    await pass(600_000);
    expect(emulator.requests.total).toBe(total);
    expect(isComplete).toBeTrue();
    expect((await run.report).cells.length).toBe(400);
    expect(clock.pending).toBe(0);
  });
});

describe('LicenseStore, access token', () => {
  async function tokenSent(accessToken: Parameters<typeof provideLicenseStore>[0]): Promise<string[]> {
    const sent: string[] = [];
    const config = typeof accessToken === 'function' ? accessToken() : accessToken;
    const { store, ids } = tryStore({
      config,
      onRequest: (_, init) => sent.push(new Headers(init.headers).get('Authorization') ?? ''),
    });
    await store.refreshUsers([ids[0] as string]);
    return sent;
  }
  const region = 'http://127.0.0.1:1';

  it('may be a string, a signal, an observable, or a function', async () => {
    expect(await tokenSent({ region, accessToken: 'plain' })).toEqual(['Bearer plain']);
    expect(await tokenSent({ region, accessToken: signal('signal') })).toEqual(['Bearer signal']);
    expect(await tokenSent({ region, accessToken: new BehaviorSubject('subject') })).toEqual([
      'Bearer subject',
    ]);
    expect(await tokenSent({ region, accessToken: () => Promise.resolve('promise') })).toEqual([
      'Bearer promise',
    ]);
  });

  it('may be injected by the function', async () => {
    class Auth {
      readonly token = signal('injected');
    }
    TestBed.configureTestingModule({ providers: [Auth] });
    expect(await tokenSent({ region, accessToken: () => inject(Auth).token() })).toEqual(['Bearer injected']);
  });

  it('does not make an effect run again that has sent a request', async () => {
    const token = signal('first');
    const { store, ids, injector, pass } = tryStore({ config: { accessToken: token } });
    let runs = 0;
    effect(
      () => {
        runs++;
        void store.refreshUsers([ids[0] as string]);
      },
      { injector: injector.get(Injector) },
    );
    TestBed.tick();
    await pass(10);
    token.set('second');
    TestBed.tick();
    expect(runs).toBe(1);
  });
});

describe('provideLicenseStore', () => {
  it('makes a store of its own in each injector', async () => {
    const first = tryStore();
    const second = tryStore({ emulator: { seed: 2, users: 7 } });
    await first.sweep();
    await second.sweep();
    expect(first.store.users.length()).toBe(5);
    expect(second.store.users.length()).toBe(7);
    expect(second.store.users.indexOf(first.ids[0] as string)).toBe(-1);
  });

  it('takes a function for the configuration', () => {
    TestBed.configureTestingModule({
      providers: [provideLicenseStore(() => ({ region: 'us-east-1', accessToken: 'any', canAssign: true }))],
    });
    expect(TestBed.inject(LicenseStore).canAssign()).toBeTrue();
  });

  it('refuses a region it does not know when the store is made', () => {
    TestBed.configureTestingModule({
      providers: [provideLicenseStore({ region: 'nowhere-1' as never, accessToken: 'any' })],
    });
    expect(() => TestBed.inject(LicenseStore)).toThrowMatching(
      (error: unknown) => (error as { code?: string }).code === 'invalid_config',
    );
  });
});
