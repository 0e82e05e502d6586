import { Component, computed, inject } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';
import { RunCard } from './run-card';

const shownRuns = 20;

/** The last runs, newest first. */
@Component({
  selector: 'console-run-list',
  imports: [RunCard],
  template: `
    @for (run of runs(); track run.id) {
      <console-run-card [run]="run" />
    } @empty {
      <p class="muted">Changes show up here, with what became of each of them.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
      align-content: start;
    }

    p {
      margin: 0;
    }
  `,
})
export class RunList {
  protected readonly runs = computed(() => this.#store.runs().slice(0, shownRuns));
  readonly #store = inject(LicenseStore);
}
