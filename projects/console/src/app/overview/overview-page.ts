import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { LicenseDefinitions } from 'ngx-genesys-license/components';

/** Who holds what, and what each license is. */
@Component({
  selector: 'console-overview-page',
  imports: [LicenseDefinitions],
  host: { class: 'page' },
  template: `
    <h2>Definitions</h2>
    <license-definitions (holdersRequested)="showHolders($event)" />
  `,
})
export class OverviewPage {
  readonly #router = inject(Router);

  protected showHolders(holds: string | undefined): void {
    if (holds === undefined) return;
    const queryParams = { holds, lacks: null, text: null, sort: null, issues: null };
    void this.#router.navigate(['/users'], { queryParams });
  }
}
