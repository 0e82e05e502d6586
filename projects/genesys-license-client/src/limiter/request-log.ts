/** How long a request counts after its answer: the server's rolling minute. */
const countedFor = 60_000;

/**
 * The requests of the last 60 s. A request counts from the moment it leaves until 60 s after its answer: the server
 * saw it somewhere in between, so whatever the latency, what counts here includes all the server can still count.
 */
export class RequestLog {
  underWay = 0;
  /** Until when each answered request counts, the next to be forgotten first. */
  readonly #until: number[] = [];

  /** Requests that count now. */
  get used(): number {
    return this.#until.length + this.underWay;
  }

  /** When the next answered request stops counting. */
  get nextFree(): number | undefined {
    return this.#until[0];
  }

  answer(now: number): void {
    // One more millisecond for a server that counts both ends of its minute.
    this.#until.push(now + countedFor + 1);
    this.underWay--;
  }

  forget(now: number): void {
    while ((this.nextFree ?? Infinity) <= now) this.#until.shift();
  }
}
