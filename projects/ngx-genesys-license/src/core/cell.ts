import { isTrouble, type Operation } from './operation';

/** A (user, license) pair that somebody wrote: kept only while there is something to say beyond the base. */
export interface Cell {
  readonly row: number;
  readonly license: number;
  /** The operation whose turn it is: queued, sent or unconfirmed. */
  head: Operation | undefined;
  /** The operation that waits until the head has settled. */
  next: Operation | undefined;
  /** The operation that was answered, with a yes or a no, and no read has proved or disproved yet; out of view already. */
  answered: Operation | undefined;
  /** Reads requested at or before this tick know nothing of the acknowledged write; 0 for none. */
  fence: number;
  /** Until this time a read that shows the old value may be the server's delay, and the fence moves along. */
  graceUntil: number;
  /**
   * Whether another write stood unproved when the fence went up, or when the last was taken up after a crash: then the
   * value may be on show because neither write is, and only a read asked for after the grace is a proof.
   */
  isContested: boolean;
  /** The last operation, when it ended in trouble and nothing newer has been said since. */
  trouble: Operation | undefined;
}

export function makeCell(row: number, license: number): Cell {
  return {
    row,
    license,
    head: undefined,
    next: undefined,
    answered: undefined,
    fence: 0,
    graceUntil: 0,
    isContested: false,
    trouble: undefined,
  };
}

/** The value on view where an operation is live; undefined where the base speaks. */
export function overlaid(cell: Cell): boolean | undefined {
  return (cell.next ?? cell.head)?.value;
}

/** Whether a read is needed before the cell's operations can end. */
export function awaitsProof(cell: Cell): boolean {
  return cell.answered !== undefined || cell.head?.state === 'unconfirmed';
}

export function isForgettable(cell: Cell): boolean {
  return (
    cell.head === undefined &&
    cell.next === undefined &&
    cell.answered === undefined &&
    cell.trouble === undefined &&
    cell.fence === 0
  );
}

/** What a screen shows beside the value. */
export type CellMark = 'pending' | 'verifying' | 'unconfirmed' | 'failed';

export function markOf(cell: Cell): CellMark | undefined {
  if (cell.next !== undefined) return 'pending';
  if (cell.head !== undefined) return cell.head.state === 'unconfirmed' ? 'unconfirmed' : 'pending';
  if (cell.answered !== undefined) return 'verifying';
  return cell.trouble !== undefined && isTrouble(cell.trouble.state) ? 'failed' : undefined;
}
