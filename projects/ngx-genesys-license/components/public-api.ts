export { LicenseIntl, provideLicenseIntl, type PluralForms } from './intl/license-intl';
export type { BatchMessages } from './intl/batch-messages';
export type { CommonMessages } from './intl/common-messages';
export type { DefinitionsMessages } from './intl/definitions-messages';
export type { InferenceMessages } from './intl/inference-messages';
export type { LicenseMessageOverrides, LicenseMessages } from './intl/license-messages';
export type { PickerMessages } from './intl/picker-messages';
export type { TableMessages } from './intl/table-messages';
export type { UsageMessages } from './intl/usage-messages';
