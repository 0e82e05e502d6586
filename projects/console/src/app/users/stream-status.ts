import { Component, computed, inject } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';
import { duration } from '../shared/duration';
import { ErrorNotice } from '../shared/error-notice';
import { grouped, quantity } from '../shared/quantity';
import { UserLoading } from '../workspace/user-loading';

/** How far the users are loaded, and the reins of it. */
@Component({
  selector: 'console-stream-status',
  imports: [ErrorNotice],
  template: `
    <div class="line">
      @if (loading.isRunning()) {
        <progress
          aria-label="Users loaded"
          [attr.max]="stream().total ?? null"
          [attr.value]="value()"
        ></progress>
      }
      <span class="words">{{ words() }}</span>
      @if (loading.isRunning()) {
        <button type="button" class="quiet" (click)="loading.pause()">Stop loading</button>
      } @else {
        <button type="button" class="quiet" (click)="loading.start()">Load again</button>
      }
    </div>
    @if (stream().error; as error) {
      <console-error-notice
        heading="Loading the users stopped."
        retryLabel="Go on loading"
        [error]="error"
        (retry)="loading.start()"
      />
    }
  `,
  styles: `
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
      color: var(--muted);
    }

    progress {
      flex: 0 1 9rem;
    }

    .words {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class StreamStatus {
  protected readonly loading = inject(UserLoading);
  protected readonly stream = inject(LicenseStore).userStream;
  protected readonly value = computed(() => {
    const { loaded, total } = this.stream();
    return total === undefined ? null : Math.min(loaded, total);
  });
  protected readonly words = computed(() => {
    const { loaded, total, rate, eta, asOf, status } = this.stream();
    const all =
      total === undefined ? quantity(loaded, 'user') : `${grouped(loaded)} of ${quantity(total, 'user')}`;
    if (this.loading.isRunning()) {
      if (rate === undefined) return 'Loading users …';
      const left = eta === undefined ? '' : `, ${duration(eta)} left`;
      return `${all}, ${grouped(Math.round(rate))} a second${left}`;
    }
    if (status === 'error') return `${all} loaded before the error`;
    if (status === 'resolved' && asOf !== undefined && (total === undefined || loaded >= total)) {
      return `All ${quantity(loaded, 'user')} loaded at ${new Date(asOf).toLocaleTimeString()}`;
    }
    return `${all} loaded, stopped`;
  });
}
