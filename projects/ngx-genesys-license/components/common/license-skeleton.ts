import { Component, computed, input } from '@angular/core';

/** Bars of the size of what is loading, shown once it has taken 200 ms. Says nothing to screen readers. */
@Component({
  selector: 'license-skeleton',
  template: `
    @for (row of bars(); track row) {
      <span [style.inline-size.%]="70 - (row % 3) * 14"></span>
    }
  `,
  styles: `
    :host {
      display: block;
      animation: appear 0s 200ms both;
    }
    span {
      display: block;
      block-size: 0.75em;
      margin-block: calc((var(--_row) - 0.75em) / 2);
      border-radius: var(--_radius);
      background: var(--_line);
    }
    @media (prefers-reduced-motion: no-preference) {
      span {
        animation: pulse 1.2s ease-in-out infinite alternate;
      }
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
    }
    @keyframes pulse {
      to {
        opacity: 0.4;
      }
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class LicenseSkeleton {
  /** How many rows are expected; default 3. */
  readonly rows = input(3);

  protected readonly bars = computed(() => [...Array(this.rows()).keys()]);
}
