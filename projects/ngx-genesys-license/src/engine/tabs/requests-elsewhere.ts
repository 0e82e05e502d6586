import type { LicenseClock, RequestLimiter, RequestPriority } from 'genesys-license-client';

/** A request under way in another tab is taken for answered after so long, in ms: that tab may be asleep. */
const longest = 60_000;

interface Elsewhere {
  readonly tab: string;
  /** It leaves when it has its turn here; else it has left. */
  readonly isAsked: boolean;
  readonly abort: AbortController;
  readonly end: () => void;
}

/** The requests of other tabs, which count in this tab's limiter from leaving until they are answered. */
export class RequestsElsewhere {
  readonly #limiter: RequestLimiter;
  readonly #clock: LicenseClock;
  readonly #requests = new Map<string, Elsewhere>();

  constructor(limiter: RequestLimiter, clock: LicenseClock) {
    this.#limiter = limiter;
    this.#clock = clock;
  }

  /** One that has left counts as soon as it can. */
  count(tab: string, id: number, priority: RequestPriority): void {
    this.#enter(tab, id, { priority }, false, () => Promise.resolve(true)).catch(() => undefined);
  }

  /**
   * Waits for its turn and tells `onTurn`, which may say that it is not to be. Rejects where the limiter does. One that
   * is known already takes no other turn.
   */
  ask(
    tab: string,
    id: number,
    turn: { readonly priority: RequestPriority; readonly again: boolean },
    onTurn: () => Promise<boolean>,
  ): Promise<void> {
    return this.#enter(tab, id, turn, true, onTurn);
  }

  /** It has been answered. */
  end(tab: string, id: number): void {
    this.#requests.get(keyOf(tab, id))?.end();
  }

  /** It is not wanted any more. */
  drop(tab: string, id: number): void {
    const request = this.#requests.get(keyOf(tab, id));
    request?.end();
    request?.abort.abort();
  }

  /** All of a tab have ended, as far as anybody can say; without a tab: of all tabs. */
  endAll(tab?: string): void {
    for (const request of this.#requests.values()) {
      if (tab !== undefined && request.tab !== tab) continue;
      request.end();
      if (request.isAsked) request.abort.abort();
    }
  }

  async #enter(
    tab: string,
    id: number,
    turn: { readonly priority: RequestPriority; readonly again?: boolean },
    isAsked: boolean,
    onTurn: () => Promise<boolean>,
  ): Promise<void> {
    const key = keyOf(tab, id);
    if (this.#requests.has(key)) return;
    let end: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (end = resolve));
    const abort = new AbortController();
    this.#requests.set(key, { tab, isAsked, abort, end });
    try {
      await this.#limiter.run(
        async () => {
          if (!(await onTurn())) return;
          const timer = this.#clock.setTimeout(end, longest);
          await done;
          this.#clock.clearTimeout(timer);
        },
        { ...turn, signal: abort.signal },
      );
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    } finally {
      this.#requests.delete(key);
    }
  }
}

function keyOf(tab: string, id: number): string {
  return `${tab}/${id}`;
}
