import { computed, inject, Injectable, signal } from '@angular/core';
import { LicenseStore, type LicenseChange } from 'ngx-genesys-license';
import { readSelection, type LicenseUserSelection } from 'ngx-genesys-license/components';

/** What the pages hand to each other: who is selected, and what is to change for them. */
@Injectable()
export class ChangeDraft {
  readonly #store = inject(LicenseStore);
  readonly users = signal<LicenseUserSelection>([]);
  readonly add = signal<readonly string[]>([]);
  readonly remove = signal<readonly string[]>([]);

  readonly selected = computed(() => readSelection(this.#store, this.users()));

  /** A change has left: the next one begins with nothing. */
  sent(): void {
    this.add.set([]);
    this.remove.set([]);
  }

  /** A change that another page proposes; nothing is sent. */
  propose({ userIds, add = [], remove = [] }: LicenseChange): void {
    this.users.set(userIds);
    this.add.set(add);
    this.remove.set(remove);
  }
}
