import { DOCUMENT, effect, inject, Injector, runInInjectionContext, untracked } from '@angular/core';
import { LicenseApiError } from 'genesys-license-client';
import type { LicenseEngine } from '../engine/license-engine';
import type { LicenseIdentity } from '../model/persistence';
import type { LicenseStoreConfig } from './license-store-config';

/**
 * Who is signed in, as the application tells it, for a feature that needs to know. Throws `invalid_config` where it tells
 * nothing; what is returned does where it tells nonsense.
 */
export function identityOf(
  { identity }: LicenseStoreConfig,
  injector: Injector,
  feature: string,
): () => LicenseIdentity | undefined {
  if (identity === undefined) {
    throw new LicenseApiError({
      code: 'invalid_config',
      message: `${feature} needs to know who is signed in: give provideLicenseStore() an identity.`,
      effect: 'none',
    });
  }
  return () => {
    const person: unknown = runInInjectionContext(injector, identity);
    if (person === undefined || isIdentity(person)) return person;
    throw new LicenseApiError({
      code: 'invalid_config',
      message: 'identity must give { orgId, userId }, neither empty, or undefined.',
      effect: 'none',
    });
  };
}

/** Tells the engine when somebody else may have signed in. In an injection context. */
export function followIdentity(engine: LicenseEngine, config: LicenseStoreConfig, feature: string): void {
  if (inject(DOCUMENT).defaultView === null) return;
  const identity = identityOf(config, inject(Injector), feature);
  // The store may be made inside a computation.
  untracked(() =>
    effect(() => {
      identity();
      untracked(() => engine.followIdentity());
    }),
  );
}

function isIdentity(person: unknown): person is LicenseIdentity {
  const { orgId, userId } = (person ?? {}) as Record<keyof LicenseIdentity, unknown>;
  return typeof orgId === 'string' && orgId !== '' && typeof userId === 'string' && userId !== '';
}
