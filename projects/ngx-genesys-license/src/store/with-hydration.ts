import { inject, makeStateKey, PLATFORM_ID, TransferState } from '@angular/core';
import type { LicenseDefinition } from 'genesys-license-client';
import type { LicenseEngine } from '../engine/license-engine';
import { engineFeature } from './engine-feature';
import type { LicenseStoreFeature } from './license-store-features';

/** What the page brings from the server. */
interface CarriedDefinitions {
  readonly definitions: readonly LicenseDefinition[];
  /** In ms since the epoch. */
  readonly loadedAt: number;
}

/**
 * Carries the definitions that were loaded while the page was rendered on the server (`ssr: true`) in the page, so that the
 * browser shows them from the start and does not ask again. They are the organization's, not a person's; users are not
 * carried. Does nothing where the server sends nothing. Where one application has several stores, each needs a `key`.
 */
export function withHydration({ key = 'licenses' }: { readonly key?: string } = {}): LicenseStoreFeature {
  return engineFeature({ start: (engine) => carryOver(engine, `ngx-genesys-license/${key}`) });
}

function carryOver({ definitions, definitions$, clock }: LicenseEngine, key: string): void {
  const page = inject(TransferState);
  const place = makeStateKey<CarriedDefinitions | undefined>(key);
  if (inject(PLATFORM_ID) === 'server') {
    page.onSerialize(place, () => {
      const { loadedAt } = definitions;
      return loadedAt === undefined ? undefined : { definitions: definitions$.value.definitions, loadedAt };
    });
    return;
  }
  const carried = page.get(place, undefined);
  page.remove(place);
  // A server whose clock is ahead must not make them young for ever.
  if (carried !== undefined) definitions.adopt(carried.definitions, Math.min(carried.loadedAt, clock.now()));
}
