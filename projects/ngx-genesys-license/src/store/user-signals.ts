import { computed, signal, untracked, type Signal, type WritableSignal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { merge } from 'rxjs';
import type { LicenseEngine } from '../engine/license-engine';
import type { LicensedUser } from '../model/users';
import { isSameUser, readUser } from './read-user';
import { WeakCache } from './weak-cache';

interface Row {
  readonly version: WritableSignal<number>;
  readonly user: Signal<LicensedUser | undefined>;
}

/** One signal per user somebody looks at: a change of a row reaches its own lookers, and nobody else. */
export class UserSignals {
  readonly #engine: LicenseEngine;
  readonly #rows = new WeakCache<Row>();
  readonly #cells = new WeakCache<Signal<boolean>>();

  /** In an injection context, with which it ends: the engine may outlive the store. */
  constructor(engine: LicenseEngine) {
    this.#engine = engine;
    engine.changes$.pipe(takeUntilDestroyed()).subscribe(({ rows }) => {
      const { users } = engine.ledger;
      for (const row of rows) this.#rows.get(users.id(row))?.version.update((version) => version + 1);
    });
    merge(engine.reset$, engine.look$)
      .pipe(takeUntilDestroyed())
      .subscribe(() => {
        for (const { version } of this.#rows.values()) version.update((current) => current + 1);
      });
  }

  user(userId: string): Signal<LicensedUser | undefined> {
    return untracked(() => {
      this.#engine.want(userId);
      return this.#rows.getOrMake(userId, () => this.#makeRow(userId)).user;
    });
  }

  holds(userId: string, licenseId: string): Signal<boolean> {
    return untracked(() => {
      const user = this.user(userId);
      return this.#cells.getOrMake(JSON.stringify([userId, licenseId]), () =>
        computed(() => user()?.licenseIds.includes(licenseId) === true),
      );
    });
  }

  #makeRow(userId: string): Row {
    const version = signal(0);
    const row: Row = {
      version,
      user: computed(
        () => {
          // Through `row`, so that whoever holds the signal keeps the whole entry.
          row.version();
          // Only what is looked at is computed again: that is how the engine learns what is on screen.
          this.#engine.recheck(userId);
          return readUser(this.#engine.ledger, userId);
        },
        { equal: isSameUser },
      ),
    };
    return row;
  }
}
