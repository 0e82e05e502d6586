import { Component, computed, inject } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';
import { ConsoleSession } from '../session/console-session';
import { CONNECTION } from '../workspace/connection-token';
import { ColorTheme, type Theme } from './color-theme';
import { EmulatorSettings } from './emulator-settings';

/** How the console is connected, what it keeps, how it looks, and how the emulator behaves. */
@Component({
  selector: 'console-settings-page',
  imports: [EmulatorSettings],
  host: { class: 'page' },
  templateUrl: './settings-page.html',
  styles: `
    :host {
      max-inline-size: 48rem;
    }

    dl {
      display: grid;
      grid-template-columns: minmax(6rem, max-content) 1fr;
      gap: 0.4rem 1.25rem;
      margin: 0 0 1rem;
    }

    dt {
      color: var(--muted);
    }

    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }

    h3 {
      margin: 0 0 0.75rem;
    }

    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1.25rem;
      margin: 0;
      padding: 0;
      border: 0;
    }

    label {
      display: inline-flex;
      gap: 0.4rem;
      align-items: center;
      font-weight: 400;
    }

    input {
      min-block-size: 1.5rem;
    }
  `,
})
export class SettingsPage {
  protected readonly connection = inject(CONNECTION);
  protected readonly store = inject(LicenseStore);
  protected readonly theme = inject(ColorTheme);
  readonly #session = inject(ConsoleSession);

  protected readonly themes: readonly { readonly value: Theme; readonly name: string }[] = [
    { value: 'light dark', name: 'Same as the system' },
    { value: 'light', name: 'Light' },
    { value: 'dark', name: 'Dark' },
  ];
  protected readonly kept = computed(() => {
    const { status, savedAt, error } = this.store.persistence();
    switch (status) {
      case 'off':
        return 'Nothing: a reload loads everything again.';
      case 'restoring':
        return 'What an earlier session left is loading.';
      case 'failed':
        return `Nothing can be kept: ${error?.message ?? 'the device refuses'}`;
      case 'on':
        return savedAt === undefined
          ? 'Changes under way; users and licenses once they are loaded.'
          : `Users, licenses and changes under way, as of ${new Date(savedAt).toLocaleTimeString()}.`;
    }
  });
  protected readonly tab = computed(
    () =>
      ({
        off: 'Works alone.',
        alone: 'The only tab of this connection.',
        leader: 'Loads for all tabs of this connection.',
        follower: 'Shows what another tab of this connection loads.',
      })[this.store.tabRole()],
  );

  protected async forget(): Promise<void> {
    await this.store.signOut().catch(() => undefined);
    this.#session.close();
  }
}
