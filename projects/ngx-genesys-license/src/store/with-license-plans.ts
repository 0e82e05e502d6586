import { inject } from '@angular/core';
import {
  signalStoreFeature,
  withProps,
  type EmptyFeatureResult,
  type SignalStoreFeature,
} from '@ngrx/signals';
import type { LicenseBatchAssignmentRequest } from 'genesys-license-client';
import { planChange } from '../core/plan-change';
import type { LicenseChange, LicensePlan } from '../model/assignment';
import { LICENSE_ENGINE } from './license-engine-token';

/** What `withLicensePlans()` adds to a store; its member is documented at `LicenseStore`. */
export interface LicensePlansFeature extends EmptyFeatureResult {
  props: {
    plan: (change: LicenseChange | LicenseBatchAssignmentRequest) => LicensePlan;
  };
}

/** What a change would do, told before it is sent, for one's own `signalStore(…)`; needs `provideLicenses()`. */
export function withLicensePlans(): SignalStoreFeature<EmptyFeatureResult, LicensePlansFeature> {
  return signalStoreFeature(
    withProps(() => {
      const engine = inject(LICENSE_ENGINE);
      return {
        plan: (change: LicenseChange | LicenseBatchAssignmentRequest) => {
          const { ledger, clock, context, reads, definitions, definitions$, writeSize } = engine;
          return planChange(ledger, change, {
            definition: (id) => definitions.get(id),
            hasDefinitions: definitions$.value.definitions.length > 0,
            now: clock.now(),
            writeSize,
            readSize: ledger.options.verification === 'always' ? reads.size : 0,
            budget: context.budget(),
          });
        },
      };
    }),
  );
}
