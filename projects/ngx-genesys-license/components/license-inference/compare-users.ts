import { DestroyRef, inject, signal, type Signal } from '@angular/core';
import type { LicenseStore, RoleComparison } from 'ngx-genesys-license';
import type { Subscription } from 'rxjs';

/** A comparison of users with their roles, as it goes on. */
export interface UserComparison {
  /** In the order in which they became known. */
  readonly found: Signal<readonly RoleComparison[]>;
  readonly status: Signal<'idle' | 'running' | 'stopped' | 'done'>;
  /** Begins anew with these users. */
  start(userIds: readonly string[]): void;
  /** Stops what is under way; what was found stays. */
  stop(): void;
  /** Forgets what was found. */
  clear(): void;
}

/** Compares users by the store; what comes within a turn is told at once. Needs an injection context. */
export function compareUsers(store: LicenseStore): UserComparison {
  const found = signal<readonly RoleComparison[]>([]);
  const status = signal<ReturnType<UserComparison['status']>>('idle');
  let running: Subscription | undefined;
  let gathered: RoleComparison[] = [];
  const tell = (): void => {
    if (gathered.length === 0) return;
    const more = gathered;
    gathered = [];
    found.update((known) => [...known, ...more]);
  };
  const halt = (): void => {
    running?.unsubscribe();
    running = undefined;
    gathered = [];
  };
  inject(DestroyRef).onDestroy(halt);
  return {
    found,
    status,
    start(userIds) {
      halt();
      found.set([]);
      status.set('running');
      running = store.compareWithRoles(userIds).subscribe({
        next(comparison) {
          if (gathered.push(comparison) === 1) setTimeout(tell);
        },
        complete() {
          tell();
          status.set('done');
        },
      });
    },
    stop() {
      tell();
      halt();
      if (status() === 'running') status.set('stopped');
    },
    clear() {
      halt();
      found.set([]);
      status.set('idle');
    },
  };
}
