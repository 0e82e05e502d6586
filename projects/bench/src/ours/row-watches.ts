import type { Signal } from '@angular/core';
import { createWatch, type Watch } from '@angular/core/primitives/signals';

/** Readers of signals that run again when told, as a component's template does; counts how many had to. */
export class RowWatches {
  readonly #dirty = new Set<Watch>();
  readonly #watches: Watch[] = [];

  constructor(signals: readonly Signal<unknown>[] = []) {
    for (const signal of signals) this.add(signal);
  }

  add(signal: Signal<unknown>): void {
    const watch = createWatch(
      () => void signal(),
      (told) => this.#dirty.add(told),
      true,
    );
    this.#watches.push(watch);
    watch.run();
  }

  /** Runs those that were told; returns how many. */
  flush(): number {
    const told = [...this.#dirty];
    this.#dirty.clear();
    for (const watch of told) watch.run();
    return told.length;
  }

  destroy(): void {
    for (const watch of this.#watches) watch.destroy();
  }
}
