import { shown } from '../settings/shown.js';

/** One entry of an error's details: which field of the request is wrong, or which entity. */
export interface ErrorDetail {
  readonly errorCode?: string;
  readonly fieldName?: string;
  readonly entityId?: string;
  readonly entityName?: string;
}

/** The body of every error answer. */
export interface ErrorBody {
  readonly message: string;
  readonly code: string;
  readonly status: number;
  /** Equal to the header ININ-Correlation-Id. */
  readonly contextId: string;
  readonly messageWithParams?: string;
  readonly messageParams?: Readonly<Record<string, string>>;
  readonly details: readonly ErrorDetail[];
  readonly errors: readonly ErrorBody[];
}

/** An error answer that a handler throws. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly status: number;
  readonly body: Omit<ErrorBody, 'contextId'>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    extra: Partial<Omit<ErrorBody, 'contextId'>> & {
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    const { headers = {}, ...fields } = extra;
    this.status = status;
    this.headers = headers;
    this.body = { message, code, status, details: [], errors: [], ...fields };
  }
}

const template = (
  text: string,
  parameters: Readonly<Record<string, string>>,
): Partial<ErrorBody> & { readonly message: string } => ({
  message: Object.entries(parameters).reduce(
    (message, [name, value]) => message.split(`{${name}}`).join(value),
    text,
  ),
  messageWithParams: text,
  messageParams: parameters,
});

/** The request cannot be read; `fieldName` says where. */
export function badRequest(fieldName?: string, detail: ErrorDetail = {}): ApiFailure {
  return new ApiFailure(
    400,
    'bad.request',
    'The request could not be understood by the server due to malformed syntax.',
    {
      details: fieldName === undefined ? [] : [{ errorCode: 'bad.request', fieldName, ...detail }],
    },
  );
}

/** A value of the wrong type or out of range. */
export function invalidValue(fieldName: string, value: unknown, type: string, allowed: string): ApiFailure {
  const { message, ...rest } = template(
    'Value [{value}] is not valid for field type [{fieldType}]. Allowable values are: {allowableValues}',
    {
      value: shown(value),
      fieldType: type,
      allowableValues: allowed,
    },
  );
  return new ApiFailure(400, 'invalid.value', message, {
    ...rest,
    details: [{ errorCode: 'invalid.value', fieldName }],
  });
}

export function authenticationRequired(): ApiFailure {
  return new ApiFailure(
    401,
    'authentication.required',
    'No authentication bearer token specified in authorization header.',
  );
}

export function badCredentials(): ApiFailure {
  return new ApiFailure(401, 'bad.credentials', 'Invalid login credentials.');
}

export function missingPermissions(permissions: readonly string[]): ApiFailure {
  const any = permissions.length > 1;
  const { message, ...rest } = template(
    any
      ? 'Unable to perform the requested action. You must have at least one of the following permissions assigned: {permissions}'
      : 'Unable to perform the requested action. You are missing the following permission(s): {permissions}',
    { permissions: `[${permissions.join(', ')}]` },
  );
  return new ApiFailure(403, any ? 'missing.any.permissions' : 'missing.permissions', message, rest);
}

export function notAuthorized(): ApiFailure {
  return new ApiFailure(403, 'not.authorized', 'You are not authorized to perform the requested action.');
}

export function notFound(entityId?: string, entityName?: string): ApiFailure {
  return new ApiFailure(404, 'not.found', 'The requested resource was not found.', {
    details: entityId === undefined ? [] : [{ errorCode: 'not.found', entityId, entityName }],
  });
}

export function methodNotAllowed(allowed: readonly string[]): ApiFailure {
  return new ApiFailure(405, 'method.not.allowed', 'The requested method is not allowed on this resource.', {
    headers: { Allow: allowed.join(', ') },
  });
}

export function overTheSizeLimit(bytes: number): ApiFailure {
  const { message, ...rest } = template('The request is over the size limit. Maximum bytes: {maximumBytes}', {
    maximumBytes: String(bytes),
  });
  return new ApiFailure(413, 'request.entity.too.large', message, rest);
}

export function unsupportedMediaType(): ApiFailure {
  return new ApiFailure(
    415,
    'unsupported.media.type',
    'Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value in the header.',
  );
}

/** @param seconds the wait, as in the header Retry-After and in the message */
export function tooManyRequests(seconds: number): ApiFailure {
  return new ApiFailure(
    429,
    'too.many.requests.retry.after',
    `Rate limit exceeded the maximum. Retry the request in [${seconds}] seconds`,
    {
      headers: { 'Retry-After': String(seconds) },
    },
  );
}

const others: Readonly<Record<number, readonly [code: string, message: string]>> = {
  408: ['request.timeout', 'The request timed out.'],
  409: ['conflict', 'The request conflicts with the current state of the resource.'],
  500: [
    'internal.server.error',
    'The server encountered an unexpected condition which prevented it from fulfilling the request.',
  ],
  501: ['not.implemented', 'The requested feature is not implemented.'],
  502: ['bad.gateway', 'Bad Gateway'],
  503: [
    'service.unavailable',
    'Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance).',
  ],
  504: ['request.timeout', 'The request timed out.'],
};

/** The documented error of a status that is drawn or ordered, not caused by the request. */
export function failureOfStatus(
  status: number,
  retryAfter: number,
  permissions: readonly string[],
): ApiFailure {
  switch (status) {
    case 400:
      return badRequest();
    case 401:
      return badCredentials();
    case 403:
      return permissions.length > 0 ? missingPermissions(permissions) : notAuthorized();
    case 404:
      return notFound();
    case 413:
      return overTheSizeLimit(1_048_576);
    case 415:
      return unsupportedMediaType();
    case 429:
      return tooManyRequests(retryAfter);
    default: {
      const [code, message] = others[status] ?? ['error', 'The request failed.'];
      return new ApiFailure(status, code, message);
    }
  }
}
