export { LicenseFormField } from './license-form-field';
