export {
  createLicenseClient,
  createRequestLimiter,
  getAuthorizationRoles,
  getUsersMe,
  getUserRoles,
  getUsersByIds,
  getUsersPage,
  LicenseApiError,
  licenseApiUrl,
  licenseLoginUrl,
  licenseRegions,
  type AccessToken,
  type AddressableLicenseDefinition,
  type AnswerInfo,
  type AuthorizationRole,
  type AuthorizationRolePage,
  type CallOptions,
  type DirectoryUser,
  type DirectoryUserPage,
  type LicenseApiErrorCode,
  type LicenseApiErrorDetail,
  type LicenseApiErrorFields,
  type LicenseAssignmentRequest,
  type LicenseBatchAssignmentRequest,
  type LicenseClient,
  type LicenseClientConfig,
  type LicenseClock,
  type LicenseDefinition,
  type LicenseFetch,
  type LicenseFetchInit,
  type LicenseFetchResponse,
  type LicenseIdsByUser,
  type LicenseOrgToggle,
  type LicensePermissions,
  type LicenseRegion,
  type LicenseRequest,
  type LicenseTransport,
  type LicenseUpdateStatus,
  type LicenseUser,
  type LicenseUserPagesOptions,
  type RateLimitOptions,
  type RequestLimiter,
  type RequestLimiterState,
  type RequestPriority,
  type RequestTurn,
  type RetryOptions,
  type UserLicenses,
  type UserLicensesEntityListing,
  type UserMe,
} from 'genesys-license-client';
export type { CellMark } from './core/cell';
export type { ResultClassifier, ResultVerdict } from './core/classify-result';
export type { FinalState, LiveState, OperationState } from './core/operation';
export type { VerificationOptions } from './engine/engine-options';
export type {
  AssignmentRun,
  CellOutcome,
  CellSettled,
  LicenseChange,
  LicensePlan,
  PlannedCell,
  PlanWarning,
  PlanWarningKind,
  RunProgress,
  RunReport,
  RunState,
  UndoRun,
} from './model/assignment';
export type { InferenceOptions, LicenseExplanation, LicenseReason, RoleComparison } from './model/inference';
export type { LicenseIdentity, PersistenceState } from './model/persistence';
export type { ConnectionState, LoadStatus, TabRole, UserStreamState } from './model/status';
export type {
  CellStatus,
  LicensedUser,
  LicenseUsage,
  LicenseUserPage,
  StreamOptions,
  UserList,
  UserListView,
  UserQuery,
  UserSortKey,
} from './model/users';
export { defaultLabels } from './store/default-labels';
export { LicenseStore } from './store/license-store';
export type { LicenseStoreConfig } from './store/license-store-config';
export {
  withRateLimit,
  withResultClassifier,
  withRetry,
  withUserDirectory,
  withVerification,
  type LicenseStoreFeature,
} from './store/license-store-features';
export { provideLicenseStore } from './store/provide-license-store';
export { provideLicenses } from './store/provide-licenses';
export { withCrossTabSync } from './store/with-cross-tab-sync';
export { withDevtools, type DevtoolsOptions } from './store/with-devtools';
export { withHydration } from './store/with-hydration';
export { withHttpClient } from './store/with-http-client';
export { withLicenseAssignment, type LicenseAssignmentFeature } from './store/with-license-assignment';
export { withLicenseConnection, type LicenseConnectionFeature } from './store/with-license-connection';
export { withLicenseDefinitions, type LicenseDefinitionsFeature } from './store/with-license-definitions';
export { withLicensePlans, type LicensePlansFeature } from './store/with-license-plans';
export { withLicensedUserViews, type LicensedUserViewsFeature } from './store/with-licensed-user-views';
export { withLicensedUsers, type LicensedUsersFeature } from './store/with-licensed-users';
export { withLicenseInference, type LicenseInferenceFeature } from './store/with-license-inference';
export { withLicenses, type LicensesFeature } from './store/with-licenses';
export { withPersistence, type PersistenceOptions } from './store/with-persistence';
export { withRefresh, type RefreshOptions } from './store/with-refresh';
