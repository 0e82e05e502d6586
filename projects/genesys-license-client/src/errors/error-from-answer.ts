import type { JsonObject } from '../json/json-readers.js';
import { LicenseApiError, type LicenseApiErrorDetail } from './license-api-error.js';
import { readRetryAfter } from './retry-after.js';

/** An HTTP answer, its body already read. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
}

/** The header that names a request in the server's logs. */
export const correlationHeader = 'ININ-Correlation-Id';

/** Characters of a text of the server's that are told on; more is somebody else's page. */
const longestText = 2000;

/** The error an answer outside 2xx stands for. Its body may be an ErrorBody, a proxy's HTML page, or nothing. */
export function errorFromAnswer(operation: string, answer: HttpAnswer, now: number): LicenseApiError {
  const { status, headers } = answer;
  const body = parseErrorBody(answer.text);
  const said = text(body['message']);
  const correlationId = headers.get(correlationHeader) ?? text(body['contextId']);
  const missingPermissions = status === 403 ? permissionsIn(body, said) : [];
  const retryAfter = readRetryAfter(
    headers.get('Retry-After'),
    headers.get('Date'),
    status === 429 ? said : undefined,
    now,
  );
  const what =
    said?.replace(/(?<![.\s])[.\s]+$/, '') ?? `the server answered HTTP ${status} without a message`;
  const http = said === undefined ? undefined : `HTTP ${status}`;
  const id = correlationId === undefined ? undefined : `correlation id ${correlationId}`;
  const reference = [http, id].filter((part) => part !== undefined).join(', ');
  const advice = nextStep(status, missingPermissions, retryAfter);
  return new LicenseApiError({
    code: text(body['code']) ?? `http_${status}`,
    message: `${what}${reference && ` (${reference})`}. ${advice}`.trimEnd(),
    effect: status >= 400 && status < 500 && status !== 408 ? 'none' : 'unknown',
    status,
    correlationId,
    retryAfter,
    missingPermissions,
    operation,
    details: Array.isArray(body['details']) ? body['details'].filter(isDetail) : [],
  });
}

function nextStep(status: number, permissions: readonly string[], retryAfter: number | undefined): string {
  switch (status) {
    case 401:
      return 'Sign in again.';
    case 403:
      return permissions.length > 0
        ? `Have ${permissions.join(' or ')} added to one of your roles (Admin > Roles / Permissions).`
        : 'Have your roles checked, and the OAuth scope (license, or license:readonly to read).';
    case 404:
      return 'Check the id and the region.';
    case 413:
      return 'Send fewer users at once.';
    case 429:
      return retryAfter === undefined
        ? 'Wait before asking again.'
        : `Ask again in ${Math.ceil(retryAfter / 1000)} seconds.`;
    default:
      return status === 408 || status >= 500 ? 'Try again later.' : '';
  }
}

function parseErrorBody(body: string): JsonObject {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
  } catch {
    return {};
  }
}

function permissionsIn(body: JsonObject, message: string | undefined): readonly string[] {
  const name = /(?<![\w-])[a-z][\w-]*:[\w*-]+:[\w*-]+/gi;
  const found =
    JSON.stringify(body['messageParams'] ?? '')
      .slice(0, longestText)
      .match(name) ??
    message?.match(name) ??
    [];
  return [...new Set(found)];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestText) : undefined;
}

function isDetail(value: unknown): value is LicenseApiErrorDetail {
  return typeof value === 'object' && value !== null;
}
