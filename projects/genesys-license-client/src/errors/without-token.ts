/**
 * A text from outside (an error body, an exception's message) with every access token blacked out: the known one,
 * and whatever looks like one. Ids (36 characters) are shorter and stay.
 */
export function withoutToken(text: string, token?: string): string {
  const known = token === undefined || token === '' ? text : text.replaceAll(token, '[token]');
  return known.replace(/\bBearer\s+[^\s"',;]+/gi, 'Bearer [token]').replace(/[\w.~+=-]{48,}/g, '[token]');
}
