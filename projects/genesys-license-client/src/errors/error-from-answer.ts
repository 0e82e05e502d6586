import type { AnswerInfo } from '../config/call-options.js';
import { isObject, parseJson, type JsonObject } from '../json/json-readers.js';
import { LicenseApiError, type LicenseApiErrorDetail } from './license-api-error.js';
import { readRetryAfter } from './retry-after.js';

/** An HTTP answer, its body already read. */
export interface HttpAnswer extends AnswerInfo {
  readonly headers: { get(name: string): string | null };
  readonly text: string;
}

/** Characters of a text of the server's that are told on; more is somebody else's page. */
const longestText = 2000;

/** The error an answer outside 2xx stands for. Its body may be an ErrorBody, a proxy's HTML page, or nothing. */
export function errorFromAnswer(answer: HttpAnswer, now: number): LicenseApiError {
  const { status, headers } = answer;
  // Of anything but an object no member is there.
  const body = (parseJson(answer.text) ?? {}) as JsonObject;
  const said = text(body['message']);
  const correlationId = answer.correlationId ?? text(body['contextId']);
  const missingPermissions = status === 403 ? permissionsIn(body['messageParams'], said) : undefined;
  const retryAfter = readRetryAfter(
    headers.get('Retry-After'),
    headers.get('Date'),
    status === 429 ? said : undefined,
    now,
  );
  const what = said?.replace(/(?<![.\s])[.\s]+$/, '') ?? 'no message from the server';
  const advice = nextStep(status, missingPermissions, retryAfter);
  return new LicenseApiError({
    code: text(body['code']) ?? `http_${status}`,
    message: `${what} (${referenceOf({ status, correlationId })}). ${advice}`.trimEnd(),
    effect: status < 500 && status !== 408 ? 'none' : 'unknown',
    status,
    correlationId,
    retryAfter,
    missingPermissions,
    details: Array.isArray(body['details'])
      ? body['details'].filter<LicenseApiErrorDetail>(isObject)
      : undefined,
  });
}

/** What tells support which answer is meant. */
export function referenceOf({ status, correlationId }: AnswerInfo): string {
  return `HTTP ${status}${correlationId === undefined ? '' : `, correlation id ${correlationId}`}`;
}

function nextStep(
  status: number,
  permissions: readonly string[] = [],
  retryAfter: number | undefined,
): string {
  switch (status) {
    case 401:
      return 'Sign in again.';
    case 403:
      return permissions.length > 0
        ? `Have ${permissions.join(' or ')} added to one of your roles (Admin > Roles / Permissions).`
        : 'Check your roles and the OAuth scope (license, or license:readonly to read).';
    case 404:
      return 'Check the id and the region.';
    case 413:
      return 'Send fewer users at once.';
    default:
      if (retryAfter !== undefined) return `Ask again in ${Math.ceil(retryAfter / 1000)} seconds.`;
      return status === 408 || status === 429 || status >= 500 ? 'Ask again later.' : '';
  }
}

/** The permissions that the parameters of a message name, or the message itself. */
function permissionsIn(parameters: unknown, message: string | undefined): readonly string[] {
  const told = `${JSON.stringify(parameters ?? '').slice(0, longestText)} ${message}`;
  return [...new Set(told.match(/(?<![\w-])[a-z][\w-]*:[\w*-]+:[\w*-]+/gi))];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestText) : undefined;
}
