import { correlationHeader, type HttpAnswer } from '../errors/error-from-answer.js';
import { LicenseApiError } from '../errors/license-api-error.js';
import { JsonMismatch } from '../json/json-mismatch.js';
import type { LicenseRequest } from './license-transport.js';

/** Reads the body of a 2xx answer. */
export function readAnswer<Answer>(request: LicenseRequest<Answer>, answer: HttpAnswer): Answer {
  const { operation, read } = request;
  let value: unknown;
  try {
    value = JSON.parse(answer.text);
  } catch {
    throw unreadable(operation, answer, whatIsNoJson(answer.text));
  }
  try {
    return read(value);
  } catch (error) {
    if (error instanceof JsonMismatch) throw unreadable(operation, answer, error.message);
    throw error;
  }
}

function unreadable(operation: string, { status, headers }: HttpAnswer, what: string): LicenseApiError {
  const correlationId = headers.get(correlationHeader) ?? undefined;
  const reference = correlationId === undefined ? '' : `, correlation id ${correlationId}`;
  return new LicenseApiError({
    code: 'invalid_response',
    operation,
    message: `the answer cannot be read at ${what} (HTTP ${status}${reference}). Does a proxy answer instead?`,
    status,
    correlationId,
    effect: 'unknown',
  });
}

function whatIsNoJson(text: string): string {
  const start = text.trimStart();
  if (start === '') return '$: the body is empty';
  return /^[[{]/.test(start)
    ? `$: the JSON breaks off or is damaged (${text.length} characters)`
    : '$: the body is not JSON';
}
