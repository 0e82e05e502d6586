import { inject } from '@angular/core';
import {
  signalStoreFeature,
  withProps,
  type EmptyFeatureResult,
  type SignalStoreFeature,
} from '@ngrx/signals';
import { defer, type Observable } from 'rxjs';
import { inferenceOf } from '../engine/license-inference';
import type { LicenseExplanation, RoleComparison } from '../model/inference';
import { LICENSE_ENGINE } from './license-engine-token';

/** What `withLicenseInference()` adds to a store; each member is documented at `LicenseStore`. */
export interface LicenseInferenceFeature extends EmptyFeatureResult {
  props: {
    inferFromRoles: (roleIds: readonly string[]) => Promise<readonly string[]>;
    inferFromPermissions: (permissions: readonly string[]) => Promise<readonly string[]>;
    explain: (roleIds: readonly string[]) => Promise<LicenseExplanation>;
    compareWithRoles: (userIds: readonly string[]) => Observable<RoleComparison>;
  };
}

/** Which roles and permissions need which licenses, for one's own `signalStore(…)`; needs `provideLicenses()`. */
export function withLicenseInference(): SignalStoreFeature<EmptyFeatureResult, LicenseInferenceFeature> {
  return signalStoreFeature(
    withProps(() => {
      const engine = inject(LICENSE_ENGINE);
      return {
        inferFromRoles: (roleIds: readonly string[]) => inferenceOf(engine).fromRoles(roleIds),
        inferFromPermissions: (permissions: readonly string[]) =>
          inferenceOf(engine).fromPermissions(permissions),
        explain: (roleIds: readonly string[]) => inferenceOf(engine).explain(roleIds),
        compareWithRoles: (userIds: readonly string[]) => defer(() => inferenceOf(engine).compare(userIds)),
      };
    }),
  );
}
