import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { LicenseStore } from 'ngx-genesys-license';
import { EMPTY, catchError } from 'rxjs';

const shown = 8;

/** Finds users by name, email or id, and leads from each to why they hold what they hold. */
@Component({
  selector: 'console-person-search',
  imports: [RouterLink],
  template: `
    <label for="person">Whose licenses?</label>
    <input
      #field
      id="person"
      class="console-field"
      type="search"
      autocomplete="off"
      placeholder="Name, email or id"
      [value]="text()"
      (input)="seek(field.value)"
    />
    <p role="status" class="muted">{{ status() }}</p>
    <ul>
      @for (user of found(); track user.id) {
        <li>
          <a routerLink="/why" [queryParams]="{ user: user.id }" (click)="text.set('')">{{
            user.name ?? user.id
          }}</a>
          <span class="muted">{{ user.email }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.25rem;
      max-inline-size: 34rem;
    }

    p,
    ul {
      margin: 0;
    }

    p:empty,
    ul:empty {
      display: none;
    }

    ul {
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      align-items: baseline;
      padding: 0.35rem 0.1rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class PersonSearch {
  readonly #store = inject(LicenseStore);
  readonly #ended = takeUntilDestroyed<unknown>(inject(DestroyRef));
  protected readonly text = signal('');
  readonly #view = computed(() => {
    const text = this.text().trim();
    return text === '' ? undefined : this.#store.view({ text, sort: { by: 'name' } })();
  });
  protected readonly found = computed(() => {
    const view = this.#view();
    if (view === undefined) return [];
    const ids = Array.from({ length: Math.min(shown, view.length) }, (_, position) => view.at(position));
    return ids.flatMap((id) => (id === undefined ? [] : (this.#store.user(id)() ?? [])));
  });
  protected readonly status = computed(() => {
    const view = this.#view();
    if (view === undefined) return '';
    const { status, error } = this.#store.userStream();
    if (view.length === 0 && status === 'error') return error?.message ?? '';
    const among = view.covers === 'all' ? '' : ' among those loaded so far';
    if (view.length === 0) return view.isComplete ? `Nobody${among}.` : '';
    const users = `${view.length.toLocaleString()} ${view.length === 1 ? 'user' : 'users'}`;
    return view.length > shown ? `The first ${String(shown)} of ${users}${among}.` : `${users}${among}.`;
  });

  protected seek(text: string): void {
    this.text.set(text);
    if (this.#store.userStream().status !== 'idle') return;
    // What goes wrong is told by the store's state.
    this.#store
      .streamUsers()
      .pipe(
        catchError(() => EMPTY),
        this.#ended,
      )
      .subscribe();
  }
}
