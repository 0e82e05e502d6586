import type { LicenseClock, RequestLimiter, RequestPriority } from 'genesys-license-client';

/** A request under way is taken for answered after so long, in ms: its tab may be asleep. */
const longest = 60_000;

/** How a request takes its turn among those of all tabs. */
export interface SharedTurn {
  readonly priority: RequestPriority;
  readonly again: boolean;
}

const nothing = (): void => undefined;

interface Known {
  /** It is not to have a turn here any more. */
  quit: () => void;
  /** It has been answered, as far as anybody can say. */
  end: () => void;
}

/** Requests of all tabs, by id, as far as this one knows of them: they count from when they may leave until they are answered. */
export class KnownRequests {
  readonly #limiter: RequestLimiter;
  readonly #clock: LicenseClock;
  readonly #requests = new Map<string, Known>();

  constructor(limiter: RequestLimiter, clock: LicenseClock) {
    this.#limiter = limiter;
    this.#clock = clock;
  }

  /** One that may leave by another tab's leave. */
  count(id: string, turn: Pick<SharedTurn, 'priority'>): void {
    this.#requests.get(id)?.quit();
    const answer = this.#limiter.count(turn);
    const known: Known = {
      quit: nothing,
      end: () => {
        this.#clock.clearTimeout(timer);
        // A tab that was asleep may come to the end of the time when it has heard of the answer.
        if (this.#forget(id, known)) answer();
      },
    };
    const timer = this.#clock.setTimeout(known.end, longest);
    this.#requests.set(id, known);
  }

  /**
   * Waits for its turn, and calls `leave` where it is still wanted and `mayLeave`. Rejects where the limiter does. One
   * that is known already takes no other turn.
   */
  async ask(
    id: string,
    turn: SharedTurn,
    mayLeave: () => Promise<boolean>,
    leave: () => void,
  ): Promise<void> {
    if (this.#requests.has(id)) return;
    const abort = new AbortController();
    const { signal } = abort;
    const quit = () => {
      this.#forget(id, known);
      abort.abort();
    };
    const known: Known = { quit, end: quit };
    this.#requests.set(id, known);
    const task = async () => {
      if (!(await mayLeave()) || signal.aborted) return;
      known.quit = nothing;
      const done = new Promise<void>((resolve) => (known.end = resolve));
      const timer = this.#clock.setTimeout(known.end, longest);
      leave();
      await done;
      this.#clock.clearTimeout(timer);
    };
    try {
      await this.#limiter.run(task, { ...turn, signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.#forget(id, known);
    }
  }

  /** It has been answered, or will not be sent. */
  end(id: string): void {
    this.#requests.get(id)?.end();
  }

  /** None has its turn here any more: others let requests out now. */
  quitAll(): void {
    for (const { quit } of this.#requests.values()) quit();
  }

  /** All whose id begins so have ended, as far as anybody can say. */
  endAll(prefix: string): void {
    for (const [id, { end }] of this.#requests) if (id.startsWith(prefix)) end();
  }

  #forget(id: string, known: Known): boolean {
    return this.#requests.get(id) === known && this.#requests.delete(id);
  }
}
