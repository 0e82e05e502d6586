/** The operations that the emulator answers, under the official SDKs' method names. */
export const emulatorOperations = [
  'getLicenseDefinitions',
  'getLicenseDefinition',
  'getLicenseUsers',
  'getLicenseUser',
  'postLicenseUsers',
  'postLicenseOrganization',
  'postLicenseInfer',
  'postLicenseInferPermissions',
  'getLicenseToggle',
  'postLicenseToggle',
  'getUsers',
  'getUser',
  'getUsersMe',
  'postUsersSearch',
  'getAuthorizationRoles',
  'getTokensMe',
  'deleteTokensMe',
  'getOauthAuthorize',
  'postOauthToken',
] as const;

/** One of the operations that the emulator answers. */
export type EmulatorOperation = (typeof emulatorOperations)[number];
