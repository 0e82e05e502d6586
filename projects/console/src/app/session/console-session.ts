import {
  createEnvironmentInjector,
  EnvironmentInjector,
  inject,
  Injectable,
  signal,
  type Signal,
} from '@angular/core';
import {
  LicenseStore,
  provideLicenseStore,
  withCrossTabSync,
  withPersistence,
  withUserDirectory,
} from 'ngx-genesys-license';
import { askIdentity } from './ask-identity';
import type { Connection } from './connection';

/** A connection in use, and the injector that holds its store. */
export interface OpenSession {
  readonly connection: Connection;
  readonly injector: EnvironmentInjector;
}

/** The one organization the console is connected to: each connection gets a store of its own, which dies with it. */
@Injectable({ providedIn: 'root' })
export class ConsoleSession {
  readonly current: Signal<OpenSession | undefined>;
  readonly #current = signal<OpenSession | undefined>(undefined);
  readonly #parent = inject(EnvironmentInjector);

  constructor() {
    this.current = this.#current.asReadonly();
  }

  /** Throws a `LicenseApiError` `invalid_config` for a region that cannot be used. */
  open(connection: Connection): void {
    const { region, accessToken } = connection;
    // What is kept, and what tabs share, is somebody's: nothing of it while nobody knows whose.
    const identity = signal(connection.identity);
    const injector = createEnvironmentInjector(
      [
        provideLicenseStore(
          { region, accessToken, identity },
          withUserDirectory(),
          withPersistence(),
          withCrossTabSync(),
        ),
      ],
      this.#parent,
    );
    try {
      injector.get(LicenseStore);
    } catch (error) {
      injector.destroy();
      throw error;
    }
    this.close();
    this.#current.set({ connection, injector });
    if (connection.identity === undefined)
      void askIdentity(connection).then((person) => identity.set(person));
  }

  /** Leaves the organization. What is kept on the device stays for the next time. */
  close(): void {
    const session = this.#current();
    if (session === undefined) return;
    this.#current.set(undefined);
    // After the screens that use it are gone: the signal takes them away with the next change detection.
    setTimeout(() => session.injector.destroy());
  }
}
