/** What the client asks a {@link LicenseFetch} for. */
export interface LicenseFetchInit {
  /** Reads are `GET` but for those whose question is a body. */
  readonly method: 'GET' | 'POST';
  /** `Accept` and `Authorization`, with a body `Content-Type`, and `Genesys-App` where the application has a name. */
  readonly headers: Record<string, string>;
  /** JSON; absent without one. */
  readonly body?: string;
  /** Aborts at the timeout, and when the caller gives up. */
  readonly signal: AbortSignal;
  /** The client refuses redirects itself, so that it can say that one came. */
  readonly redirect: 'manual';
  /** No cookies: the token says who asks. */
  readonly credentials: 'omit';
  /** Nothing is kept in the browser's cache. */
  readonly cache: 'no-store';
}

/** The part of `Response` the client reads. */
export interface LicenseFetchResponse {
  /** HTTP status; 0 counts as a redirect that was hidden. */
  readonly status: number;
  /** Names in any case; null where the header is absent or not exposed. */
  readonly headers: { get(name: string): string | null };
  /** Where the answer came from; another origin counts as a redirect. */
  readonly url?: string;
  /** `opaqueredirect` says that a redirect was refused. */
  readonly type?: string;
  /** Whether a redirect was followed; then the answer is refused. */
  readonly redirected?: boolean;
  /** The whole body. */
  text(): Promise<string>;
}

/** Any `fetch`: the platform's, or one of yours that understands this much of it. */
export type LicenseFetch = (url: string, init: LicenseFetchInit) => Promise<LicenseFetchResponse>;
