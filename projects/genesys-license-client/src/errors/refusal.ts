import { LicenseApiError } from './license-api-error.js';

/** An error about what was given, made before anything is sent: to an operation, else to what makes clients and limiters. */
export function refusal(message: string, operation?: string): LicenseApiError {
  const isOption = operation === undefined;
  return new LicenseApiError({
    code: isOption ? 'invalid_config' : 'invalid_argument',
    message: isOption ? `genesys-license-client: ${message}` : message,
    operation,
    effect: 'none',
  });
}
