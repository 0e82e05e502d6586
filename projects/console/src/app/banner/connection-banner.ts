import { Component, computed, effect, inject, output, signal, untracked } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';

/** What stands between the person and the server: offline, paused, signed out, not allowed. */
@Component({
  selector: 'console-connection-banner',
  template: `
    <div role="status">
      @if (connection().needsSignIn) {
        <div class="notice danger">
          <p>
            <strong>Sign-in needed.</strong> The server refuses the access token, and there is no fresh one.
          </p>
          <button type="button" (click)="signIn.emit()">Sign in again</button>
        </div>
      }
      @if (!connection().online) {
        <div class="notice warning">
          <p>
            <strong>Offline.</strong> What is shown may be old; changes wait until the connection is back.
          </p>
        </div>
      }
      @if (store.canAssign() === false) {
        <div class="notice warning">
          <p>
            <strong>You may look, but not change licenses.</strong> It takes the permission
            <code>authorization:grant:add</code> and the OAuth scope <code>license</code>.
          </p>
        </div>
      }
      @if (isPaused()) {
        <div class="notice warning">
          <p>
            <strong>The server asks for a pause.</strong> It had too many requests; everything waits and goes
            on by itself.
          </p>
        </div>
      }
    </div>
    @if (isPaused()) {
      <p class="countdown muted">Going on in {{ secondsLeft() }} s.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
    }

    .countdown {
      margin: 0;
      padding: 0 1rem 0.5rem;
    }
  `,
})
export class ConnectionBanner {
  readonly signIn = output();

  protected readonly store = inject(LicenseStore);
  protected readonly connection = this.store.connection;
  protected readonly secondsLeft = computed(() => {
    const { pausedUntil } = this.connection();
    return pausedUntil === undefined ? 0 : Math.max(0, Math.ceil((pausedUntil - this.#now()) / 1000));
  });
  protected readonly isPaused = computed(() => this.secondsLeft() > 0);
  readonly #now = signal(Date.now());

  constructor() {
    effect((onCleanup) => {
      if (this.connection().pausedUntil === undefined) return;
      untracked(() => this.#now.set(Date.now()));
      const timer = setInterval(() => this.#now.set(Date.now()), 500);
      onCleanup(() => clearInterval(timer));
    });
  }
}
