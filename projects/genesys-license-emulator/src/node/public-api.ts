export {
  serveLicenseEmulator,
  type ServedLicenseEmulator,
  type ServeOptions,
} from './serve-license-emulator.js';
