import type { ReadTicket } from './fences';
import type { ReadRow } from './license-ledger';
import type { Operation } from './operation';

/** Told of what a ledger learns from the server, right after it has taken it. */
export interface LedgerEcho {
  /** A read was given this tick. */
  asked(tick: number): void;
  read(ticket: ReadTicket, rows: readonly ReadRow[]): void;
  gone(ticket: ReadTicket, userId: string): void;
  /** The server called the operation a success; the ledger's tick is this now. */
  written(tick: number, operation: Operation): void;
}
