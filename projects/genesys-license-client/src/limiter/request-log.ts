/** How long a request counts after its answer: the server's rolling minute. */
export const countedFor = 60_000;

/**
 * The requests of the last 60 s. A request counts from the moment it leaves until 60 s after its answer: the server
 * saw it somewhere in between, so whatever the latency, what counts here includes all the server can still count.
 * A ring of fixed size; every step is O(1) amortised.
 */
export class RequestLog {
  readonly #until: Float64Array;
  #head = 0;
  #size = 0;
  #underWay = 0;

  constructor(budget: number) {
    this.#until = new Float64Array(budget);
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** Requests that count now. */
  get used(): number {
    return this.#size + this.#underWay;
  }

  /** When the next answered request stops counting. */
  get nextFree(): number | undefined {
    return this.#size === 0 ? undefined : this.#until[this.#head];
  }

  leave(): void {
    this.#underWay++;
  }

  answer(now: number): void {
    const capacity = this.#until.length;
    const newest = this.#size === 0 ? 0 : (this.#until[(this.#head + this.#size - 1) % capacity] ?? 0);
    // One more millisecond for a server that counts both ends of its minute.
    this.#until[(this.#head + this.#size++) % capacity] = Math.max(newest, now + countedFor + 1);
    this.#underWay--;
  }

  forget(now: number): void {
    for (let next = this.nextFree; next !== undefined && next <= now; next = this.nextFree) {
      this.#head = (this.#head + 1) % this.#until.length;
      this.#size--;
    }
  }
}
