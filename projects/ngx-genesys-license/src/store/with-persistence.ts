import { DOCUMENT, inject, Injector, PLATFORM_ID, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter, fromEvent } from 'rxjs';
import type { LicenseEngine } from '../engine/license-engine';
import { VaultKeeper } from '../engine/persistence/vault-keeper';
import type { LicenseIdentity } from '../model/persistence';
import { engineFeature } from './engine-feature';
import { IndexedDbVault } from './indexed-db-vault';
import type { LicenseStoreConfig } from './license-store-config';
import type { LicenseStoreFeature } from './license-store-features';
import { followIdentity, identityOf } from './signed-in-identity';

/** What `withPersistence()` keeps, and for how long. */
export interface PersistenceOptions {
  /** How old users and definitions may be to be shown again, in ms. Default: seven days. */
  readonly maxAge: number;
  /** Whether names and email addresses are kept too. Default false. */
  readonly names: boolean;
}

const feature = 'withPersistence()';

export const defaultPersistence: PersistenceOptions = /* @__PURE__ */ Object.freeze({
  maxAge: 7 * 86_400_000,
  names: false,
});

/**
 * Keeps definitions, users and a journal of the changes under way in IndexedDB, in a database per organization and
 * person; needs `identity` in the store's configuration. No token is kept, and names only where asked for.
 *
 * The next start shows what was known and reads it again behind. Changes that a crash or a reload interrupted are in
 * `runs` again and are read: what had left ends as the server has it, what had not is not sent by itself, and both can
 * be asked for again with `retryFailed()`. `persistence()` says whether changes under way would survive; where the
 * device fails, everything works as without. `signOut()` deletes the database.
 */
export function withPersistence(options: Partial<PersistenceOptions> = {}): LicenseStoreFeature {
  const { maxAge, names } = { ...defaultPersistence, ...options };
  if (!(maxAge >= 0 && Number.isFinite(maxAge))) {
    throw new TypeError('ngx-genesys-license: withPersistence: maxAge takes milliseconds from 0.');
  }
  return engineFeature({
    keeperOf: (config) => {
      const identity = identityOf(config, inject(Injector), feature);
      if (inject(PLATFORM_ID, { optional: true }) === 'server') return undefined;
      return (session) =>
        new VaultKeeper(session, {
          identity: () => untracked(identity),
          vaultOf: (person) => new IndexedDbVault(databaseName(person)),
          maxAge,
          hasNames: names,
          random: config.random ?? Math.random,
        });
    },
    start: keepUp,
  });
}

/** The name of the database in which an identity's data is kept. */
export function databaseName({ orgId, userId }: LicenseIdentity): string {
  return `ngx-genesys-license/${encodeURIComponent(orgId)}/${encodeURIComponent(userId)}`;
}

/** Follows who is signed in, and loses nothing where the page is left. */
function keepUp(engine: LicenseEngine, config: LicenseStoreConfig): void {
  const document = inject(DOCUMENT);
  if (document.defaultView === null) return;
  followIdentity(engine, config, feature);
  fromEvent(document, 'visibilitychange')
    .pipe(
      filter(() => document.visibilityState === 'hidden'),
      takeUntilDestroyed(),
    )
    .subscribe(() => void engine.flush());
}
