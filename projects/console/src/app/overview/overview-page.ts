import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { LicenseDefinitions, LicenseUsageChart } from 'ngx-genesys-license/components';

/** Who holds what, and what each license is. */
@Component({
  selector: 'console-overview-page',
  imports: [LicenseDefinitions, LicenseUsageChart],
  host: { class: 'page' },
  template: `
    <section aria-labelledby="holders-heading">
      <h2 id="holders-heading">Holders</h2>
      <license-usage (licenseSelected)="showHolders($event)" />
    </section>
    <section aria-labelledby="definitions-heading">
      <h2 id="definitions-heading">Definitions</h2>
      <license-definitions (holdersRequested)="showHolders($event)" />
    </section>
  `,
  styles: `
    :host {
      gap: 2rem;
    }

    h2 {
      margin: 0 0 0.75rem;
    }
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
