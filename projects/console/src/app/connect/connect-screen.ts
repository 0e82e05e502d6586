import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { BROWSER_WINDOW } from '../common/browser-window';
import { ErrorNotice } from '../common/error-notice';
import { emulatorConnection } from '../session/connection';
import { ConsoleSession } from '../session/console-session';
import { emulatorAddress } from '../session/emulator-address';
import { rememberConnection, type RememberedConnection } from '../session/remembered-connection';
import { PkceSignIn } from '../sign-in/pkce-sign-in';
import { RegionField } from './region-field';

/** The ways in: the emulator, a sign-in at a real organization, or a token from elsewhere. */
@Component({
  selector: 'console-connect-screen',
  imports: [ErrorNotice, RegionField],
  templateUrl: './connect-screen.html',
  styleUrl: './connect-screen.css',
})
export class ConnectScreen {
  /** What was chosen last in this tab. */
  readonly remembered = input<RememberedConnection>();
  /** Why the person is here, where something went wrong. */
  readonly problem = input<unknown>();

  protected readonly signIn = inject(PkceSignIn);
  protected readonly emulator: string;
  protected readonly people = [
    { token: 'administrator', name: 'an administrator' },
    { token: 'readonly', name: 'somebody who may only read' },
    { token: 'nopermissions', name: 'somebody without permissions' },
    { token: 'expired', name: 'somebody whose token has expired' },
  ];
  protected readonly person = signal('administrator');
  protected readonly region = linkedSignal(() => this.remembered()?.region ?? 'us-east-1');
  protected readonly clientId = linkedSignal(() => this.remembered()?.clientId ?? '');
  protected readonly failure = linkedSignal(() => this.problem());
  protected readonly isLeaving = signal(false);
  readonly #session = inject(ConsoleSession);
  readonly #window = inject(BROWSER_WINDOW);

  constructor() {
    this.emulator = emulatorAddress(this.#window.location.search);
  }

  protected useEmulator(event: Event): void {
    event.preventDefault();
    this.#try(() => {
      const token = this.person();
      this.#remember('emulator');
      this.#session.open(emulatorConnection(this.emulator, token));
    });
  }

  protected async leaveToSignIn(event: Event): Promise<void> {
    event.preventDefault();
    this.isLeaving.set(true);
    try {
      this.#remember('sign-in');
      await this.signIn.begin(this.region(), this.clientId().trim());
    } catch (error) {
      this.failure.set(error);
      this.isLeaving.set(false);
    }
  }

  protected useToken(event: Event, field: HTMLInputElement): void {
    event.preventDefault();
    this.#try(() => {
      const accessToken = field.value.trim().replace(/^bearer\s+/i, '');
      field.value = '';
      this.#remember('token');
      this.#session.open({
        kind: 'token',
        region: this.region(),
        accessToken,
        name: `${this.region()}, pasted token`,
      });
    });
  }

  #try(connect: () => void): void {
    this.failure.set(undefined);
    try {
      connect();
    } catch (error) {
      this.failure.set(error);
    }
  }

  #remember(kind: RememberedConnection['kind']): void {
    rememberConnection(this.#window.sessionStorage, {
      kind,
      region: this.region(),
      clientId: this.clientId().trim(),
    });
  }
}
