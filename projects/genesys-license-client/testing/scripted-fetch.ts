import type { LicenseFetch, LicenseFetchInit, LicenseFetchResponse } from '../src/config/license-fetch.js';

/** A request as the server got it. */
export interface Recorded {
  readonly url: string;
  readonly init: LicenseFetchInit;
  /** The token it carried. */
  readonly token: string | undefined;
}

/** What a script may answer: a response, or an error to reject with. */
export type Answer = LicenseFetchResponse | Error | Promise<LicenseFetchResponse>;

/** A fetch that answers by script, in order or by function, and remembers the requests. It heeds its signal as the platform does. */
export function scriptedFetch(
  script: readonly Answer[] | ((request: Recorded, index: number) => Answer),
): LicenseFetch & { readonly requests: readonly Recorded[] } {
  const requests: Recorded[] = [];
  const fetch = async (url: string, init: LicenseFetchInit): Promise<LicenseFetchResponse> => {
    const request = { url, init, token: init.headers['Authorization']?.slice('Bearer '.length) };
    const index = requests.push(request) - 1;
    const answer = typeof script === 'function' ? script(request, index) : script[index];
    if (answer === undefined) throw new Error(`request ${index + 1} is beyond the script: ${url}`);
    if (answer instanceof Error) throw answer;
    if (!(answer instanceof Promise)) return answer;
    return Promise.race([answer, aborted(init.signal)]);
  };
  return Object.assign(fetch, { requests });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
}

/** A JSON answer. */
export function json(
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): LicenseFetchResponse {
  return plain(JSON.stringify(body), status, { 'Content-Type': 'application/json', ...headers });
}

/** An answer of any text. */
export function plain(
  body: string,
  status = 200,
  headers: Record<string, string> = {},
): LicenseFetchResponse {
  return new Response(body, { status, headers });
}

/** An answer that comes when the test says so. */
export function later(): {
  readonly answer: Promise<LicenseFetchResponse>;
  readonly give: (response: LicenseFetchResponse) => void;
} {
  let give: (response: LicenseFetchResponse) => void = () => undefined;
  const answer = new Promise<LicenseFetchResponse>((resolve) => (give = resolve));
  return { answer, give: (response) => give(response) };
}

/** An answer that never comes. */
export const never = new Promise<LicenseFetchResponse>(() => undefined);

/** What Node's fetch rejects with when a connection fails. */
export function connectionError(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
