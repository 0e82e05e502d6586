import {
  createEnvironmentInjector,
  EnvironmentInjector,
  inject,
  Injectable,
  signal,
  type Signal,
} from '@angular/core';
import { LicenseStore, provideLicenseStore, withUserDirectory } from 'ngx-genesys-license';
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
    const injector = createEnvironmentInjector(
      [provideLicenseStore({ region, accessToken }, withUserDirectory())],
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
  }

  close(): void {
    const session = this.#current();
    if (session === undefined) return;
    this.#current.set(undefined);
    void session.injector.get(LicenseStore).signOut();
    // After the screens that use it are gone: the signal takes them away with the next change detection.
    setTimeout(() => session.injector.destroy());
  }
}
