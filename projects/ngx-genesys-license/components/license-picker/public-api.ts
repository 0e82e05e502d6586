export { LicenseControl, type ConfirmLicensePick, type LicensePickChange } from './license-control';
export type { LicenseFieldState } from './license-field-state';
export {
  LicenseChipTemplate,
  LicenseOptionTemplate,
  type LicenseOption,
  type LicenseOptionContext,
  type LicensePickState,
} from './license-option';
export { LicensePicker } from './license-picker';
export { LicenseSelect } from './license-select';
