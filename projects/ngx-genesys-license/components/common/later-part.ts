import { afterNextRender, DestroyRef, inject, NgZone, PendingTasks, signal, untracked } from '@angular/core';

/** How long after a failed load it is tried again, in ms; after each further failure twice as long. */
const patience = 1000;

/**
 * What nobody needs to see a component for the first time: loaded right after it has been rendered, on a server at once.
 * A load that fails is told to the application's `ErrorHandler` and tried again. In an injection context.
 */
export class LaterPart<Part> {
  readonly #import: () => Promise<Part>;
  readonly #failed: (() => void) | undefined;
  readonly #tasks = inject(PendingTasks);
  readonly #zone = inject(NgZone);
  readonly #destroyRef = inject(DestroyRef);
  readonly #part = signal<Part | null>(null);
  readonly #wanted: ((part: Part) => void)[] = [];
  #isLoading = false;
  #wait = patience;
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** Null until it is loaded. */
  readonly part = this.#part.asReadonly();

  /** `failed` is called after each failed load, while the component is there. */
  constructor(load: () => Promise<Part>, failed?: () => void) {
    this.#import = load;
    this.#failed = failed;
    this.#destroyRef.onDestroy(() => clearTimeout(this.#retry));
    if (typeof window === 'undefined') this.#load();
    else afterNextRender(() => this.#load());
  }

  /** Does something with it: at once where it is loaded, else then, in the order of the calls. */
  use(act: (part: Part) => void): void {
    const part = untracked(this.#part);
    if (part !== null) return act(part);
    this.#wanted.push(act);
    this.#load();
  }

  #load(): void {
    clearTimeout(this.#retry);
    if (this.#isLoading || untracked(this.#part) !== null) return;
    this.#isLoading = true;
    this.#tasks.run(async () => {
      try {
        const part = await this.#import();
        if (this.#destroyRef.destroyed) return;
        this.#part.set(part);
        for (const act of this.#wanted.splice(0)) act(part);
      } catch (error) {
        if (this.#destroyRef.destroyed) return;
        this.#failed?.();
        this.#zone.runOutsideAngular(() => (this.#retry = setTimeout(() => this.#load(), this.#wait)));
        this.#wait *= 2;
        throw error;
      } finally {
        this.#isLoading = false;
      }
    });
  }
}
