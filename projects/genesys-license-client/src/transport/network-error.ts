import { LicenseApiError } from '../errors/license-api-error.js';
import { isObject } from '../json/json-readers.js';
import { withoutToken } from '../errors/without-token.js';

/** Node's words for a connection that never came about, so that nothing can have been sent. */
const neverConnected = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/;

/** What a rejected `fetch` means. Browsers do not tell a refused connection from a lost answer. */
export function networkError(origin: string, thrown: unknown, token: string): LicenseApiError {
  const codes = codesOf(thrown);
  const { message, cause } = (thrown instanceof Error ? thrown : { message: String(thrown) }) as Error;
  const said = [message, cause instanceof Error && cause.message !== '' ? cause.message : codes.join(', ')];
  const reason = withoutToken(said.filter(Boolean).join(': '), token);
  return new LicenseApiError({
    code: 'network',
    message: `no answer from ${origin} (${reason}). Check the connection, VPN and region; in a browser, CORS.`,
    effect: codes.length > 0 && codes.every((code) => neverConnected.test(code)) ? 'none' : 'unknown',
  });
}

/** The codes of all connections tried: Node tries several addresses and reports them together. */
function codesOf(thrown: unknown): readonly string[] {
  if (!isObject(thrown)) return [];
  const { code, cause, errors } = thrown as { code?: unknown; cause?: unknown; errors?: unknown };
  if (Array.isArray(errors)) return errors.flatMap(codesOf);
  return typeof code === 'string' ? [code] : codesOf(cause);
}
