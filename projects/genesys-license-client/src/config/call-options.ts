/**
 * How urgent a request is, most urgent first: something a person waits for, what is on screen, a batch,
 * the reading back after a batch, and pages read ahead.
 */
export type RequestPriority = 'interactive' | 'visible' | 'batch' | 'verification' | 'background';

/** The second argument of every operation: about the call, not about what is asked. */
export interface CallOptions {
  /** Aborts the call, wherever it is; the promise then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds from sending to the whole answer, for each attempt. Default: the client's. */
  readonly timeout?: number | undefined;
  /** Default `interactive`. */
  readonly priority?: RequestPriority | undefined;
  /** Called right before the request leaves, after the limiter let it pass, and again for each repetition (1, 2, …). */
  readonly onSend?: ((attempt: number) => void) | undefined;
  /** Called when a 2xx answer has come, before it is read: what support asks for when the answer is odd. */
  readonly onAnswer?: ((answer: AnswerInfo) => void) | undefined;
}

/** What is known of an answer before its body is read. */
export interface AnswerInfo {
  /** HTTP status, 200 to 299. */
  readonly status: number;
  /** The header `ININ-Correlation-Id`; undefined where the server sends or exposes none. */
  readonly correlationId: string | undefined;
}
