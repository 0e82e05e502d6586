import { Component, computed, input, output } from '@angular/core';
import { LicenseApiError } from 'ngx-genesys-license';

/** An error in words, with the id that support asks for, and a way to try again. */
@Component({
  selector: 'console-error-notice',
  template: `
    <div class="console-notice danger" role="alert">
      <p>
        <strong>{{ heading() }}</strong>
        {{ message() }}
      </p>
      @if (correlationId(); as id) {
        <p class="muted">
          Correlation id <code>{{ id }}</code>
        </p>
      }
      @if (retryLabel(); as label) {
        <button class="button" type="button" (click)="retry.emit()">{{ label }}</button>
      }
    </div>
  `,
})
export class ErrorNotice {
  readonly error = input.required<unknown>();
  readonly heading = input('');
  /** Without it there is no button. */
  readonly retryLabel = input<string>();
  readonly retry = output();

  protected readonly message = computed(() => {
    const error = this.error();
    return error instanceof Error ? error.message : String(error);
  });
  /** Where the message does not say it already. */
  protected readonly correlationId = computed(() => {
    const error = this.error();
    const id = error instanceof LicenseApiError ? error.correlationId : undefined;
    return id !== undefined && this.message().includes(id) ? undefined : id;
  });
}
