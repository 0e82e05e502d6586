/**
 * What went wrong: the server's own code (such as `missing.permissions`), or one of ours.
 *
 * - `network`: no answer came; `timeout`: none came in time; `redirect`: the answer was a redirect
 * - `invalid_response`: the answer cannot be read; `http_<status>`: an error answer without a code
 * - `invalid_config`, `invalid_argument`: refused before anything was sent
 * - `access_token`: the application's `accessToken` gave no usable token
 */
export type LicenseApiErrorCode =
  | 'network'
  | 'timeout'
  | 'redirect'
  | 'invalid_response'
  | 'invalid_config'
  | 'invalid_argument'
  | 'access_token'
  | (string & {});

/** One entry of {@link LicenseApiError.details}, as the server sent it. */
export interface LicenseApiErrorDetail {
  /** The server's code for this part of the error. */
  readonly errorCode?: string;
  /** The field of the request that is wrong. */
  readonly fieldName?: string;
  /** The id of what the error is about. */
  readonly entityId?: string;
  /** The name of what the error is about. */
  readonly entityName?: string;
}

/** The fields of a {@link LicenseApiError}. */
export interface LicenseApiErrorFields {
  /** The server's code, or one of ours: `network`, `timeout`, `invalid_response`, … */
  readonly code: LicenseApiErrorCode;
  /** What happened and what to do next, without the operation and without the token. */
  readonly message: string;
  /** `none` where the server surely did nothing; `unknown` where it may have done what was asked. */
  readonly effect: 'none' | 'unknown';
  /** HTTP status, when an answer came. */
  readonly status?: number | undefined;
  /** What support asks for. */
  readonly correlationId?: string | undefined;
  /** Milliseconds after which the server wants to be asked again. */
  readonly retryAfter?: number | undefined;
  /** The permissions a 403 names. Default: none. */
  readonly missingPermissions?: readonly string[] | undefined;
  /** The operation that failed; it is put before the message. */
  readonly operation?: string | undefined;
  /** The server's `details`. Default: none. */
  readonly details?: readonly LicenseApiErrorDetail[] | undefined;
}

/** The one error class of this package. It never contains the access token; its message says what to do next. */
export class LicenseApiError extends Error {
  /** Always `LicenseApiError`: it tells the class where `instanceof` cannot, across realms. */
  override readonly name = 'LicenseApiError';
  /** The server's code, or one of ours: `network`, `timeout`, `redirect`, `invalid_response`, `invalid_config`, `invalid_argument`, … */
  declare readonly code: LicenseApiErrorCode;
  /** HTTP status, when an answer came. */
  declare readonly status: number | undefined;
  /** `ININ-Correlation-Id`, else the body's `contextId`: what support asks for. */
  declare readonly correlationId: string | undefined;
  /** Milliseconds after which the server wants to be asked again. */
  declare readonly retryAfter: number | undefined;
  /** The permissions a 403 names, such as `authorization:grant:add`; empty when it names none. */
  declare readonly missingPermissions: readonly string[];
  /** The operation that failed, such as `postLicenseOrganization`. */
  declare readonly operation: string | undefined;
  /** The server's `details`: which fields or entities it complains about. */
  declare readonly details: readonly LicenseApiErrorDetail[];
  /** `none` where the server surely did nothing; `unknown` where it may have done what was asked. */
  declare readonly effect: 'none' | 'unknown';

  constructor({ message, missingPermissions = [], details = [], ...fields }: LicenseApiErrorFields) {
    super(fields.operation === undefined ? message : `${fields.operation}: ${message}`);
    Object.assign(this, fields, { missingPermissions, details });
  }

  /** For logs: all fields and the message, which `JSON.stringify` would else leave out. */
  toJSON(): LicenseApiErrorFields & { readonly name: string } {
    return Object.assign({ message: this.message }, this);
  }
}
