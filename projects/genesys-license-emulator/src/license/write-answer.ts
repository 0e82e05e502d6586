import type { ApiCall } from '../api/api-call.js';
import { badRequest } from '../api/error-body.js';
import { checkBatch } from '../api/read-fields.js';
import { licenseBit } from '../organization/license-catalog.js';
import { readAssignments, type AssignmentRequest } from './read-assignments.js';
import { statusRows, type WrittenCell } from './status-rows.js';
import { writeCell, type CellEnd } from './write-cell.js';

/** `POST /api/v2/license/organization`: the only write. A request that is refused with 4xx changes nothing. */
export function writeAssignments(call: ApiCall): unknown {
  const { organization, settings, chance } = call;
  const requests = readAssignments(call.body);
  checkBatch(
    requests.reduce((sum, { add, remove }) => sum + add.size + remove.size, 0),
    settings.maximumBatch,
  );
  requests.forEach((request, place) => refuseOrPass(call, request, place));

  const cells: WrittenCell[] = [];
  for (const { licenseId, add, remove } of requests) {
    const bit = licenseBit(licenseId) & organization.holdable;
    // The later of two writes of one cell wins.
    const steps = settings.userInBothLists === 'addWins' ? [remove, add] : [add, remove];
    for (const userIds of steps) {
      for (const userId of userIds) {
        const user = organization.numberOf(userId);
        const end: CellEnd =
          bit === 0 || user < 0 || chance.happens(settings.rowFailures, 'rowFailures', cells.length)
            ? 'failure'
            : writeCell(organization, settings, user, bit, userIds === add);
        cells.push({ userId, licenseId, end });
      }
    }
  }
  return statusRows(cells, settings, chance);
}

function refuseOrPass(
  { organization, settings }: ApiCall,
  { licenseId, add, remove }: AssignmentRequest,
  place: number,
): void {
  const field = `assignments[${place}]`;
  if (settings.unknownIds === 'reject') {
    if ((licenseBit(licenseId) & organization.holdable) === 0) {
      throw badRequest(`${field}.licenseId`, { entityId: licenseId, entityName: 'licenseDefinition' });
    }
    for (const [list, ids] of [['userIdsAdd', add] as const, ['userIdsRemove', remove] as const]) {
      for (const id of ids) {
        if (organization.numberOf(id) < 0)
          throw badRequest(`${field}.${list}`, { entityId: id, entityName: 'user' });
      }
    }
  }
  if (settings.userInBothLists === 'reject') {
    for (const id of add) {
      if (remove.has(id)) throw badRequest(`${field}.userIdsRemove`, { entityId: id, entityName: 'user' });
    }
  }
}
