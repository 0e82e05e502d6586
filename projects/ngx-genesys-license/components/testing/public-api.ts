export { LicenseBatchLicensesHarness, type OfferedLicense } from './license-batch-licenses-harness';
export { LicenseBatchPanelHarness } from './license-batch-panel-harness';
export { LicenseBatchReviewHarness } from './license-batch-review-harness';
export { LicenseBatchRunHarness } from './license-batch-run-harness';
export { LicenseBatchUsersHarness } from './license-batch-users-harness';
export { LicenseConfirmationHarness } from './license-confirmation-harness';
export {
  LicenseDefinitionDetailsHarness,
  type LicenseComparisonPart,
} from './license-definition-details-harness';
export { LicenseDefinitionsHarness, type LicenseTreeRow } from './license-definitions-harness';
export { LicenseControlHarness } from './license-control-harness';
export {
  LicenseInferenceHarness,
  type ComparedUserRow,
  type InferredLicenseRow,
  type RoleRow,
} from './license-inference-harness';
export { LicenseNoticeHarness } from './license-notice-harness';
export { LicenseOptionHarness, type LicenseOptionHarnessFilters } from './license-option-harness';
export { LicensePickerHarness, type LicensePickerHarnessFilters } from './license-picker-harness';
export { LicenseSelectHarness, type LicenseSelectHarnessFilters } from './license-select-harness';
export {
  LicenseUsersTableHarness,
  type UsersTableCell,
  type UsersTableRow,
} from './license-users-table-harness';
export { LicenseUsageHarness, type LicenseUsageRow } from './license-usage-harness';
