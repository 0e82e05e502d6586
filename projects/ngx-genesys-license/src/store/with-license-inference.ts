import { inject } from '@angular/core';
import {
  signalStoreFeature,
  withProps,
  type EmptyFeatureResult,
  type SignalStoreFeature,
} from '@ngrx/signals';
import type { AuthorizationRole } from 'genesys-license-client';
import { defer, type Observable } from 'rxjs';
import { inferenceOf } from '../engine/license-inference';
import type { InferenceOptions, LicenseExplanation, RoleComparison } from '../model/inference';
import { LICENSE_ENGINE } from './license-engine-token';

/** What `withLicenseInference()` adds to a store; each member is documented at `LicenseStore`. */
export interface LicenseInferenceFeature extends EmptyFeatureResult {
  props: {
    roles: () => Promise<readonly AuthorizationRole[]>;
    inferFromRoles: (roleIds: readonly string[], options?: InferenceOptions) => Promise<readonly string[]>;
    inferFromPermissions: (
      permissions: readonly string[],
      options?: InferenceOptions,
    ) => Promise<readonly string[]>;
    explain: (roleIds: readonly string[], options?: InferenceOptions) => Promise<LicenseExplanation>;
    compareWithRoles: (userIds: readonly string[]) => Observable<RoleComparison>;
  };
}

/** Which roles and permissions need which licenses, for one's own `signalStore(…)`; needs `provideLicenses()`. */
export function withLicenseInference(): SignalStoreFeature<EmptyFeatureResult, LicenseInferenceFeature> {
  return signalStoreFeature(
    withProps(() => {
      const engine = inject(LICENSE_ENGINE);
      return {
        roles: () => inferenceOf(engine).roles(),
        inferFromRoles: (roleIds: readonly string[], options?: InferenceOptions) =>
          inferenceOf(engine).fromRoles(roleIds, options?.signal),
        inferFromPermissions: (permissions: readonly string[], options?: InferenceOptions) =>
          inferenceOf(engine).fromPermissions(permissions, options?.signal),
        explain: (roleIds: readonly string[], options?: InferenceOptions) =>
          inferenceOf(engine).explain(roleIds, options?.signal),
        compareWithRoles: (userIds: readonly string[]) => defer(() => inferenceOf(engine).compare(userIds)),
      };
    }),
  );
}
