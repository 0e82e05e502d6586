import { Component, computed, inject, output } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';
import { grouped, quantity } from '../shared/quantity';
import { UserFilter } from '../workspace/user-filter';

/** What narrows the list of users, and how many fit. */
@Component({
  selector: 'console-users-toolbar',
  templateUrl: './users-toolbar.html',
  styleUrl: './users-toolbar.css',
})
export class UsersToolbar {
  readonly selectAll = output();

  protected readonly filter = inject(UserFilter);
  protected readonly store = inject(LicenseStore);
  protected readonly grouped = grouped;
  protected readonly held = computed(() =>
    this.filter
      .holds()
      .map((id) => this.store.label(id))
      .join(' and '),
  );
  protected readonly words = computed(() => {
    const { length, isComplete, covers } = this.filter.view();
    const known = quantity(this.store.users.length(), 'user');
    const isLoaded = this.store.userStream().asOf !== undefined;
    const among =
      covers === 'all' ? known : isLoaded ? `${known} (names still loading)` : `${known} loaded so far`;
    if (!this.filter.isSet()) return among;
    return `${grouped(length)} of ${among} match${length === 1 ? 'es' : ''}${isComplete ? '' : ', still searching …'}`;
  });
}
