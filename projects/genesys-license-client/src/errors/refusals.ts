import { LicenseApiError } from './license-api-error.js';

/** An error about an argument of an operation, made before anything is sent. */
export function invalidArgument(operation: string, message: string): LicenseApiError {
  return new LicenseApiError({ code: 'invalid_argument', operation, message, effect: 'none' });
}

/** An error about what createLicenseClient or createRequestLimiter was given. */
export function invalidConfig(message: string): LicenseApiError {
  return new LicenseApiError({
    code: 'invalid_config',
    message: `genesys-license-client: ${message}`,
    effect: 'none',
  });
}
