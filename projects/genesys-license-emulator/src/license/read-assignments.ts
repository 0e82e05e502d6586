import { badRequest, invalidValue } from '../api/error-body.js';
import { isRecord, isStrings } from '../settings/setting-rule.js';

/** A LicenseAssignmentRequest whose lists are sets, as the API describes them. */
export interface AssignmentRequest {
  readonly licenseId: string;
  readonly add: ReadonlySet<string>;
  readonly remove: ReadonlySet<string>;
}

/** The body of the write. @throws ApiFailure 400 naming the field */
export function readAssignments(body: unknown): readonly AssignmentRequest[] {
  if (!isRecord(body)) throw badRequest('body');
  const { assignments } = body;
  if (!Array.isArray(assignments)) throw badRequest('assignments');
  return assignments.map((assignment: unknown, place) => {
    const field = `assignments[${place}]`;
    if (!isRecord(assignment)) throw badRequest(field);
    const { licenseId, userIdsAdd, userIdsRemove } = assignment;
    if (typeof licenseId !== 'string') throw badRequest(`${field}.licenseId`);
    if (licenseId === '') throw invalidValue(`${field}.licenseId`, '', 'string', 'the id of a license');
    return {
      licenseId,
      add: idSet(userIdsAdd, `${field}.userIdsAdd`),
      remove: idSet(userIdsRemove, `${field}.userIdsRemove`),
    };
  });
}

function idSet(value: unknown, field: string): ReadonlySet<string> {
  if (!isStrings(value)) throw badRequest(field);
  return new Set(value);
}
