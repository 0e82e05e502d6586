import { computed, DestroyRef, inject, Injectable, signal, untracked } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';
import type { Subscription } from 'rxjs';

/** Up to so many users get their names at once; beyond, only those that have been on screen, to spare the rate limit. */
const namedAtOnce = 20_000;

/** The sweep over all users, as long as this screen wants it. */
@Injectable()
export class UserLoading {
  readonly isRunning = computed(() => this.#subscription() !== undefined);
  /** Whether a search by name covers all that is loaded. */
  readonly areAllNamed = computed(() => (this.#store.userStream().total ?? 0) <= namedAtOnce);
  readonly #store = inject(LicenseStore);
  readonly #subscription = signal<Subscription | undefined>(undefined);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.pause());
  }

  start(pageSize: number): void {
    if (untracked(this.#subscription) !== undefined) return;
    const ended = () => this.#subscription.set(undefined);
    const subscription = this.#store.streamUsers({ pageSize }).subscribe({
      next: ({ userIds }) => untracked(() => this.#name(userIds)),
      // The state tells of the error, with all it says.
      error: ended,
      complete: ended,
    });
    if (!subscription.closed) this.#subscription.set(subscription);
  }

  pause(): void {
    untracked(this.#subscription)?.unsubscribe();
    this.#subscription.set(undefined);
  }

  /** Looking at a user is what makes the store join the name. */
  #name(userIds: readonly string[]): void {
    if (!this.areAllNamed()) return;
    for (const id of userIds) this.#store.user(id);
  }
}
