import { computed, DestroyRef, inject, Injectable, signal, untracked } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';
import type { Subscription } from 'rxjs';

/** The sweep over all users, as long as this screen wants it. */
@Injectable()
export class UserLoading {
  readonly isRunning = computed(() => this.#subscription() !== undefined);
  readonly #store = inject(LicenseStore);
  readonly #subscription = signal<Subscription | undefined>(undefined);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.pause());
  }

  start(): void {
    if (untracked(this.#subscription) !== undefined) return;
    const ended = () => this.#subscription.set(undefined);
    // The store's state tells how far it is, and of the error, with all it says.
    const subscription = this.#store.streamUsers().subscribe({ error: ended, complete: ended });
    if (!subscription.closed) this.#subscription.set(subscription);
  }

  pause(): void {
    untracked(this.#subscription)?.unsubscribe();
    this.#subscription.set(undefined);
  }
}
