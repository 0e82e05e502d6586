import type { EnvironmentInjector } from '@angular/core';
import { freeLicense, tryStore } from '../testing/try-store';
import { withCrossTabSync } from '../with-cross-tab-sync';
import { withDevtools } from '../with-devtools';
import { withUserDirectory } from '../license-store-features';
import { databaseName, withPersistence } from '../with-persistence';

const secret = 'SeCrEt';
const identity = { orgId: 'token-reach', userId: 'admin' };

/** Everything that is called on these objects until they are given back, as text. */
function overhear(): { readonly heard: string[]; readonly stop: () => void } {
  const heard: string[] = [];
  const methods: readonly (readonly [object, readonly string[]])[] = [
    [console, ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table']],
    [BroadcastChannel.prototype, ['postMessage']],
    [Worker.prototype, ['postMessage']],
    [window, ['postMessage']],
    [Storage.prototype, ['setItem']],
    [history, ['pushState', 'replaceState']],
    [navigator, ['sendBeacon']],
  ];
  for (const [object, names] of methods) {
    for (const name of names) {
      const original = (object as Record<string, (...args: unknown[]) => unknown>)[name];
      spyOn(object as Record<string, () => unknown>, name).and.callFake(function (
        this: unknown,
        ...args: unknown[]
      ) {
        heard.push(`${name} ${args.map((value) => textOf(value)).join(' ')}`);
        return object === console ? undefined : original?.apply(this, args);
      });
    }
  }
  const onError = ({ message }: ErrorEvent) => heard.push(message);
  window.addEventListener('error', onError);
  return { heard, stop: () => window.removeEventListener('error', onError) };
}

/** A value as whoever prints it would see it, errors with their stacks. */
function textOf(value: unknown): string {
  const stack = value instanceof Error ? (value.stack ?? '') : '';
  return `${stack} ${JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))}`;
}

/** All keys and values of a database. */
async function kept(name: string): Promise<string> {
  const database = await result(indexedDB.open(name));
  try {
    const texts: string[] = [];
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      texts.push(textOf(await result(objects.getAllKeys())), textOf(await result(objects.getAll())));
    }
    return texts.join();
  } finally {
    database.close();
  }
}

function result<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });
}

describe('an access token', () => {
  const opened: EnvironmentInjector[] = [];
  afterEach(() => {
    for (const injector of opened.splice(0)) if (!injector.destroyed) injector.destroy();
    Reflect.deleteProperty(window, '__REDUX_DEVTOOLS_EXTENSION__');
    indexedDB.deleteDatabase(databaseName(identity));
    sessionStorage.removeItem('kept');
  });

  it('reaches the Authorization header of requests to the region, and nothing else', async () => {
    const { heard, stop } = overhear();
    const told: string[] = [];
    const tell = (...values: unknown[]) => told.push(values.map((value) => textOf(value)).join());
    Object.assign(window, {
      __REDUX_DEVTOOLS_EXTENSION__: { connect: () => ({ init: tell, send: tell }) },
    });
    let refreshed = 0;
    const origins = new Set<string>();
    const headers = new Set<string>();
    const { store, emulator, ids, injector, pass, sweep } = tryStore({
      emulator: { users: 40, rowFailures: 0.2 },
      config: {
        identity: () => identity,
        accessToken: ({ refresh }) => (refresh ? `${secret}-renewed-${++refreshed}` : secret),
      },
      features: [withPersistence(), withCrossTabSync(), withDevtools(), withUserDirectory()],
      onRequest: (url, init) => {
        origins.add(new URL(url).origin);
        for (const [name, value] of Object.entries(init.headers as Record<string, string>)) {
          if (value.includes(secret)) headers.add(name);
          else told.push(value);
        }
        told.push(url, textOf(init.body));
      },
    });
    opened.push(injector);
    /** Device, channels and locks take real time, so nobody knows how much virtual time passes meanwhile. */
    const ended = async <Value>(promise: Promise<Value>): Promise<Value> => {
      const wait = { isOver: false };
      void promise.finally(() => (wait.isOver = true));
      while (!wait.isOver) await pass(1000);
      return promise;
    };
    // What an unlucky day has: refused, renewed, broken off, failed in part, and once for good.
    emulator.failNext({ operation: 'getLicenseDefinitions', status: 401 });
    store.definitions();
    await sweep();
    emulator.failNext({ operation: 'postLicenseOrganization', drop: 'after' });
    const run = store.assign({ userIds: ids, add: [freeLicense] });
    const report = await ended(run.report);
    emulator.failNext({ operation: 'postLicenseUsers', status: 403 });
    const refused = await ended(store.refreshUsers(ids).catch((error: unknown) => error));
    told.push(textOf(await ended(store.inferFromRoles(['no such role']).catch((error: unknown) => error))));

    told.push(
      textOf(report),
      textOf(refused),
      textOf(store.definitions()),
      textOf(store.definitionsError()),
      textOf(store.userStream()),
      textOf(store.connection()),
      textOf(ids.map((id) => store.user(id)())),
      textOf([
        location.href,
        document.cookie,
        document.documentElement.outerHTML,
        Object.entries(localStorage),
        Object.entries(sessionStorage),
      ]),
      textOf(performance.getEntries().map(({ name }) => name)),
      textOf(await navigator.locks.query()),
      await kept(databaseName(identity)),
    );
    injector.destroy();
    stop();

    expect(refreshed).toBe(1);
    expect(told.length).toBeGreaterThan(20);
    expect(heard.some((text) => text.startsWith('postMessage'))).toBeTrue();
    expect([...origins]).toEqual(['http://127.0.0.1:1']);
    expect([...headers]).toEqual(['Authorization']);
    expect([...told, ...heard].filter((text) => text.includes(secret))).toEqual([]);
  });

  it('would be found where it is not to be', async () => {
    const { heard, stop } = overhear();
    const channel = new BroadcastChannel('token-reach');
    channel.postMessage({ token: secret });
    sessionStorage.setItem('kept', secret);
    channel.close();
    stop();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(databaseName(identity), 1);
      request.onupgradeneeded = () => request.result.createObjectStore('found').put({ secret }, 'key');
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    expect(await kept(databaseName(identity))).toContain(secret);
    expect(heard.filter((text) => text.includes(secret)).length).toBe(2);
  });
});
