export {
  VirtualClock,
  type EmulatedOrganization,
  type EmulatorOperation,
  type EmulatorScenarioName,
  type EmulatorSettingChanges,
  type LicenseEmulator,
  type LicenseEmulatorOptions,
  type PlannedFailure,
} from 'genesys-license-emulator';
export { licenseDefinitionFixtures, licensedUserFixtures } from './fixtures';
export { LicenseEmulatorControl } from './license-emulator-control';
export { provideLicenseEmulator, type EmulatedStoreOptions } from './provide-license-emulator';
export type { LicenseAnswer, RecordedRequest } from './recorded-request';
