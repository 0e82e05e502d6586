import type { RequestPriority } from '../config/call-options.js';

/** What a {@link RequestLimiter} is doing, for screens. */
export interface RequestLimiterState {
  /** Requests that may still leave in this rolling minute. */
  readonly remaining: number;
  /** Milliseconds of the client's clock (by default since 1970) until which the server wants silence. */
  readonly pausedUntil: number | undefined;
  /** Requests waiting for their turn. */
  readonly queued: number;
}

/** How a task takes its turn. */
export interface RequestTurn {
  /** Default `interactive`. */
  readonly priority?: RequestPriority | undefined;
  /** Leaves the queue at once when aborted; the promise then rejects with `signal.reason`. A task under way is its own matter. */
  readonly signal?: AbortSignal | undefined;
  /** A request that had its turn and was turned away by the server: it goes before its equals. */
  readonly again?: boolean | undefined;
}

/**
 * Lets requests out so that no rolling 60 s, as the server sees them, holds more than the budget. Give one to all
 * clients that use the same token.
 */
export interface RequestLimiter {
  /** The same object until something changes. */
  readonly state: RequestLimiterState;
  /** Runs `task` when its turn has come, synchronously from then on; it counts as sent until its promise settles, and 60 s longer. */
  run<Result>(task: () => Promise<Result>, turn?: RequestTurn): Promise<Result>;
  /**
   * Counts a request that leaves by other means with the same token as one that leaves here, at once and whatever the
   * budget. What is returned is to be called once, when it is answered: 60 s later it no longer counts.
   */
  count(turn?: Pick<RequestTurn, 'priority'>): () => void;
  /** Lets nothing out for that many milliseconds (at most a day), interactive requests included: what `Retry-After` asks for. */
  pause(duration: number): void;
  /** Tells of changed `state`, once for changes that belong together. Returns the way to end it. */
  subscribe(listener: () => void): () => void;
}
