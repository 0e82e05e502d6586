/** What an authorization code stands for. */
export interface Authorization {
  readonly clientId: string;
  readonly redirectUri: string;
  /** Base64url SHA-256 of the verifier; absent for clients that have a secret instead. */
  readonly challenge: string | undefined;
  readonly scopes: readonly string[] | 'all';
  readonly expiresAt: number;
}

/** `true` when `verifier` is what the challenge was made of (PKCE, S256). */
export async function provesChallenge(verifier: string, challenge: string): Promise<boolean> {
  if (!/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) return false;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  const base64 = btoa(String.fromCharCode(...digest));
  return base64.replace(/\+/g, '-').replace(/\//g, '_').replaceAll('=', '') === challenge;
}
