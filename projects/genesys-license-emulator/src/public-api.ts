export {
  createLicenseEmulator,
  type LicenseEmulator,
  type LicenseEmulatorOptions,
} from './license-emulator.js';
export type { EmulatorClock } from './emulator-clock.js';
export { VirtualClock } from './virtual-clock.js';
export { emulatorOperations, type EmulatorOperation } from './api/emulator-operation.js';
export type { RequestCounts } from './api/request-counts.js';
export type { PlannedFailure } from './faults/fail-next.js';
export type {
  EmulatedLicense,
  EmulatedOrganization,
  EmulatedRole,
  EmulatedUser,
  OrganizationSnapshot,
} from './organization/emulated-organization.js';
export type {
  EmulatedAccess,
  EmulatedRateLimit,
  EmulatedResultWords,
  EmulatorSettingChanges,
  EmulatorSettings,
} from './settings/emulator-settings.js';
export {
  emulatorScenarios,
  type EmulatorScenario,
  type EmulatorScenarioName,
} from './settings/emulator-scenarios.js';
export { EmulatorSettingError } from './settings/merge-settings.js';
export { settingRules } from './settings/setting-rules.js';
export type { SettingRule } from './settings/setting-rule.js';
