import { inject, Injector, PLATFORM_ID, untracked } from '@angular/core';
import { createRequestLimiter, platformClock } from 'genesys-license-client';
import { SharedLimiter } from '../engine/tabs/shared-limiter';
import { TabSharing } from '../engine/tabs/tab-sharing';
import { BrowserTabLink } from './browser-tab-link';
import { engineFeature } from './engine-feature';
import type { LicenseStoreFeature } from './license-store-features';
import { followIdentity, identityOf } from './signed-in-identity';

const feature = 'withCrossTabSync()';

/**
 * Makes the tabs of one person one: what one tab reads, or is told is done, all show; one tab reads all users for all of
 * them, and they share one rate limit. Needs `identity` in the store's configuration; tabs of other persons and
 * organizations know nothing of each other.
 *
 * One tab leads. When it ends, or does not answer, another goes on where it was. Changes belong to the tab that asked
 * for them, and only that one sends them. `signOut()` in one tab drops what all of them know, and ends their changes;
 * in the others `connection().needsSignIn` tells.
 * Nothing but user ids, license ids and definitions travels: no token, no name. `tabRole()` says what this tab is; `off`
 * where the browser lacks BroadcastChannel or Web Locks (pages that are not served securely): then it works alone.
 */
export function withCrossTabSync(): LicenseStoreFeature {
  return engineFeature({
    sharingOf: (config, { rateLimit, retry }) => {
      const identity = identityOf(config, inject(Injector), feature);
      const isServer = inject(PLATFORM_ID, { optional: true }) === 'server';
      const { clock = platformClock, random = Math.random } = config;
      const local =
        config.limiter ?? createRequestLimiter({ maxPause: retry?.maxRetryAfter, ...rateLimit, clock });
      const wall = Date.now;
      const limiter = new SharedLimiter(local, clock, wall);
      return {
        limiter,
        sharingOf: (session) =>
          new TabSharing(session, {
            identity: () => untracked(identity),
            linkOf: (person) => (isServer ? undefined : BrowserTabLink.open(person)),
            limiter,
            wall,
            random,
          }),
      };
    },
    start: (engine, config) => followIdentity(engine, config, feature),
  });
}
