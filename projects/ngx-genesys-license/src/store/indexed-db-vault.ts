import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import type { LicenseVault } from '../engine/persistence/license-vault';

/**
 * A vault in IndexedDB, one database a name. Locks are Web Locks; where the browser has none (pages that are not served
 * securely), tabs do not know of each other.
 */
export class IndexedDbVault implements LicenseVault {
  readonly #name: string;
  readonly #objects: UseStore;
  readonly #held = new Set<string>();
  readonly #close = new AbortController();
  readonly #closed = new Promise<void>((resolve) => {
    this.#close.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  #database: IDBDatabase | undefined;
  #isDeleted = false;

  constructor(name: string) {
    this.#name = name;
    this.#objects = createStore(name, 'kept');
  }

  keys(): Promise<readonly string[]> {
    return this.#use('readonly', async (objects) => {
      const keys = await promisifyRequest(objects.getAllKeys());
      return keys.filter((key) => typeof key === 'string');
    });
  }

  read(keys: readonly string[]): Promise<readonly unknown[]> {
    return this.#use('readonly', (objects) =>
      Promise.all(keys.map((key) => promisifyRequest<unknown>(objects.get(key)))),
    );
  }

  write(values: ReadonlyMap<string, unknown>, deleted: readonly string[]): Promise<void> {
    return this.#use('readwrite', (objects) => {
      try {
        for (const key of deleted) objects.delete(key);
        for (const [key, value] of values) objects.put(value, key);
      } catch (error) {
        // What has been asked for so far would be done all the same.
        objects.transaction.abort();
        throw error;
      }
      return promisifyRequest(objects.transaction);
    });
  }

  async lock(name: string, isPatient: boolean): Promise<boolean> {
    const { locks } = navigator as { readonly locks?: LockManager };
    if (locks === undefined || this.#held.has(name)) return true;
    return new Promise((resolve, reject) => {
      const options = isPatient ? { signal: this.#close.signal } : { ifAvailable: true };
      locks
        .request(`${this.#name}/${name}`, options, (lock) => {
          resolve(lock !== null);
          if (lock === null) return undefined;
          this.#held.add(name);
          return this.#closed;
        })
        .catch(reject);
    });
  }

  close(): void {
    this.#close.abort();
    this.#database?.close();
  }

  async destroy(): Promise<void> {
    // Emptied first: another tab may be in the way of the deletion.
    const isEmpty = await this.#use('readwrite', (objects) => {
      objects.clear();
      return promisifyRequest(objects.transaction);
    }).then(
      () => true,
      () => this.#isDeleted,
    );
    this.close();
    const deletion = indexedDB.deleteDatabase(this.#name);
    await new Promise<void>((resolve, reject) => {
      const fail = (): void =>
        isEmpty ? resolve() : reject(deletion.error ?? new Error('Another tab uses it.'));
      deletion.onsuccess = () => resolve();
      deletion.onblocked = fail;
      deletion.onerror = fail;
    });
  }

  async #use<Result>(
    mode: IDBTransactionMode,
    use: (objects: IDBObjectStore) => Promise<Result>,
  ): Promise<Result> {
    const { indexedDB: offered } = globalThis as { readonly indexedDB?: IDBFactory | undefined };
    if (offered === undefined) throw new Error('this browser offers no IndexedDB here');
    if (this.#isDeleted) throw new Error('somebody has signed out in another tab, or deleted the data');
    return this.#objects(mode, (objects) => {
      this.#know(objects.transaction.db);
      return use(objects);
    });
  }

  #know(database: IDBDatabase): void {
    if (this.#database === database) return;
    this.#database = database;
    database.onversionchange = () => {
      this.#isDeleted = true;
      database.close();
    };
  }
}
