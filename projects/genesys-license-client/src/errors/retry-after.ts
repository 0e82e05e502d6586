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
  if (header !== null) {
    if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
    // Only HTTP's form with its names of days and months: Date.parse would make a date of "-5", too.
    const until = /^[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
    // The server's own clock, where it is told, makes a wrong clock here harmless.
    const from = date === null ? now : Date.parse(date);
    if (!Number.isNaN(until)) return Math.max(0, until - (Number.isNaN(from) ? now : from));
  }
  const seconds =
    message === undefined ? undefined : /\bwithin \[?(\d+)\]? s|\bin \[?(\d+)\]? s/i.exec(message);
  return seconds ? Number(seconds[1] ?? seconds[2]) * 1000 : undefined;
}
