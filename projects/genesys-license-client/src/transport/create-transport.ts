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
import { tokenSource, type GivenToken } from './token-source.js';

/** A closure, not fields: nothing that prints the transport can print the token. */
export function createTransport(
  config: LicenseClientConfig,
  limiter: RequestLimiter,
  retry: RetryOptions,
): LicenseTransport {
  const { fetch = platformFetch, appName, clock = platformClock, random = Math.random } = config;
  const baseUrl = licenseApiUrl(config.region);
  const { origin } = new URL(baseUrl);
  const tokens = tokenSource(config.accessToken);
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
        if (renewed === undefined) await abortable(tokens.get(), signal);
        return await limiter.run(
          async () => {
            token = tokens.current;
            call.onSend?.(attempt);
            const answer = await exchange(request, call, token.token);
            const { status, correlationId } = answer;
            if (status < 300) {
              call.onAnswer?.({ status, correlationId });
              return readAnswer(request.read, answer);
            }
            const error = errorFromAnswer(answer, clock.now());
            // Before this request gives its place free, so that nothing slips out.
            if (status === 429) {
              const { retryAfter = 0 } = error;
              limiter.pause(retryAfter > 0 ? retryAfter : backoff(failures + 1, retry, random));
            }
            throw error;
          },
          { signal, priority, again: attempt > 1 },
        );
      } catch (thrown) {
        signal?.throwIfAborted();
        const error = withFields(thrown, { operation });
        if (!(error instanceof LicenseApiError)) throw error;
        if (error.status === 401 && token !== undefined && renewed === undefined) {
          // Where there is none, the error tells why and still counts as the 401 it comes from.
          renewed = await abortable(tokens.renew(token), signal).catch((why: unknown) => {
            const { status, correlationId } = error;
            throw why instanceof LicenseApiError
              ? withFields(why, { status, correlationId, operation })
              : why;
          });
          if (renewed !== undefined) continue;
        }
        failures++;
        if (token === undefined || !mayRepeat(error, failures, request.isRepeatable, retry)) throw error;
        if (error.status !== 429)
          await sleep(Math.max(backoff(failures, retry, random), error.retryAfter ?? 0), clock, signal);
      }
    }
  }

  /** One request and its whole answer. */
  async function exchange(
    { method, path, body }: LicenseRequest<unknown>,
    { timeout = config.timeout ?? 30_000, signal }: CallOptions,
    token: string,
  ): Promise<HttpAnswer> {
    return within(timeout, clock, signal, async (signal) => {
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
          const message = `${origin} redirects, which is not followed. Check the region and any proxy.`;
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
  const isElsewhere = /^https?:/.test(url) && !url.startsWith(`${origin}/`);
  return (
    type === 'opaqueredirect' ||
    status < 200 ||
    (status >= 300 && status < 400) ||
    redirected === true ||
    isElsewhere
  );
}

/** What is said below does not name the operation it stopped. */
function withFields(thrown: unknown, fields: Partial<LicenseApiErrorFields>): unknown {
  return thrown instanceof LicenseApiError && thrown.operation === undefined
    ? new LicenseApiError({ ...thrown.toJSON(), ...fields })
    : thrown;
}
