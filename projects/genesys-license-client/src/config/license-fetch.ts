/** What the client asks a {@link LicenseFetch} for. */
export interface LicenseFetchInit {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** The client refuses redirects itself, so that it can say that one came. */
  readonly redirect: 'manual';
  readonly credentials: 'omit';
  readonly cache: 'no-store';
}

/** The part of `Response` the client reads. */
export interface LicenseFetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly url?: string;
  readonly type?: string;
  readonly redirected?: boolean;
  text(): Promise<string>;
}

/** Any `fetch`: the platform's, or one of yours that understands this much of it. */
export type LicenseFetch = (url: string, init: LicenseFetchInit) => Promise<LicenseFetchResponse>;
