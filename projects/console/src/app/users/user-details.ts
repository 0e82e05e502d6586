import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseChanges } from '../workspace/license-changes';
import { chipsOf } from './license-chip';

/** All licenses of one user, with what the server said about each change. */
@Component({
  selector: 'console-user-details',
  host: { class: 'dialog' },
  templateUrl: './user-details.html',
  styleUrl: './user-details.css',
})
export class UserDetails {
  protected readonly dialog = inject(DialogRef);
  protected readonly userId = inject<string>(DIALOG_DATA);
  protected readonly store = inject(LicenseStore);
  protected readonly user = computed(() => this.store.user(this.userId)());
  protected readonly rows = computed(() => {
    const user = this.user();
    if (user === undefined) return [];
    return chipsOf(user, (id) => this.store.label(id)).map((chip) => {
      const cell = user.cells.get(chip.licenseId);
      return { ...chip, cell, failedCell: cell?.mark === 'failed' ? cell : undefined };
    });
  });
  readonly #changes = inject(LicenseChanges);

  protected retry(licenseId: string, asked: boolean): void {
    const ids = [licenseId];
    this.#changes.apply({ userIds: [this.userId], ...(asked ? { add: ids } : { remove: ids }) });
  }

  protected readAgain(): void {
    // What it finds is shown; that it found nothing is told by the connection's banner and the row itself.
    this.store.refreshUsers([this.userId]).catch(() => undefined);
  }
}
