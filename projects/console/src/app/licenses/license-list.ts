import { Component, computed, inject } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';
import { ErrorNotice } from '../shared/error-notice';
import { grouped } from '../shared/quantity';
import { UserFilter } from '../workspace/user-filter';

/** The organization's licenses with their holders; choosing one lists who holds it. */
@Component({
  selector: 'console-license-list',
  imports: [ErrorNotice],
  templateUrl: './license-list.html',
  styleUrl: './license-list.css',
})
export class LicenseList {
  protected readonly store = inject(LicenseStore);
  protected readonly filter = inject(UserFilter);
  protected readonly grouped = grouped;
  protected readonly rows = computed(() => {
    const definitions = new Map(this.store.definitions().map((definition) => [definition.id, definition]));
    const chosen = new Set(this.filter.holds());
    return this.store.usage().map((usage) => ({
      ...usage,
      description: definitions.get(usage.licenseId)?.description,
      isChosen: chosen.has(usage.licenseId),
    }));
  });
}
