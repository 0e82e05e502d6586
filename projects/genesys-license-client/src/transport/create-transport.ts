import type { CallOptions } from '../config/call-options.js';
import type { LicenseClock } from '../config/license-clock.js';
import type { LicenseFetch, LicenseFetchResponse } from '../config/license-fetch.js';
import type { RetryOptions } from '../config/retry-options.js';
import { correlationHeader, errorFromAnswer, type HttpAnswer } from '../errors/error-from-answer.js';
import { LicenseApiError } from '../errors/license-api-error.js';
import { withoutToken } from '../errors/without-token.js';
import type { RequestLimiter } from '../limiter/request-limiter.js';
import { checkCallOptions } from './check-call-options.js';
import { abortable, sleep, within } from './interruption.js';
import type { LicenseRequest, LicenseTransport } from './license-transport.js';
import { networkError } from './network-error.js';
import { readAnswer } from './read-answer.js';
import { backoff, mayRepeat } from './retry-policy.js';
import type { NumberedToken, TokenSource } from './token-source.js';

/** What a transport is made of, everything resolved. */
export interface TransportParts {
  readonly baseUrl: string;
  readonly origin: string;
  readonly tokens: TokenSource;
  readonly fetch: LicenseFetch;
  readonly limiter: RequestLimiter;
  readonly retry: RetryOptions;
  readonly timeout: number;
  readonly appName: string | undefined;
  readonly clock: LicenseClock;
  readonly random: () => number;
}

export function createTransport(parts: TransportParts): LicenseTransport {
  const { limiter } = parts;
  // A closure, not fields: nothing that prints the transport can print the token.
  return Object.freeze<LicenseTransport>({
    limiter,
    send: (request, call = {}) => send(parts, request, call),
  });
}

async function send<Answer>(
  parts: TransportParts,
  request: LicenseRequest<Answer>,
  call: CallOptions,
): Promise<Answer> {
  const { tokens, limiter, retry, clock, random } = parts;
  const { signal, priority } = call;
  checkCallOptions(request.operation, call);
  let failures = 0;
  let renewed: NumberedToken | undefined;
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    let token: NumberedToken | undefined;
    try {
      const asked = renewed ?? (await abortable(tokens.get(), signal));
      const answer = await limiter.run(
        async () => {
          token = tokens.current ?? asked;
          call.onSend?.(attempt);
          const answer = await exchange(parts, request, call, token.token);
          if (answer.status >= 200 && answer.status < 300) return answer;
          const error = errorFromAnswer(request.operation, answer, clock.now());
          // Before this request gives its place free, so that nothing slips out.
          if (error.status === 429) {
            const { retryAfter = 0 } = error;
            limiter.pause(retryAfter > 0 ? retryAfter : backoff(failures + 1, retry, random));
          }
          throw error;
        },
        { signal, priority, again: attempt > 1 },
      );
      call.onAnswer?.({
        status: answer.status,
        correlationId: answer.headers.get(correlationHeader) ?? undefined,
      });
      return readAnswer(request, answer);
    } catch (thrown) {
      signal?.throwIfAborted();
      if (!(thrown instanceof LicenseApiError)) throw thrown;
      const error = ofOperation(thrown, request.operation);
      if (error.status === 401 && token !== undefined && renewed === undefined) {
        renewed = await renew(tokens, token, error, signal);
        if (renewed !== undefined) continue;
      }
      failures++;
      if (token === undefined || !mayRepeat(error, failures, request.isRepeatable, retry)) throw error;
      if (error.status !== 429)
        await sleep(Math.max(backoff(failures, retry, random), error.retryAfter ?? 0), clock, signal);
    }
  }
}

/** A newer token than the one refused. Where there is none, the error tells why and still counts as the 401 it comes from. */
async function renew(
  tokens: TokenSource,
  refused: NumberedToken,
  { status, correlationId, operation }: LicenseApiError,
  signal: AbortSignal | undefined,
): Promise<NumberedToken | undefined> {
  try {
    return await abortable(tokens.renew(refused), signal);
  } catch (thrown) {
    if (!(thrown instanceof LicenseApiError)) throw thrown;
    throw new LicenseApiError({ ...thrown.toJSON(), status, correlationId, operation });
  }
}

/** One request and its whole answer. */
async function exchange(
  parts: TransportParts,
  request: LicenseRequest<unknown>,
  call: CallOptions,
  token: string,
): Promise<HttpAnswer> {
  const { operation, method, path, body } = request;
  const { baseUrl, origin, fetch, appName, clock } = parts;
  const timeout = call.timeout ?? parts.timeout;
  const headers: Record<string, string> = { Accept: 'application/json', Authorization: `Bearer ${token}` };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (appName !== undefined) headers['Genesys-App'] = appName;
  const timeUp = (): LicenseApiError => {
    const message = `no whole answer within ${timeout} ms. Check the connection or allow more time.`;
    return new LicenseApiError({ code: 'timeout', operation, message, effect: 'unknown' });
  };
  return within(timeout, clock, call.signal, timeUp, async (signal) => {
    try {
      const response = await fetch(baseUrl + path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
      });
      const { status } = response;
      if (isRedirect(response, origin)) {
        const message = `${origin} answered with a redirect, which is not followed. Check the region and any proxy.`;
        throw new LicenseApiError({
          code: 'redirect',
          operation,
          message,
          status: status || undefined,
          effect: 'unknown',
        });
      }
      // An error is known by its status, whatever became of its body. Some proxies put the request into it, headers and all.
      const text =
        status < 300 ? await response.text() : withoutToken(await response.text().catch(() => ''), token);
      return { status, headers: response.headers, text };
    } catch (thrown) {
      throw thrown instanceof LicenseApiError ? thrown : networkError(operation, origin, thrown, token);
    }
  });
}

/** A redirect, or the answer of one that was followed by a fetch that cannot help it (XMLHttpRequest). */
function isRedirect({ status, type, redirected, url = '' }: LicenseFetchResponse, origin: string): boolean {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400) || redirected === true) return true;
  return /^https?:/.test(url) && !url.startsWith(`${origin}/`);
}

/** The same error, naming the operation it stopped. */
function ofOperation(error: LicenseApiError, operation: string): LicenseApiError {
  return error.operation === undefined ? new LicenseApiError({ ...error.toJSON(), operation }) : error;
}
