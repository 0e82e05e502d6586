import { effect, signal, type Signal } from '@angular/core';
import type { RowSlot } from './row-slots';

/** How long rows stand still before their order is told, in ms. */
const settling = 100;

/**
 * The ids of the rows' elements in the order of the list, which is what screen readers read on in (`aria-owns`). Once the
 * rows stand still: browsers make much of it. In an injection context.
 */
export function settledOrder(
  rows: Signal<readonly RowSlot[]>,
  idOf: (slot: number) => string,
): Signal<string | undefined> {
  const order = signal<string | undefined>(undefined);
  effect((onCleanup) => {
    const sorted = rows().toSorted((a, b) => a.position - b.position);
    const timer = setTimeout(() => order.set(sorted.map(({ slot }) => idOf(slot)).join(' ')), settling);
    onCleanup(() => clearTimeout(timer));
  });
  return order.asReadonly();
}
