export { LicenseIntl, provideLicenseIntl, type PluralForms } from './intl/license-intl';
export type { BatchChooseMessages, BatchSourceKind } from './intl/batch-choose-messages';
export type { BatchMessages, BatchPanelMessages, BatchStep } from './intl/batch-messages';
export type { BatchResultMessages } from './intl/batch-result-messages';
export type { BatchReviewMessages } from './intl/batch-review-messages';
export type { BatchWords } from './intl/batch-words';
export type { CommonMessages } from './intl/common-messages';
export type { DefinitionsMessages } from './intl/definitions-messages';
export type { InferenceMessages, InferenceMode } from './intl/inference-messages';
export type { LicenseMessageOverrides, LicenseMessages } from './intl/license-messages';
export type { PickerMessages } from './intl/picker-messages';
export type { TableListMessages, TableMessages } from './intl/table-messages';
export type { TablePanelMessages } from './intl/table-panel-messages';
export type { UsageMessages } from './intl/usage-messages';
export {
  LicenseBatchPanel,
  type BatchFinished,
  type BatchStarted,
} from './license-batch-panel/license-batch-panel';
export type { BatchRunKind } from './license-batch-panel/result/shown-run';
export type { LineProblemKind } from './license-batch-panel/choose/user-references';
export { LicenseDefinitions } from './license-definitions/license-definitions';
export { LicenseInference } from './license-inference/license-inference';
export { LicenseModule } from './license-module';
export type { LicenseKind } from './common/license-kind';
export {
  LicenseControl,
  type ConfirmLicensePick,
  type LicensePickChange,
} from './license-picker/license-control';
export type { LicenseFieldState } from './license-picker/license-field-state';
export {
  LicenseChipTemplate,
  LicenseOptionTemplate,
  type LicenseOption,
  type LicenseOptionContext,
  type LicensePickState,
} from './license-picker/license-option';
export { LicensePicker } from './license-picker/license-picker';
export { LicenseSelect } from './license-picker/license-select';
export { LicenseUsageChart } from './license-usage/license-usage';
export type { UsageOrder } from './license-usage/usage-order';
export {
  LicenseUsersTable,
  type ActivatedUser,
  type LicenseRemoval,
} from './license-users-table/license-users-table';
export {
  LicenseTableEmpty,
  LicenseTableError,
  LicenseUserCell,
  LicenseUserRow,
  type LicenseTableEmptyContext,
  type LicenseTableErrorContext,
  type LicenseUserContext,
} from './license-users-table/table-templates';
export {
  readSelection,
  type AllMatchingUsers,
  type LicenseUserSelection,
  type SelectedUsers,
} from './license-users-table/user-selection';
