import { LicenseApiError } from 'genesys-license-client';

/** What a person may be told of; anything else is a bug's own. */
export function apiErrorOf(error: unknown): LicenseApiError | undefined {
  return error instanceof LicenseApiError ? error : undefined;
}
