import { NgComponentOutlet } from '@angular/common';
import { Component, effect, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Title } from '@angular/platform-browser';
import { Router, TitleStrategy } from '@angular/router';
import { map } from 'rxjs';
import { BROWSER_WINDOW } from './common/browser-window';
import { ConnectScreen } from './connect/connect-screen';
import { emulatorConnection } from './session/connection';
import { ColorTheme } from './settings/color-theme';
import { ConsoleSession } from './session/console-session';
import { emulatorAddress, isLoopback } from './session/emulator-address';
import {
  recallConnection,
  rememberConnection,
  type RememberedConnection,
} from './session/remembered-connection';
import { PkceSignIn } from './sign-in/pkce-sign-in';
import { Workspace } from './workspace/workspace';

/** The connect screen, or the workspace of the organization that is connected. */
@Component({
  selector: 'console-app',
  imports: [ConnectScreen, NgComponentOutlet],
  template: `
    @if (session.current(); as open) {
      <ng-container
        [ngComponentOutlet]="workspace"
        [ngComponentOutletInputs]="{ connection: open.connection }"
        [ngComponentOutletEnvironmentInjector]="open.injector"
      />
    } @else if (isReturning()) {
      <main id="main" class="returning"><p role="status">Signing in…</p></main>
    } @else {
      <console-connect-screen [remembered]="remembered()" [problem]="problem()" />
    }
  `,
  styles: `
    .returning {
      padding: 3rem;
      text-align: center;
    }
  `,
})
export class ConsoleApp {
  protected readonly session = inject(ConsoleSession);
  protected readonly workspace = Workspace;
  protected readonly isReturning = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly remembered = signal<RememberedConnection | undefined>(undefined);
  readonly #window = inject(BROWSER_WINDOW);

  constructor() {
    inject(ColorTheme);
    const title = inject(Title);
    const strategy = inject(TitleStrategy);
    const router = inject(Router);
    const page = toSignal(router.events.pipe(map(() => strategy.buildTitle(router.routerState.snapshot))));
    effect(() => {
      const open = this.session.current();
      // What was chosen last fills the connect screen when the person comes back to it.
      if (open === undefined) this.remembered.set(recallConnection(this.#window.sessionStorage));
      title.setTitle(
        open === undefined
          ? 'Connect – License console'
          : `${page() ?? ''} – ${open.connection.name} – License console`,
      );
    });
    void this.#start();
  }

  async #start(): Promise<void> {
    const signIn = inject(PkceSignIn);
    const { location, sessionStorage } = this.#window;
    if (signIn.isReturning) {
      this.isReturning.set(true);
      try {
        const connection = await signIn.complete();
        rememberConnection(sessionStorage, connection);
        this.session.open(connection);
      } catch (error) {
        this.problem.set(error);
      }
      this.isReturning.set(false);
      return;
    }
    const last = recallConnection(sessionStorage);
    const isAtHome = isLoopback(location.origin) || new URLSearchParams(location.search).has('emulator');
    if (!isAtHome || (last !== undefined && last.kind !== 'emulator')) return;
    this.session.open(emulatorConnection(emulatorAddress(location.search), 'administrator'));
  }
}
