export {
  LicenseDefinitionDetailsHarness,
  type LicenseComparisonPart,
} from './license-definition-details-harness';
export { LicenseDefinitionsHarness, type LicenseTreeRow } from './license-definitions-harness';
export { LicenseNoticeHarness } from './license-notice-harness';
