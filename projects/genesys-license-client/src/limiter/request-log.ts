/** How long a request counts after its answer: the server's rolling minute. */
export const countedFor = 60_000;

/**
 * The requests of the last 60 s. A request counts from the moment it leaves until 60 s after its answer: the server
 * saw it somewhere in between, so whatever the latency, what counts here includes all the server can still count.
 * A ring of fixed size; every step is O(1) amortised.
 */
export class RequestLog {
  readonly #until: Float64Array;
  readonly #isOther: Uint8Array;
  #head = 0;
  #size = 0;
  #underWay = 0;
  #othersUnderWay = 0;
  #others = 0;

  constructor(budget: number) {
    this.#until = new Float64Array(budget);
    this.#isOther = new Uint8Array(budget);
  }

  /** Requests that count now. */
  get used(): number {
    return this.#size + this.#underWay;
  }

  /** Those of them that are not interactive. */
  get usedByOthers(): number {
    return this.#others + this.#othersUnderWay;
  }

  get underWay(): number {
    return this.#underWay;
  }

  get othersUnderWay(): number {
    return this.#othersUnderWay;
  }

  /** When the next answered request stops counting. */
  get nextFree(): number | undefined {
    return this.#size === 0 ? undefined : this.#until[this.#head];
  }

  leave(isOther: boolean): void {
    this.#underWay++;
    if (isOther) this.#othersUnderWay++;
  }

  answer(isOther: boolean, now: number): void {
    this.#underWay--;
    if (isOther) {
      this.#othersUnderWay--;
      this.#others++;
    }
    const capacity = this.#until.length;
    const newest = this.#size === 0 ? 0 : (this.#until[(this.#head + this.#size - 1) % capacity] ?? 0);
    const slot = (this.#head + this.#size++) % capacity;
    // One more millisecond for a server that counts both ends of its minute.
    this.#until[slot] = Math.max(newest, now + countedFor + 1);
    this.#isOther[slot] = isOther ? 1 : 0;
  }

  forget(now: number): void {
    while (this.#size > 0 && (this.#until[this.#head] ?? 0) <= now) {
      this.#others -= this.#isOther[this.#head] ?? 0;
      this.#head = (this.#head + 1) % this.#until.length;
      this.#size--;
    }
  }
}
