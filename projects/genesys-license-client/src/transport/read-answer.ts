import { referenceOf, type HttpAnswer } from '../errors/error-from-answer.js';
import { LicenseApiError } from '../errors/license-api-error.js';
import { JsonMismatch } from '../json/json-mismatch.js';
import { parseJson, type JsonRead } from '../json/json-readers.js';

/** Reads the body of a 2xx answer. */
export function readAnswer<Answer>(read: JsonRead<Answer>, answer: HttpAnswer): Answer {
  const value = parseJson(answer.text);
  if (value === undefined) throw unreadable(answer, whatIsNoJson(answer.text));
  try {
    return read(value);
  } catch (error) {
    if (error instanceof JsonMismatch) throw unreadable(answer, error.message);
    throw error;
  }
}

function unreadable(answer: HttpAnswer, what: string): LicenseApiError {
  const { status, correlationId } = answer;
  return new LicenseApiError({
    code: 'invalid_response',
    message: `the answer cannot be read at ${what} (${referenceOf(answer)}). Does a proxy answer instead?`,
    status,
    correlationId,
    effect: 'unknown',
  });
}

function whatIsNoJson(text: string): string {
  const start = text.trimStart();
  if (start === '') return '$: the body is empty';
  return /^[[{]/.test(start)
    ? `$: the JSON breaks off (${text.length} characters)`
    : '$: the body is not JSON';
}
