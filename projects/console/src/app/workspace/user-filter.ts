import { computed, inject, Injectable, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { LicenseStore, type UserQuery } from 'ngx-genesys-license';
import { debounceTime } from 'rxjs';

/** Which users are listed. */
@Injectable()
export class UserFilter {
  readonly text = signal('');
  /** License ids; users who hold all of them are listed. */
  readonly holds = signal<readonly string[]>([]);
  /** Only users with a change that failed or is unconfirmed. */
  readonly issues = signal(false);
  readonly isSet = computed(() => this.text().trim() !== '' || this.holds().length > 0 || this.issues());
  /** The users that fit, live. */
  readonly view = computed(() => this.#store.view(this.#query())());

  readonly #store = inject(LicenseStore);
  readonly #settledText = toSignal(toObservable(this.text).pipe(debounceTime(120)), { initialValue: '' });
  readonly #query = computed<UserQuery>(() => ({
    text: this.#settledText(),
    holds: this.holds(),
    issues: this.issues(),
  }));

  toggleLicense(licenseId: string): void {
    this.holds.update((ids) =>
      ids.includes(licenseId) ? ids.filter((id) => id !== licenseId) : [...ids, licenseId],
    );
  }

  clear(): void {
    this.text.set('');
    this.holds.set([]);
    this.issues.set(false);
  }
}
