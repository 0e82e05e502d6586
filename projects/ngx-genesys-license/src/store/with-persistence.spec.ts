import { PLATFORM_ID, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createStore, set } from 'idb-keyval';
import { partKey, schemaVersion } from '../engine/persistence/vault-keys';
import type { LicenseIdentity } from '../model/persistence';
import { withUserDirectory } from './license-store-features';
import { freeLicense, tryStore, type TriedOptions, type TriedStore } from './testing/try-store';
import { databaseName, withPersistence } from './with-persistence';

let organizations = 0;

describe('withPersistence', () => {
  let admin: LicenseIdentity;
  const tried: TriedStore[] = [];

  const open = ({ config, features = [withPersistence()], ...options }: TriedOptions = {}): TriedStore => {
    const store = tryStore({ ...options, config: { identity: () => admin, ...config }, features });
    tried.push(store);
    return store;
  };
  /** Lets the browser's storage answer: it does in its own time, which is real time on a busy machine. */
  const until = async ({ pass }: TriedStore, isSo: () => boolean): Promise<void> => {
    const end = Date.now() + 4000;
    while (!isSo() && Date.now() < end) {
      await pass(10);
      // As much real time, so that no wait of the store runs out before the browser could answer.
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(isSo()).toBeTrue();
  };
  const isOn = (store: TriedStore) => until(store, () => store.store.persistence().status === 'on');
  const isSaved = (store: TriedStore) => until(store, () => store.store.persistence().savedAt !== undefined);
  const close = async ({ injector, pass }: TriedStore) => {
    injector.destroy();
    await pass(50);
  };

  beforeEach(() => (admin = { orgId: `spec-${++organizations}`, userId: 'admin' }));

  afterEach(async () => {
    for (const { injector } of tried.splice(0)) if (!injector.destroyed) injector.destroy();
    indexedDB.deleteDatabase(databaseName(admin));
  });

  it('names what is missing without an identity', () => {
    expect(() => tryStore({ features: [withPersistence()] })).toThrowError(
      /give provideLicenseStore\(\) an identity/,
    );
  });

  it('refuses an age that is none', () => {
    expect(() => withPersistence({ maxAge: -1 })).toThrowError(/maxAge/);
  });

  it('shows at the next start what was known, before any answer, and reads it again', async () => {
    const first = open();
    first.store.definitions();
    await first.sweep();
    await isSaved(first);
    const definitions = first.store.definitions().length;
    await close(first);

    const requests: string[] = [];
    const second = open({ onRequest: (url) => requests.push(url) });
    await isOn(second);
    expect(requests).toEqual([]);
    expect(second.store.users.ids()).toEqual(first.ids);
    const [id] = second.ids as [string];
    const user = second.store.user(id);
    expect(user()?.licenseIds.toSorted()).toEqual(second.emulator.organization.licensesOf(id).toSorted());
    expect(second.store.definitions().length).toBe(definitions);
    second.emulator.organization.assign(id, freeLicense);
    await second.pass(500);
    expect(requests.length).toBe(2);
    expect(user()?.licenseIds).toContain(freeLicense);
  });

  it('keeps names only where asked to', async () => {
    const first = open({ features: [withPersistence(), withUserDirectory()] });
    await first.sweep();
    first.store.user(first.ids[0] as string);
    await first.pass(500);
    expect(first.store.user(first.ids[0] as string)()?.name).toBeDefined();
    await isSaved(first);
    await close(first);
    const second = open({ features: [withPersistence({ names: true })] });
    await isOn(second);
    expect(second.store.user(second.ids[0] as string)()?.name).toBeUndefined();
  });

  it('shows nothing older than maxAge', async () => {
    const first = open();
    await first.sweep();
    await isSaved(first);
    await close(first);
    const second = open({ features: [withPersistence({ maxAge: 1000 })] });
    await second.clock.advance(60_000);
    second.injector.destroy();
    const third = open({ config: { clock: second.clock }, features: [withPersistence({ maxAge: 1000 })] });
    await isOn(third);
    expect(third.store.users.length()).toBe(0);
  });

  it('finds the changes again that were under way, and reads what became of them', async () => {
    const first = open({ emulator: { latency: 200 } });
    await isOn(first);
    const run = first.store.assign({ userIds: first.ids, add: [freeLicense] });
    await until(first, () => run.progress().sent > 0 && run.state() === 'running');
    await first.pass(20);
    await close(first);

    const second = open({ emulator: {} });
    for (const id of first.ids.slice(0, 2)) second.emulator.organization.assign(id, freeLicense);
    await until(second, () => second.store.runs().length === 1);
    const [found] = second.store.runs();
    expect(found?.id).toBe(run.id);
    expect(found?.state()).toBe('verifying');
    await second.pass(8000);
    expect(found?.progress()).toEqual(jasmine.objectContaining({ asked: 5, confirmed: 2, failed: 3 }));
    const retried = found?.retryFailed();
    await until(second, () => retried?.state() === 'done');
    expect(retried?.progress().confirmed).toBe(3);
  });

  it('deletes the database when the person signs out', async () => {
    const tried = open();
    await tried.sweep();
    await isSaved(tried);
    await tried.store.signOut();
    expect(tried.store.persistence().status).toBe('off');
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(databaseName(admin));
  });

  it('shows another person nothing of it, and drops what is on show when another signs in', async () => {
    const who = signal<LicenseIdentity | undefined>(undefined);
    const tried = open({ config: { identity: who } });
    expect(tried.store.persistence().status).toBe('off');
    who.set(admin);
    TestBed.tick();
    await isOn(tried);
    await tried.sweep();
    await isSaved(tried);
    who.set({ ...admin, userId: 'somebody else' });
    TestBed.tick();
    await isOn(tried);
    expect(tried.store.users.length()).toBe(0);
    who.set(admin);
    TestBed.tick();
    await until(tried, () => tried.store.users.length() === 5);
    indexedDB.deleteDatabase(databaseName({ ...admin, userId: 'somebody else' }));
  });

  it('survives records that cannot be read, and says so', async () => {
    const objects = createStore(databaseName(admin), 'kept');
    await set('schema', schemaVersion, objects);
    await set('users/0', { ids: 'nonsense' }, objects);
    await set('definitions', 7, objects);
    await set(partKey('gone', 'run-1', 0), { run: 1 }, objects);
    const tried = open();
    await isOn(tried);
    expect(tried.store.persistence().error?.message).toMatch(/3 unreadable records/);
    await tried.sweep();
    await isSaved(tried);
    expect(tried.store.users.length()).toBe(5);
  });

  it('drops what another version has left', async () => {
    const first = open();
    await first.sweep();
    await isSaved(first);
    await close(first);
    await set('schema', 99, createStore(databaseName(admin), 'kept'));
    const second = open();
    await isOn(second);
    expect(second.store.users.length()).toBe(0);
    expect(second.store.persistence().error).toBeUndefined();
  });

  it('says that the device is full, and holds up nothing', async () => {
    spyOn(IDBObjectStore.prototype, 'put').and.throwError(new DOMException('full', 'QuotaExceededError'));
    const tried = open();
    const run = tried.store.assign({ userIds: tried.ids, add: [freeLicense] });
    await until(tried, () => run.state() === 'done');
    expect(run.progress().confirmed).toBe(5);
    expect(tried.store.persistence().status).toBe('failed');
    expect(tried.store.persistence().error?.message).toMatch(/Free space on the device/);
  });

  it('keeps nothing on a server', () => {
    TestBed.overrideProvider(PLATFORM_ID, { useValue: 'server' });
    expect(open().store.persistence().status).toBe('off');
  });
});
