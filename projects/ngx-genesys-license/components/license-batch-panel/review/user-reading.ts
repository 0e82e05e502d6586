import { signal } from '@angular/core';
import { LicenseApiError, type LicenseStore } from 'ngx-genesys-license';

/** So many of the users do not exist that reading on would waste a request on each of the others. */
const mostMissing = 50;

/** Reads what the users of a batch hold whom nobody has read yet. */
export class UserReading {
  /** How many of the users are known, while others are read; undefined while none are. */
  readonly done = signal<number | undefined>(undefined);
  readonly error = signal<LicenseApiError | undefined>(undefined);
  /** Users nobody has asked for, because too many before them do not exist. */
  readonly left = signal<readonly string[]>([]);
  readonly #store: LicenseStore;
  #turn = 0;

  constructor(store: LicenseStore) {
    this.#store = store;
  }

  /**
   * Few at first: each user the server does not know costs a request of its own, and a wrong column holds nobody else. Stops
   * where `mostMissing` are missing, unless told to read `all`. A later call takes the place of an earlier one.
   */
  async read(userIds: readonly string[], all = false): Promise<void> {
    const turn = ++this.#turn;
    this.error.set(undefined);
    this.left.set([]);
    const isMissing = (id: string) => this.#store.users.indexOf(id) < 0;
    const unread = userIds.filter(isMissing);
    const known = userIds.length - unread.length;
    let missing = 0;
    let size = 20;
    try {
      for (let at = 0; at < unread.length; size = Math.min(size * 5, 2000)) {
        if (missing >= mostMissing && !all) {
          this.left.set(unread.slice(at));
          break;
        }
        this.done.set(known + at);
        const part = unread.slice(at, at + size);
        await this.#store.refreshUsers(part);
        if (turn !== this.#turn) return;
        missing += part.filter(isMissing).length;
        at += part.length;
      }
    } catch (error) {
      if (turn === this.#turn && error instanceof LicenseApiError) this.error.set(error);
    }
    if (turn === this.#turn) this.done.set(undefined);
  }
}
