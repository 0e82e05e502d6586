/** What stands between requests and their turn, other than how long they take. */
export interface RequestBudget {
  /** Requests that may leave within the current minute. */
  readonly remaining: number;
  /** Requests that may leave each minute. */
  readonly perMinute: number;
  /** Requests that wait already. */
  readonly queued: number;
  /** Milliseconds the server wants silence for; 0 for none. */
  readonly pausedFor: number;
}

/** Milliseconds the budget makes so many requests wait; an estimate, since a rolling minute frees itself bit by bit. */
export function waitUnderBudget(
  requests: number,
  { remaining, perMinute, queued, pausedFor }: RequestBudget,
): number {
  if (requests <= 0) return 0;
  const beyond = Math.max(0, requests + queued - Math.max(0, remaining));
  return pausedFor + Math.ceil(beyond / perMinute) * 60_000;
}
