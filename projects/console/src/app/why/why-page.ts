import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { LicenseChange } from 'ngx-genesys-license';
import { LicenseInference } from 'ngx-genesys-license/components';
import { ChangeDraft } from '../workspace/change-draft';
import { PersonSearch } from './person-search';

/** Which roles need which licenses, and who holds something else. */
@Component({
  selector: 'console-why-page',
  imports: [LicenseInference, PersonSearch],
  host: { class: 'page' },
  template: `
    <h2>Why somebody holds a license</h2>
    <console-person-search />
    <license-inference
      [mode]="userIds() === undefined ? 'roles' : 'users'"
      [userIds]="userIds()"
      (userRequested)="show($event)"
      (changeProposed)="propose($event)"
    />
  `,
})
export class WhyPage {
  /** A user's id, from the address; otherwise it is about those selected. */
  readonly user = input<string>();

  readonly #draft = inject(ChangeDraft);
  readonly #router = inject(Router);
  protected readonly userIds = computed(() => {
    const user = this.user();
    if (user !== undefined) return [user];
    const selected = this.#draft.selected();
    return selected.count === 0 ? undefined : selected.ids();
  });

  protected show(text: string): void {
    void this.#router.navigate(['/users'], {
      queryParams: { text, holds: null, lacks: null, issues: null, user: null },
    });
  }

  protected propose(change: LicenseChange): void {
    this.#draft.propose(change);
    void this.#router.navigate(['/batch'], { queryParams: { user: null } });
  }
}
