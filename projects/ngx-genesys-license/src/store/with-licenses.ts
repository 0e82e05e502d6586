import { signalStoreFeature, type EmptyFeatureResult, type SignalStoreFeature } from '@ngrx/signals';
import { defaultLabels } from './default-labels';
import { withLicenseAssignment, type LicenseAssignmentFeature } from './with-license-assignment';
import { withLicenseConnection, type LicenseConnectionFeature } from './with-license-connection';
import { withLicenseDefinitions, type LicenseDefinitionsFeature } from './with-license-definitions';
import { withLicenseInference, type LicenseInferenceFeature } from './with-license-inference';
import { withLicensePlans, type LicensePlansFeature } from './with-license-plans';
import { withLicensedUserViews, type LicensedUserViewsFeature } from './with-licensed-user-views';
import { withLicensedUsers, type LicensedUsersFeature } from './with-licensed-users';

/** What `withLicenses()` adds to a store: all that `LicenseStore` has. */
export type LicensesFeature = LicenseDefinitionsFeature &
  LicensedUsersFeature &
  LicensedUserViewsFeature &
  LicenseAssignmentFeature &
  LicensePlansFeature &
  LicenseInferenceFeature &
  LicenseConnectionFeature;

/** Everything `LicenseStore` has, for one's own `signalStore(…)`; needs `provideLicenses()` in the same injector or above. */
export function withLicenses(): SignalStoreFeature<EmptyFeatureResult, LicensesFeature> {
  return signalStoreFeature(
    withLicenseDefinitions(defaultLabels),
    withLicensedUsers(),
    withLicensedUserViews(),
    withLicenseAssignment(),
    withLicensePlans(),
    withLicenseInference(),
    withLicenseConnection(),
  );
}
