import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';
import { BROWSER_WINDOW } from '../common/browser-window';

/** A value of CSS `color-scheme`. */
export type Theme = 'light dark' | 'light' | 'dark';

const key = 'license-console.theme';

/** Light, dark, or as the system has it; remembered in this browser. */
@Injectable({ providedIn: 'root' })
export class ColorTheme {
  readonly #storage = inject(BROWSER_WINDOW).localStorage;
  readonly #root = inject(DOCUMENT).documentElement;
  readonly #current = signal<Theme>(this.#kept());
  readonly current = this.#current.asReadonly();

  constructor() {
    effect(() => this.#root.style.setProperty('color-scheme', this.#current()));
  }

  choose(theme: Theme): void {
    this.#storage.setItem(key, theme);
    this.#current.set(theme);
  }

  #kept(): Theme {
    const kept = this.#storage.getItem(key);
    return kept === 'light' || kept === 'dark' ? kept : 'light dark';
  }
}
