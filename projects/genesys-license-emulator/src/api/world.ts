import type { AccessTokens } from '../access/access-tokens.js';
import type { EmulatorClock } from '../emulator-clock.js';
import type { FailNext } from '../faults/fail-next.js';
import type { RateLimiter } from '../faults/rate-limiter.js';
import type { Organization } from '../organization/organization.js';
import type { EmulatorSettings } from '../settings/emulator-settings.js';
import type { RequestCounter } from './request-counts.js';

/** Everything that requests have in common. */
export interface World {
  readonly seed: number;
  readonly clock: EmulatorClock;
  /** The settings of this moment; they may change at any time. */
  readonly settings: () => EmulatorSettings;
  readonly organization: Organization;
  readonly tokens: AccessTokens;
  readonly limiter: RateLimiter;
  readonly failNext: FailNext;
  readonly counts: RequestCounter;
}
