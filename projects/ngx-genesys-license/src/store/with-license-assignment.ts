import { inject, type Signal } from '@angular/core';
import {
  signalStoreFeature,
  withProps,
  type EmptyFeatureResult,
  type SignalStoreFeature,
} from '@ngrx/signals';
import type { LicenseBatchAssignmentRequest } from 'genesys-license-client';
import { map, type Observable } from 'rxjs';
import type { AssignmentRun, CellSettled, LicenseChange, LicensePlan } from '../model/assignment';
import { AssignmentRuns } from './assignment-runs';
import { LICENSE_ENGINE } from './license-engine-token';
import { withEngineState } from './with-engine-state';

/** What `withLicenseAssignment()` adds to a store; each member is documented at `LicenseStore`. */
export interface LicenseAssignmentFeature extends EmptyFeatureResult {
  /** No state is added. */
  state: { canAssign: boolean | undefined };
  props: {
    runs: Signal<readonly AssignmentRun[]>;
    settled$: Observable<CellSettled>;
    assign: (change: LicensePlan | LicenseChange | LicenseBatchAssignmentRequest) => AssignmentRun;
  };
}

/** Optimistic assignment, proved by reading, for one's own `signalStore(…)`; needs `provideLicenses()`. */
export function withLicenseAssignment(): SignalStoreFeature<EmptyFeatureResult, LicenseAssignmentFeature> {
  return signalStoreFeature(
    withEngineState<LicenseAssignmentFeature['state']>({ canAssign: undefined }, (engine) =>
      engine.canAssign$.pipe(map((canAssign) => ({ canAssign }))),
    ),
    withProps(() => {
      const engine = inject(LICENSE_ENGINE);
      const runs = new AssignmentRuns(engine);
      return {
        runs: runs.runs,
        settled$: engine.settled$.asObservable(),
        assign: (change: LicensePlan | LicenseChange | LicenseBatchAssignmentRequest) =>
          runs.of(engine.assign(change)),
      };
    }),
  );
}
