import type { LicenseClient, LicenseClock } from 'genesys-license-client';
import type { RequestBudget } from '../core/request-budget';

/** What the rate limit leaves, now, for requests that are not interactive. */
export function budgetLeft(options: {
  readonly client: LicenseClient;
  readonly clock: LicenseClock;
  readonly requestsPerMinute: number;
  /** Share of them that only interactive requests may use; default 0.1. */
  readonly interactiveShare?: number | undefined;
}): RequestBudget {
  const { client, clock, requestsPerMinute, interactiveShare = 0.1 } = options;
  const { remaining, queued, pausedUntil = 0 } = client.limiter.state;
  const reserved = Math.ceil(requestsPerMinute * interactiveShare);
  return {
    remaining: remaining - reserved,
    perMinute: Math.max(1, requestsPerMinute - reserved),
    queued,
    pausedFor: Math.max(0, pausedUntil - clock.now()),
  };
}
