/**
 * A text from outside (an error body, an exception's message) with every access token blacked out: the known one,
 * and whatever looks like one. Ids (36 characters) are shorter and stay.
 */
export function withoutToken(text: string, token?: string): string {
  // Some servers write a slash in JSON with a backslash before it.
  const forms = token === undefined || token === '' ? [] : [token, token.replaceAll('/', '\\/')];
  const known = forms.reduce((left, form) => left.replaceAll(form, '[token]'), text);
  return known.replace(/\bBearer\s+[^\s"',;]+/gi, 'Bearer [token]').replace(/[\w.~+=-]{48,}/g, '[token]');
}
