import { invalidArgument } from '../errors/refusals.js';
import type { LicenseBatchAssignmentRequest } from '../models/license-models.js';

/** An id or name as a path segment. `.` and `..` would leave the path even when encoded. */
export function pathSegment(operation: string, name: string, value: unknown): string {
  checkId(operation, name, value);
  if (value === '.' || value === '..')
    throw invalidArgument(operation, `${name} must not be ${JSON.stringify(value)}.`);
  try {
    return encodeURIComponent(value);
  } catch {
    throw invalidArgument(operation, `${name} must be well-formed Unicode.`);
  }
}

/** `?pageSize=…&pageNumber=…`, without what is not given. */
export function pageQuery(
  operation: string,
  options: { pageSize?: number | undefined; pageNumber?: number | undefined },
): string {
  checkObject(operation, 'the options', options);
  const given: string[] = [];
  for (const name of ['pageSize', 'pageNumber'] as const) {
    const value = options[name];
    if (value === undefined) continue;
    checkPositive(operation, name, value);
    given.push(`${name}=${value}`);
  }
  return given.length > 0 ? `?${given.join('&')}` : '';
}

export function checkPositive(operation: string, name: string, value: unknown): void {
  if (!Number.isSafeInteger(value) || (value as number) < 1) {
    throw invalidArgument(operation, `${name} must be a whole number from 1, not ${show(value)}.`);
  }
}

export function checkIds(
  operation: string,
  name: string,
  value: unknown,
): asserts value is readonly string[] {
  if (!Array.isArray(value))
    throw invalidArgument(operation, `${name} must be an array of strings, not ${show(value)}.`);
  // An index, because forEach would skip holes.
  for (let index = 0; index < value.length; index++) checkId(operation, `${name}[${index}]`, value[index]);
}

/** `options.body` as a list of ids. */
export function bodyIds(operation: string, options: { readonly body: readonly string[] }): readonly string[] {
  checkObject(operation, 'the options', options);
  checkIds(operation, 'body', options.body);
  return options.body;
}

/** `options.body` as a batch. */
export function bodyBatch(
  operation: string,
  options: { readonly body: LicenseBatchAssignmentRequest },
): LicenseBatchAssignmentRequest {
  checkObject(operation, 'the options', options);
  const { body } = options;
  checkObject(operation, 'body', body);
  const assignments: unknown = body.assignments;
  if (!Array.isArray(assignments)) {
    throw invalidArgument(operation, `body.assignments must be an array, not ${show(assignments)}.`);
  }
  for (let index = 0; index < assignments.length; index++) {
    const name = `body.assignments[${index}]`;
    const assignment: unknown = assignments[index];
    checkObject(operation, name, assignment);
    const { licenseId, userIdsAdd, userIdsRemove } = assignment as Record<string, unknown>;
    checkId(operation, `${name}.licenseId`, licenseId);
    checkIds(operation, `${name}.userIdsAdd`, userIdsAdd);
    checkIds(operation, `${name}.userIdsRemove`, userIdsRemove);
  }
  return body;
}

function checkId(operation: string, name: string, value: unknown): asserts value is string {
  if (typeof value !== 'string' || value === '') {
    throw invalidArgument(operation, `${name} must be a non-empty string, not ${show(value)}.`);
  }
}

function checkObject(operation: string, name: string, value: unknown): asserts value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidArgument(operation, `${name} must be an object, not ${show(value)}.`);
  }
}

function show(value: unknown): string {
  if (value === null || value === undefined || value === '' || typeof value === 'number')
    return value === '' ? '""' : String(value);
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
