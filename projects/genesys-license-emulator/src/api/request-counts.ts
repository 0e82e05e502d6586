import type { EmulatorOperation } from './emulator-operation.js';

/** How many requests have arrived, those that failed included. */
export interface RequestCounts {
  /** All requests since the start or the last `reset()`. */
  readonly total: number;
  /** The requests for one operation. */
  of(operation: EmulatorOperation): number;
}

/** Counts requests as they arrive. */
export class RequestCounter implements RequestCounts {
  readonly #counts = new Map<EmulatorOperation, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  of(operation: EmulatorOperation): number {
    return this.#counts.get(operation) ?? 0;
  }

  /** Counts one request and returns its number, from 1. */
  add(operation: EmulatorOperation): number {
    this.#counts.set(operation, this.of(operation) + 1);
    return ++this.#total;
  }

  clear(): void {
    this.#counts.clear();
    this.#total = 0;
  }
}
