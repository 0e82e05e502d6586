export type { CsvCell } from './csv';
export { foldText } from './fold-text';
export { injectLicenseStore, throwNoStore } from './inject-license-store';
export type { BatchChooseMessages, BatchSourceKind, LineProblemKind } from './intl/batch-choose-messages';
export type { BatchMessages, BatchPanelMessages, BatchStep } from './intl/batch-messages';
export type { BatchResultMessages } from './intl/batch-result-messages';
export type { BatchReviewMessages } from './intl/batch-review-messages';
export type { BatchWords } from './intl/batch-words';
export { commonMessages, planMessages, type CommonMessages } from './intl/common-messages';
export type { DefinitionsMessages } from './intl/definitions-messages';
export type { InferenceMessages, InferenceMode } from './intl/inference-messages';
export { LicenseIntl, provideLicenseIntl, type PluralForms } from './intl/license-intl';
export type { LicenseMessageOverrides, LicenseMessages } from './intl/license-messages';
export type { PickerMessages } from './intl/picker-messages';
export type { TableListMessages, TableMessages } from './intl/table-messages';
export type { TablePanelMessages } from './intl/table-panel-messages';
export type { UsageMessages } from './intl/usage-messages';
export { LaterPart } from './later-part';
export { LicenseAnnouncer } from './license-announcer';
export { LicenseChoices, type LicenseChoice } from './license-choices';
export { licenseKinds, type LicenseKind } from './license-kind';
export { LicenseLook } from './license-look';
export { LicenseNotice } from './license-notice';
export { LicenseSkeleton } from './license-skeleton';
export { licenseButtons, licensePart, licenseTokens, visuallyHidden } from './license-tokens';
export { loadCondition, type LoadCondition } from './load-condition';
export { paced } from './paced';
export { saveCsv } from './save-csv';
export { UserLoading } from './user-loading';
export {
  changeSelection,
  idsBetween,
  isRule,
  readSelection,
  type AllMatchingUsers,
  type LicenseUserSelection,
  type SelectedUsers,
} from './user-selection';
export { withoutGuard } from './without-guard';
