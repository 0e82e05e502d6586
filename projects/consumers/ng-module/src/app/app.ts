import { Component, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { LicenseStore, type AssignmentRun } from 'ngx-genesys-license';

/** Counts users as they come, and gives the first of them what is picked; the picker comes with `LicenseModule`. */
@Component({
  selector: 'app-root',
  standalone: false,
  template: `
    <h1>Licenses</h1>
    <p>{{ store.users.length() }} users</p>
    <p>{{ store.userStream().error?.message }}</p>
    <license-picker [(value)]="licenseIds" />
    <button type="button" (click)="assign()">Assign</button>
    @if (run(); as run) {
      <p>Run: {{ run.state() }}</p>
    }
  `,
})
export class App {
  protected readonly store = inject(LicenseStore);
  protected readonly sweep = toSignal(this.store.streamUsers());
  protected readonly licenseIds = signal<string[]>([]);
  protected readonly run = signal<AssignmentRun | undefined>(undefined);

  protected assign(): void {
    const userIds = [this.store.users.at(0) ?? ''];
    this.run.set(this.store.assign({ userIds, add: this.licenseIds() }));
  }
}
