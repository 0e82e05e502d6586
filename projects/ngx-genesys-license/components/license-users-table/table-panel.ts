import {
  DestroyRef,
  ElementRef,
  inject,
  Injector,
  PendingTasks,
  signal,
  type Binding,
  type Type,
} from '@angular/core';
import type { OpenPanel } from './open-panel';

/**
 * Opens a part of the table over it, which is loaded when it is first opened. The panel is a child of an element
 * of the table, so that the tokens reach it. In an injection context.
 */
export class TablePanel {
  readonly #injector = inject(Injector);
  readonly #tasks = inject(PendingTasks);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #isOpen = signal(false);
  readonly #failed: () => void;
  #panel: OpenPanel | undefined;
  #turn = 0;

  readonly isOpen = this.#isOpen.asReadonly();

  /** `failed` is called where a panel that somebody waits for could not be loaded. */
  constructor(failed: () => void) {
    this.#failed = failed;
    inject(DestroyRef).onDestroy(() => this.#end());
  }

  /** Shows the part at the element, as a child of `host`, and gives it the focus. */
  open(
    origin: HTMLElement,
    load: () => Promise<Type<unknown>>,
    bindings: readonly Binding[],
    host = this.#host,
  ): void {
    this.#end();
    this.#isOpen.set(true);
    const turn = this.#turn;
    this.#tasks.run(async () => {
      try {
        const [{ openPanel }, part] = await Promise.all([import('./open-panel'), load()]);
        // Closed, or opened for another, while it was loaded.
        if (turn !== this.#turn) return;
        this.#panel = openPanel(part, {
          injector: this.#injector,
          host,
          origin,
          bindings,
          left: () => this.#end(),
          escaped: () => this.close(),
        });
      } catch (error) {
        if (turn === this.#turn) {
          this.#end();
          this.#failed();
        }
        throw error;
      }
    });
  }

  /** Whoever had the focus before gets it again. */
  close(): void {
    const panel = this.#panel;
    const hasFocus = panel?.hasFocus() === true;
    this.#end();
    if (hasFocus) panel.origin.focus();
  }

  #end(): void {
    this.#turn++;
    this.#isOpen.set(false);
    this.#panel?.dispose();
    this.#panel = undefined;
  }
}
