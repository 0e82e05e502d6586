/** How long a request counts after its answer: the server's rolling minute. */
const countedFor = 60_000;

/**
 * The requests of the last 60 s. A request counts from the moment it leaves until 60 s after its answer: the server
 * saw it somewhere in between, so whatever the latency, what counts here includes all the server can still count.
 */
export interface RequestLog {
  /** Requests that count now. */
  readonly used: number;
  /** Whether one more may leave. */
  readonly hasRoom: boolean;
  /** When the next answered request stops counting. */
  readonly nextFree: number | undefined;
  leave(): void;
  answer(now: number): void;
  /** Forgets what no longer counts. */
  forget(now: number): void;
}

export function requestLog(budget: number, concurrency: number): RequestLog {
  /** Until when each answered request counts, the next to be forgotten first. */
  const until: number[] = [];
  let underWay = 0;
  return {
    get used() {
      return until.length + underWay;
    },
    get hasRoom() {
      return until.length + underWay < budget && underWay < concurrency;
    },
    get nextFree() {
      return until[0];
    },
    leave() {
      underWay++;
    },
    answer(now) {
      // One more millisecond for a server that counts both ends of its minute.
      until.push(now + countedFor + 1);
      underWay--;
    },
    forget(now) {
      while ((until[0] ?? Infinity) <= now) until.shift();
    },
  };
}
