/** A user to show, and where in the list. */
export interface PlacedRow {
  readonly userId: string;
  readonly position: number;
}

/** The same, in one of the elements that rows are shown in. */
export interface RowSlot extends PlacedRow {
  readonly slot: number;
}

/**
 * Gives each row an element: the one it had, else one that has become free. So scrolling makes no elements and moves none,
 * and who has the focus keeps it. In the order of the elements.
 */
export function assignSlots(rows: readonly PlacedRow[], before: readonly RowSlot[]): readonly RowSlot[] {
  const wanted = new Map(rows.map((row) => [row.userId, row]));
  const slots: RowSlot[] = [];
  const taken = new Set<number>();
  for (const { userId, slot } of before) {
    const row = wanted.get(userId);
    if (row === undefined) continue;
    wanted.delete(userId);
    taken.add(slot);
    slots.push({ ...row, slot });
  }
  let free = 0;
  for (const row of wanted.values()) {
    while (taken.has(free)) free++;
    slots.push({ ...row, slot: free++ });
  }
  return slots.sort((a, b) => a.slot - b.slot);
}
