import { Component, signal, type ApplicationRef } from '@angular/core';
import { LicenseStore, type UserQuery } from 'ngx-genesys-license';
import { LicenseUsersTable } from 'ngx-genesys-license/components';
import type { Subject } from '../subject';

const query = signal<UserQuery>({});
const asked = new URLSearchParams(location.search);

@Component({
  selector: 'bench-page',
  imports: [LicenseUsersTable],
  template: `<license-users-table
    style="--license-table-height: 600px"
    [layout]="layout"
    [(query)]="query"
  />`,
})
class Ours {
  protected readonly query = query;
  protected readonly layout = asked.get('layout') === 'columns' ? 'columns' : 'compact';
}

export const ours: Subject = {
  component: Ours,
  scroller: 'license-users-grid .body',
  row: 'license-user-row',
  async ready({ injector }: ApplicationRef) {
    const store = injector.get(LicenseStore);
    // Names too: the others have them from the start.
    const named = store.view({ sort: { by: 'name' } });
    while (named().covers !== 'all' || !named().isComplete) await new Promise(requestAnimationFrame);
  },
  sort: (by, isDescending) =>
    query.set({ sort: { by, direction: isDescending ? 'descending' : 'ascending' } }),
  filter: (text) => query.set(text === '' ? {} : { text }),
};
