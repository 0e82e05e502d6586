import type { CallOptions } from '../config/call-options.js';
import type { LicenseClientConfig } from '../config/license-client-config.js';
import { platformClock } from '../config/license-clock.js';
import type { LicenseFetchResponse } from '../config/license-fetch.js';
import { licenseApiUrl } from '../config/region-urls.js';
import type { RetryOptions } from '../config/retry-options.js';
import { errorFromAnswer, type HttpAnswer } from '../errors/error-from-answer.js';
import { LicenseApiError, type LicenseApiErrorFields } from '../errors/license-api-error.js';
import { withoutToken } from '../errors/without-token.js';
import { checked } from '../json/checked.js';
import type { RequestLimiter } from '../limiter/request-limiter.js';
import { readCallOptions } from './call-option-readers.js';
import { abortable, sleep, within } from './interruption.js';
import type { LicenseRequest, LicenseTransport } from './license-transport.js';
import { networkError } from './network-error.js';
import { platformFetch } from './platform-fetch.js';
import { readAnswer } from './read-answer.js';
import { backoff, mayRepeat } from './retry-policy.js';
import { TokenSource, type GivenToken } from './token-source.js';

/** A closure, not fields: nothing that prints the transport can print the token. */
export function createTransport(
  config: LicenseClientConfig,
  limiter: RequestLimiter,
  retry: RetryOptions,
): LicenseTransport {
  const { fetch = platformFetch, appName, clock = platformClock, random = Math.random } = config;
  const baseUrl = licenseApiUrl(config.region);
  const { origin } = new URL(baseUrl);
  const tokens = new TokenSource(config.accessToken);
  return Object.freeze<LicenseTransport>({ limiter, send });

  async function send<Answer>(request: LicenseRequest<Answer>, call: CallOptions = {}): Promise<Answer> {
    const { operation } = request;
    const { signal, priority } = call;
    checked('call', readCallOptions, call, operation);
    let failures = 0;
    let renewed: GivenToken | undefined;
    for (let attempt = 1; ; attempt++) {
      signal?.throwIfAborted();
      let token: GivenToken | undefined;
      try {
        const asked = renewed ?? (await abortable(tokens.get(), signal));
        const answer = await limiter.run(
          async () => {
            token = tokens.current ?? asked;
            call.onSend?.(attempt);
            const answer = await exchange(request, call, token.token);
            if (answer.status >= 200 && answer.status < 300) return answer;
            const error = errorFromAnswer(answer, clock.now());
            // Before this request gives its place free, so that nothing slips out.
            if (error.status === 429) {
              const { retryAfter = 0 } = error;
              limiter.pause(retryAfter > 0 ? retryAfter : backoff(failures + 1, retry, random));
            }
            throw error;
          },
          { signal, priority, again: attempt > 1 },
        );
        const { status, correlationId } = answer;
        call.onAnswer?.({ status, correlationId });
        return readAnswer(request.read, answer);
      } catch (thrown) {
        signal?.throwIfAborted();
        if (!(thrown instanceof LicenseApiError)) throw thrown;
        // What is said below does not name the operation it stopped.
        const error = thrown.operation === undefined ? withFields(thrown, { operation }) : thrown;
        if (error.status === 401 && token !== undefined && renewed === undefined) {
          renewed = await renew(token, error, signal);
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
    refused: GivenToken,
    { status, correlationId, operation }: LicenseApiError,
    signal: AbortSignal | undefined,
  ): Promise<GivenToken | undefined> {
    try {
      return await abortable(tokens.renew(refused), signal);
    } catch (thrown) {
      throw thrown instanceof LicenseApiError
        ? withFields(thrown, { status, correlationId, operation })
        : thrown;
    }
  }

  /** One request and its whole answer. */
  async function exchange(
    { method, path, body }: LicenseRequest<unknown>,
    { timeout = config.timeout ?? 30_000, signal }: CallOptions,
    token: string,
  ): Promise<HttpAnswer> {
    const timeUp = (): LicenseApiError => {
      const message = `no whole answer within ${timeout} ms. Check the connection or allow more time.`;
      return new LicenseApiError({ code: 'timeout', message, effect: 'unknown' });
    };
    return within(timeout, clock, signal, timeUp, async (signal) => {
      try {
        const response = await fetch(baseUrl + path, {
          method,
          headers: {
            Accept: 'application/json',
            Authorization: `Bearer ${token}`,
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
            ...(appName !== undefined && { 'Genesys-App': appName }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
          signal,
          redirect: 'manual',
          credentials: 'omit',
          cache: 'no-store',
        });
        const { status, headers } = response;
        const correlationId = headers.get('ININ-Correlation-Id') ?? undefined;
        if (isRedirect(response, origin)) {
          const message = `${origin} answered with a redirect, which is not followed. Check the region and any proxy.`;
          throw new LicenseApiError({
            code: 'redirect',
            message,
            status: status || undefined,
            effect: 'unknown',
          });
        }
        // An error is known by its status, whatever became of its body. Some proxies put the request into it, headers and all.
        const text =
          status < 300 ? await response.text() : withoutToken(await response.text().catch(() => ''), token);
        return { status, headers, correlationId, text };
      } catch (thrown) {
        throw thrown instanceof LicenseApiError ? thrown : networkError(origin, thrown, token);
      }
    });
  }
}

/** A redirect, or the answer of one that was followed by a fetch that cannot help it (XMLHttpRequest). */
function isRedirect({ status, type, redirected, url = '' }: LicenseFetchResponse, origin: string): boolean {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400) || redirected === true) return true;
  return /^https?:/.test(url) && !url.startsWith(`${origin}/`);
}

function withFields(error: LicenseApiError, fields: Partial<LicenseApiErrorFields>): LicenseApiError {
  return new LicenseApiError({ ...error.toJSON(), ...fields });
}
