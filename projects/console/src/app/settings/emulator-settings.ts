import { Component, effect, inject, input, signal } from '@angular/core';
import { BROWSER_WINDOW } from '../common/browser-window';
import { ErrorNotice } from '../common/error-notice';

/** How the emulator behaves: its scenarios, chosen while everything runs. */
@Component({
  selector: 'console-emulator-settings',
  imports: [ErrorNotice],
  template: `
    <h3 id="emulator-heading">Emulator</h3>
    @if (problem(); as error) {
      <console-error-notice heading="The emulator does not answer." [error]="error" />
    }
    <label for="scenario">Scenario</label>
    <select class="console-field" id="scenario" (change)="choose($any($event.target).value)">
      <option value="" disabled [selected]="chosen() === undefined">Choose a scenario</option>
      @for (scenario of scenarios(); track scenario.name) {
        <option [value]="scenario.name" [selected]="chosen() === scenario.name">
          {{ scenario.name }} – {{ scenario.meaning }}
        </option>
      }
    </select>
    <p role="status" class="muted">
      @if (chosen(); as name) {
        In effect from the next request: {{ name }}.
      }
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
    }

    h3,
    p {
      margin: 0;
    }

    select {
      inline-size: 100%;
    }
  `,
})
export class EmulatorSettings {
  /** The emulator's base URL. */
  readonly address = input.required<string>();

  protected readonly scenarios = signal<readonly { readonly name: string; readonly meaning: string }[]>([]);
  protected readonly chosen = signal<string | undefined>(undefined);
  protected readonly problem = signal<unknown>(undefined);
  readonly #window = inject(BROWSER_WINDOW);

  constructor() {
    effect(() => void this.#load(this.address()));
  }

  protected async choose(name: string): Promise<void> {
    const body = JSON.stringify({ name });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await this.#ask('/emulator/scenario', { method: 'POST', headers, body });
    if (answer !== undefined) this.chosen.set(name);
  }

  async #load(address: string): Promise<void> {
    const overview = (await this.#ask('/emulator', {}, address)) as
      { readonly scenarios: Readonly<Record<string, string>> } | undefined;
    const scenarios = Object.entries(overview?.scenarios ?? {});
    this.scenarios.set(scenarios.map(([name, meaning]) => ({ name, meaning })));
  }

  async #ask(path: string, init: RequestInit, address = this.address()): Promise<unknown> {
    this.problem.set(undefined);
    try {
      const response = await this.#window.fetch(address + path, init);
      if (!response.ok) throw new Error(`It answered ${response.status}.`);
      return (await response.json()) as unknown;
    } catch (error) {
      this.problem.set(error);
      return undefined;
    }
  }
}
