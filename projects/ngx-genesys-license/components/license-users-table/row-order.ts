import { computed, effect, signal, type Signal } from '@angular/core';
import type { RowSlot } from './row-slots';

/** How long rows stand still before their order is told, in ms. */
const settling = 100;

/**
 * The ids of the rows' elements in the order of the list, which is what screen readers read on in (`aria-owns`). A new order
 * is told once the rows stand still: browsers make much of it. Elements that are gone are not named. In an injection context.
 */
export function settledOrder(
  rows: () => readonly RowSlot[],
  idOf: (slot: number) => string,
): Signal<string | undefined> {
  const settled = signal<readonly number[]>([]);
  effect((onCleanup) => {
    const sorted = rows().toSorted((a, b) => a.position - b.position);
    const timer = setTimeout(() => settled.set(sorted.map(({ slot }) => slot)), settling);
    onCleanup(() => clearTimeout(timer));
  });
  return computed(() => {
    const shown = new Set(rows().map(({ slot }) => slot));
    const ids = settled()
      .filter((slot) => shown.has(slot))
      .map(idOf);
    return ids.length === 0 ? undefined : ids.join(' ');
  });
}
