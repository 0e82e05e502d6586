import { AuthorizationResponseError } from 'oauth4webapi';
import { SignInProblem, signInProblem } from './sign-in-problem';

describe('signInProblem', () => {
  const redirectUri = 'https://console.example/';

  it('explains a refusal and keeps the server’s own words', () => {
    const parameters = new URLSearchParams({ error: 'access_denied', error_description: 'The user said no' });
    const error = new AuthorizationResponseError('refused', { cause: parameters });
    const { message } = signInProblem(error, redirectUri);
    expect(message).toContain('cancelled or refused');
    expect(message).toContain('access_denied: The user said no');
    expect(message).toContain(redirectUri);
  });

  it('says that nobody answered', () => {
    expect(signInProblem(new TypeError('Failed to fetch'), redirectUri).message).toContain('did not answer');
  });

  it('leaves its own problems as they are', () => {
    const problem = new SignInProblem('Sign in again.');
    expect(signInProblem(problem, redirectUri)).toBe(problem);
  });
});
