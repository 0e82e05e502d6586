export { createLicenseClient } from './client/create-license-client.js';
export type { LicenseClient } from './client/license-client.js';
export type { LicenseUserPagesOptions } from './client/license-user-pages-options.js';
export type { AnswerInfo, CallOptions, RequestPriority } from './config/call-options.js';
export type { AccessToken, LicenseClientConfig } from './config/license-client-config.js';
export { platformClock, type LicenseClock } from './config/license-clock.js';
export type { LicenseFetch, LicenseFetchInit, LicenseFetchResponse } from './config/license-fetch.js';
export { licenseRegions, type LicenseRegion } from './config/license-regions.js';
export { licenseApiUrl, licenseLoginUrl } from './config/region-urls.js';
export type { RetryOptions } from './config/retry-options.js';
export type {
  AuthorizationRole,
  AuthorizationRolePage,
  DirectoryUser,
  DirectoryUserPage,
  UserMe,
} from './directory/directory-models.js';
export { getAuthorizationRoles } from './directory/get-authorization-roles.js';
export { getUsersMe } from './directory/get-users-me.js';
export { getUserRoles } from './directory/get-user-roles.js';
export { getUsersPage } from './directory/get-users-page.js';
export { getUsersByIds } from './directory/get-users-by-ids.js';
export {
  LicenseApiError,
  type LicenseApiErrorCode,
  type LicenseApiErrorDetail,
  type LicenseApiErrorFields,
} from './errors/license-api-error.js';
export { createRequestLimiter } from './limiter/create-request-limiter.js';
export type { RateLimitOptions } from './limiter/rate-limit-options.js';
export type { RequestLimiter, RequestLimiterState, RequestTurn } from './limiter/request-limiter.js';
export type {
  AddressableLicenseDefinition,
  LicenseAssignmentRequest,
  LicenseBatchAssignmentRequest,
  LicenseDefinition,
  LicenseIdsByUser,
  LicenseOrgToggle,
  LicensePermissions,
  LicenseUpdateStatus,
  LicenseUser,
  UserLicenses,
  UserLicensesEntityListing,
} from './models/license-models.js';
export type { LicenseRequest, LicenseTransport } from './transport/license-transport.js';
