import type { EmulatorOperation } from 'genesys-license-emulator';

/** Fixed places come before parameters in the same place. */
const routes: readonly (readonly [operation: EmulatorOperation, method: string, path: RegExp])[] = [
  ['getLicenseDefinitions', 'GET', /^\/api\/v2\/license\/definitions$/],
  ['getLicenseDefinition', 'GET', /^\/api\/v2\/license\/definitions\/[^/]+$/],
  ['getLicenseUsers', 'GET', /^\/api\/v2\/license\/users$/],
  ['postLicenseUsers', 'POST', /^\/api\/v2\/license\/users$/],
  ['getLicenseUser', 'GET', /^\/api\/v2\/license\/users\/[^/]+$/],
  ['postLicenseOrganization', 'POST', /^\/api\/v2\/license\/organization$/],
  ['postLicenseInfer', 'POST', /^\/api\/v2\/license\/infer$/],
  ['postLicenseInferPermissions', 'POST', /^\/api\/v2\/license\/infer\/permissions$/],
  ['getLicenseToggle', 'GET', /^\/api\/v2\/license\/toggles\/[^/]+$/],
  ['postLicenseToggle', 'POST', /^\/api\/v2\/license\/toggles\/[^/]+$/],
  ['getUsersMe', 'GET', /^\/api\/v2\/users\/me$/],
  ['postUsersSearch', 'POST', /^\/api\/v2\/users\/search$/],
  ['getUsers', 'GET', /^\/api\/v2\/users$/],
  ['getUser', 'GET', /^\/api\/v2\/users\/[^/]+$/],
  ['getAuthorizationRoles', 'GET', /^\/api\/v2\/authorization\/roles$/],
  ['getTokensMe', 'GET', /^\/api\/v2\/tokens\/me$/],
  ['deleteTokensMe', 'DELETE', /^\/api\/v2\/tokens\/me$/],
  ['getOauthAuthorize', 'GET', /^\/oauth\/authorize$/],
  ['postOauthToken', 'POST', /^\/oauth\/token$/],
];

/** The operation that a request is for, under the official SDKs' method name; undefined where it is none. */
export function emulatorOperationOf(method: string, url: string): EmulatorOperation | undefined {
  const { pathname } = new URL(url);
  return routes.find(([, verb, path]) => verb === method && path.test(pathname))?.[0];
}
