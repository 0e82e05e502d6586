import { createRequire } from 'node:module';

/** What the contract tests use of the official SDK; its own types are global declarations of 2.6 MB. */
export interface OfficialClient {
  readonly authData: { readonly accessToken?: string; readonly refreshToken?: string };
  readonly config: {
    refresh_access_token: boolean;
    live_reload_config: boolean;
    setGateway(gateway: object): void;
  };
  setAccessToken(token: string): void;
  setReturnExtendedResponses(extended: boolean): void;
  loginClientCredentialsGrant(clientId: string, clientSecret: string): Promise<unknown>;
  loginCodeAuthorizationGrant(
    clientId: string,
    clientSecret: string,
    code: string,
    redirectUri: string,
  ): Promise<unknown>;
  authorizePKCEGrant(clientId: string, verifier: string, code: string, redirectUri: string): Promise<unknown>;
  generatePKCECodeVerifier(length: number): string;
  computePKCECodeChallenge(verifier: string): Promise<string>;
}

type Options = Readonly<Record<string, unknown>>;

export interface OfficialLicenseApi {
  getLicenseDefinition(
    licenseId: string,
  ): Promise<{ readonly id: string; readonly permissions: { readonly ids: readonly string[] } }>;
  getLicenseDefinitions(): Promise<readonly { readonly id: string }[]>;
  getLicenseToggle(featureName: string): Promise<unknown>;
  getLicenseUser(
    userId: string,
  ): Promise<{ readonly id: string; readonly licenses: readonly { readonly id: string }[] }>;
  getLicenseUsers(options?: Options): Promise<{
    readonly entities: readonly { readonly id: string; readonly licenses: readonly string[] }[];
    readonly pageSize: number;
    readonly pageNumber: number;
    readonly total: number;
    readonly pageCount: number;
  }>;
  postLicenseInfer(options: Options): Promise<readonly string[]>;
  postLicenseInferPermissions(options: Options): Promise<readonly string[]>;
  postLicenseOrganization(options: Options): Promise<readonly Options[]>;
  postLicenseToggle(featureName: string): Promise<unknown>;
  postLicenseUsers(options: Options): Promise<Options>;
}

export interface OfficialDirectory {
  getUsers(options?: Options): Promise<{ readonly entities: readonly Options[]; readonly total: number }>;
  getUser(userId: string, options?: Options): Promise<Options>;
  getUsersMe(options?: Options): Promise<Options>;
  postUsersSearch(body: Options): Promise<{ readonly results: readonly Options[]; readonly total: number }>;
}

export interface OfficialAuthorization {
  getAuthorizationRoles(
    options?: Options,
  ): Promise<{ readonly entities: readonly { readonly id: string; readonly name: string }[] }>;
}

export interface OfficialTokens {
  getTokensMe(options?: Options): Promise<Options>;
}

interface OfficialSdk {
  readonly ApiClientClass: new () => OfficialClient;
  readonly LicenseApi: new (client: OfficialClient) => OfficialLicenseApi;
  readonly UsersApi: new (client: OfficialClient) => OfficialDirectory;
  readonly AuthorizationApi: new (client: OfficialClient) => OfficialAuthorization;
  readonly TokensApi: new (client: OfficialClient) => OfficialTokens;
}

/** CommonJS for Node; its module bundle for browsers would be picked by a bundler. */
export const officialSdk = createRequire(import.meta.url)('purecloud-platform-client-v2') as OfficialSdk;
