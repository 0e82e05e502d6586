import { computed, Injectable, signal } from '@angular/core';

/** The users that are selected; filtering changes nothing about it. */
@Injectable()
export class UserSelection {
  readonly size = computed(() => (this.#version(), this.#ids.size));
  readonly #ids = new Set<string>();
  readonly #version = signal(0);

  /** Followed where it is read in a reactive context. */
  has(userId: string): boolean {
    this.#version();
    return this.#ids.has(userId);
  }

  /** All ids, copied. */
  ids(): readonly string[] {
    this.#version();
    return [...this.#ids];
  }

  toggle(userId: string): void {
    this.set([userId], !this.#ids.has(userId));
  }

  set(userIds: Iterable<string>, isSelected: boolean): void {
    for (const id of userIds) {
      if (isSelected) this.#ids.add(id);
      else this.#ids.delete(id);
    }
    this.#version.update((version) => version + 1);
  }

  clear(): void {
    this.#ids.clear();
    this.#version.update((version) => version + 1);
  }
}
