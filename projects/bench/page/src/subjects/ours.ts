import { Component, signal, type Injector } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { LicenseStore, type UserQuery } from 'ngx-genesys-license';
import { LicenseUsersTable } from 'ngx-genesys-license/components';
import { filter, firstValueFrom } from 'rxjs';
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

let isDescending = true;
export const ours: Subject = {
  component: Ours,
  scroller: 'license-users-grid .body',
  row: 'license-user-row',
  async ready(injector: Injector) {
    const store = injector.get(LicenseStore);
    // Names too: the others have them from the start.
    const named = store.view({ sort: { by: 'name' } });
    const isThere = toObservable(named, { injector }).pipe(
      filter(({ covers, isComplete }) => covers === 'all' && isComplete),
    );
    await firstValueFrom(isThere);
  },
  sort() {
    isDescending = !isDescending;
    query.set({ sort: { by: 'email', direction: isDescending ? 'descending' : 'ascending' } });
  },
  filter: (text) => query.set(text === '' ? {} : { text }),
};
