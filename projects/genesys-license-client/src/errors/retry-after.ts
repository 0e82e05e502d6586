/**
 * How long the server wants to be left alone, in milliseconds: the `Retry-After` header (seconds or an HTTP date),
 * else the number of seconds in a 429's message, which browsers can read where CORS hides the header.
 */
export function readRetryAfter(
  header: string | null,
  date: string | null,
  message: string | undefined,
  now: number,
): number | undefined {
  const told = header ?? '';
  if (/^\s*\d+(\.\d+)?\s*$/.test(told)) return Number(told) * 1000;
  // Only HTTP's form with its names of days and months: Date.parse would make a date of "-5", too.
  const until = Date.parse(/^[a-z]/i.test(told) ? told : '');
  // The server's own clock, where it is told, makes a wrong clock here harmless.
  if (until > 0) return Math.max(0, until - (Date.parse(date ?? '') || now));
  const seconds = /\b(?:with)?in \[?(\d+)\]? s/i.exec(message ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
