import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, NavigationStart, Router, RouterLink } from '@angular/router';
import { LicenseStore, type UserQuery } from 'ngx-genesys-license';
import { LicenseUsersTable } from 'ngx-genesys-license/components';
import { filter, switchMap, take } from 'rxjs';
import { ChangeDraft } from '../workspace/change-draft';
import { addressOf, queryOf } from './user-query-address';

/** All users; what is listed is in the address. */
@Component({
  selector: 'console-users-page',
  imports: [LicenseUsersTable, RouterLink],
  host: { class: 'page' },
  template: `
    <div class="title">
      <h2>Users</h2>
      @if (draft.selected().count; as count) {
        @if (canAssign() !== false) {
          <a class="button primary" routerLink="/batch"
            >Change licenses of {{ count.toLocaleString() }} {{ count === 1 ? 'user' : 'users' }}</a
          >
        }
        <a class="button" routerLink="/why" [queryParams]="{ user: null }">Why do they hold them?</a>
      }
    </div>
    <license-users-table
      label="Users"
      [query]="query()"
      (queryChange)="list($event)"
      [(selection)]="draft.users"
      (rowActivated)="explain($event.userId)"
    />
  `,
  styles: `
    .title {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      align-items: center;
      min-block-size: 2.25rem;
    }

    h2 {
      margin: 0;
    }

    license-users-table {
      flex: 1;
      --license-table-height: max(24rem, calc(100dvh - 9.5rem));
    }
  `,
})
export class UsersPage {
  protected readonly draft = inject(ChangeDraft);
  protected readonly canAssign = inject(LicenseStore).canAssign;
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  protected readonly query = signal<UserQuery>(queryOf(this.#route.snapshot.queryParamMap));

  constructor() {
    // Back and forward: what the person types meanwhile wins over addresses that are on their way.
    this.#router.events
      .pipe(
        filter((event) => event instanceof NavigationStart && event.navigationTrigger === 'popstate'),
        switchMap(() => this.#route.queryParamMap.pipe(take(2))),
        takeUntilDestroyed(),
      )
      .subscribe((address) => this.query.set(queryOf(address)));
  }

  protected list(query: UserQuery): void {
    const isTyping = query.text !== this.query().text;
    this.query.set(query);
    void this.#router.navigate([], { queryParams: addressOf(query), replaceUrl: isTyping });
  }

  protected explain(user: string): void {
    void this.#router.navigate(['/why'], { queryParams: { user } });
  }
}
