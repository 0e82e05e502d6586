import { HttpErrorResponse, type HttpClient, type HttpResponse } from '@angular/common/http';
import type { LicenseFetch, LicenseFetchResponse } from 'genesys-license-client';

/**
 * `fetch` by way of `HttpClient` and its interceptors. Where no answer came it rejects with a `TypeError`, as `fetch`
 * does; an error answer is an answer. An abort ends the request.
 */
export function httpClientFetch(http: HttpClient): LicenseFetch {
  return (url, { method, signal, ...init }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const subscription = http
        .request(method, url, {
          ...init,
          observe: 'response',
          responseType: 'text',
          // What a person may see must not be written into a page that is rendered on the server.
          transferCache: false,
        })
        .subscribe({
          next: (response) => resolve(answerOf(response, response.body ?? undefined)),
          error: (error: unknown) => {
            if (!(error instanceof HttpErrorResponse)) reject(error);
            else if (isAnswer(error)) resolve(answerOf(error, error.error ?? undefined));
            else reject(new TypeError(reasonOf(error), { cause: error.error }));
          },
          complete: () => reject(new TypeError('an interceptor ended the request without an answer')),
        });
      const abort = (): void => {
        subscription.unsubscribe();
        reject(signal.reason);
      };
      subscription.add(() => signal.removeEventListener('abort', abort));
      signal.addEventListener('abort', abort, { once: true });
    });
}

/** A redirect that is not followed has no status either. */
function isAnswer({ status, responseType }: HttpErrorResponse): boolean {
  return status !== 0 || responseType === 'opaqueredirect';
}

/** The transport's own word: the message of an `HttpErrorResponse` says little but the address. */
function reasonOf({ error, message }: HttpErrorResponse): string {
  return error instanceof Error ? error.message : message;
}

function answerOf(
  { status, headers, url, redirected, responseType }: HttpResponse<string> | HttpErrorResponse,
  body: unknown = '',
): LicenseFetchResponse {
  // An interceptor may have put something else in its place.
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    headers,
    url: url ?? '',
    type: responseType,
    redirected,
    text: async () => text,
  };
}
