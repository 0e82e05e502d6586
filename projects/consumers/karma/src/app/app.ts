import { Component, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { LicenseStore } from 'ngx-genesys-license';
import { LicensePicker } from 'ngx-genesys-license/components/license-picker';

/** Gives the picked licenses to everybody. */
@Component({
  selector: 'app-root',
  imports: [LicensePicker],
  template: `
    <license-picker [(value)]="add" />
    <button type="button" (click)="giveAll()">Give to {{ store.users.length() }}</button>
  `,
})
export class App {
  protected readonly store = inject(LicenseStore);
  protected readonly sweep = toSignal(this.store.streamUsers());
  protected readonly add = signal<string[]>([]);

  protected giveAll(): void {
    this.store.assign({ userIds: [...this.store.users.ids()], add: this.add() });
  }
}
