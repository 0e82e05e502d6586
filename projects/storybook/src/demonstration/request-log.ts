import { Component, computed, inject } from '@angular/core';
import { LicenseEmulatorControl, type RecordedRequest } from 'ngx-genesys-license/testing';

/** The requests that the emulator behind this page has seen, newest first. */
@Component({
  selector: 'story-request-log',
  template: `
    <h3 id="log">What the server sees</h3>
    <ol reversed aria-labelledby="log">
      @for (request of requests(); track request.number) {
        <li [class]="request.state">
          <span class="operation">{{ request.operation }}</span>
          <span class="end">{{ end(request) }}</span>
        </li>
      } @empty {
        <li class="none">No request yet.</li>
      }
    </ol>
  `,
  styleUrl: './request-log.css',
})
export class RequestLog {
  readonly #control = inject(LicenseEmulatorControl);
  protected readonly requests = computed(() => this.#control.requests().slice(-8).reverse());

  protected end({ state, status }: RecordedRequest): string {
    switch (state) {
      case 'sent':
        return 'under way …';
      case 'answered':
        return String(status);
      case 'broken':
        return 'connection lost';
      case 'aborted':
        return 'given up';
    }
  }
}
