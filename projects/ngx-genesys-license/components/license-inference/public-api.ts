export { LicenseInference } from './license-inference';
