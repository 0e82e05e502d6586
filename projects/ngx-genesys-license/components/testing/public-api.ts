export { LicenseNoticeHarness } from './license-notice-harness';
