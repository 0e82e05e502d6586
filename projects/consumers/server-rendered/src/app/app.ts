import { Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { LicenseStore } from 'ngx-genesys-license';

/** Definitions and users: an empty frame from the server, filled in the browser. */
@Component({
  selector: 'app-root',
  template: `
    <h1>Licenses</h1>
    <p>{{ store.definitionsStatus() }}</p>
    <p>{{ store.definitions().length }} definitions</p>
    <p>{{ store.users.length() }} users</p>
  `,
})
export class App {
  protected readonly store = inject(LicenseStore);
  protected readonly sweep = toSignal(this.store.streamUsers());
}
