export { LicenseDefinitions } from './license-definitions';
