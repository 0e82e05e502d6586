import { computed, DestroyRef, inject, signal, untracked } from '@angular/core';
import type { LicenseStore } from 'ngx-genesys-license';
import type { Subscription } from 'rxjs';

/** One's own part in loading all users: joins what others load, and leaves it. In an injection context, with which it ends. */
export class UserLoading {
  readonly #store: Pick<LicenseStore, 'streamUsers'>;
  readonly #subscription = signal<Subscription | undefined>(undefined);

  readonly isRunning = computed(() => this.#subscription() !== undefined);

  constructor(store: Pick<LicenseStore, 'streamUsers'>) {
    this.#store = store;
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Loads, or goes on with it. */
  start(): void {
    if (untracked(this.isRunning)) return;
    const ended = () => this.#subscription.set(undefined);
    // How far it is, and what went wrong, is told by the store's state.
    const subscription = this.#store.streamUsers().subscribe({ error: ended, complete: ended });
    if (!subscription.closed) this.#subscription.set(subscription);
  }

  /** Stops, unless others load too. */
  stop(): void {
    untracked(this.#subscription)?.unsubscribe();
    this.#subscription.set(undefined);
  }
}
