import { AuthorizationResponseError, ResponseBodyError } from 'oauth4webapi';

/** A sign-in that did not succeed; the message says what to do. */
export class SignInProblem extends Error {
  override readonly name = 'SignInProblem';
}

const words: Readonly<Record<string, string>> = {
  access_denied: 'Sign-in was cancelled or refused.',
  invalid_client: 'The login does not know this client id in this region. Check both.',
  unauthorized_client:
    'This client id may not sign people in: its OAuth client needs the grant type “Code Authorization” with PKCE.',
  invalid_request: 'The login refused the request. Check the client id and its redirect URIs.',
  invalid_grant: 'The sign-in code was used already or is too old. Sign in again.',
  invalid_scope: 'The OAuth client lacks a scope that was asked for.',
  server_error: 'The login had an error. Try again.',
  temporarily_unavailable: 'The login is overloaded. Try again in a minute.',
};

/** Any error of a sign-in, in words for the person who signs in. */
export function signInProblem(error: unknown, redirectUri: string): SignInProblem {
  if (error instanceof SignInProblem) return error;
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    const explained = words[error.error] ?? 'The login refused.';
    const said =
      error.error_description === undefined ? error.error : `${error.error}: ${error.error_description}`;
    return new SignInProblem(
      `${explained} It must be registered with the redirect URI ${redirectUri}. (${said})`,
      {
        cause: error,
      },
    );
  }
  if (error instanceof TypeError) {
    return new SignInProblem(
      'The login did not answer. Check the region, your connection, and that the page may reach it.',
      {
        cause: error,
      },
    );
  }
  const said = error instanceof Error ? error.message : String(error);
  return new SignInProblem(`The answer of the login could not be used: ${said}`, { cause: error });
}
