/** The part of the official SDK's `ApiClient` that is used here. */
export interface SignedInClient {
  readonly authData: { readonly accessToken?: string | null };
}

/**
 * `accessToken` for `provideLicenseStore()` or `createLicenseClient()`: the token that the official SDK signed in with, as
 * it is now. `signIn` is what the application does to get a new one, and is asked for after a 401.
 */
export function officialSdkToken(client: SignedInClient, signIn: () => Promise<unknown>) {
  return async ({ refresh }: { readonly refresh: boolean }): Promise<string> => {
    if (refresh || !client.authData.accessToken) await signIn();
    return client.authData.accessToken ?? '';
  };
}
