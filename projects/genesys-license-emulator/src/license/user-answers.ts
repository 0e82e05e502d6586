import type { ApiCall } from '../api/api-call.js';
import { badRequest, invalidValue, notFound } from '../api/error-body.js';
import { checkBatch, integerField, stringsBody } from '../api/read-fields.js';
import { licensesOfMask } from '../organization/license-catalog.js';
import { heldDefinitions, withSelfUri } from './definition-answers.js';

/** `GET /api/v2/license/users`: rows with license ids. There is no nextUri. */
export function userPage(call: ApiCall): unknown {
  const { query, settings, organization, chance } = call;
  const asked = integerField(query, 'pageSize', 25, 1);
  const pageNumber = integerField(query, 'pageNumber', 1, 1);
  const { maximumPageSize } = settings;
  if (asked > maximumPageSize && settings.overlargePages === 'reject') {
    throw invalidValue('pageSize', asked, 'integer', `1 to ${maximumPageSize}`);
  }
  if (chance.happens(settings.pageShift, 'pageShift')) shiftPages(call);

  const pageSize = Math.min(asked, maximumPageSize);
  const total = organization.userCount;
  const first = (pageNumber - 1) * pageSize;
  const rows = [];
  for (let place = first; place < Math.min(first + pageSize, total); place++) {
    const user = organization.numberAt(place);
    rows.push(userRow(call, organization.idOf(user), licensesOfMask(organization.shown(user))));
  }
  const listing = {
    entities: settings.shuffledPages ? chance.shuffle(rows, 'shuffledPages') : rows,
    pageSize,
    pageNumber,
    total,
    pageCount: Math.ceil(total / pageSize),
  };
  return Object.fromEntries(
    Object.entries(listing).filter(([field]) => !settings.omittedFields.includes(field)),
  );
}

/** `GET /api/v2/license/users/{userId}`: definitions, where the list has ids. */
export function userById(call: ApiCall): unknown {
  const { userId = '' } = call.parameters;
  const user = call.organization.numberOf(userId);
  if (user < 0) throw notFound(userId, 'user');
  return userRow(call, userId, heldDefinitions(call, licensesOfMask(call.organization.shown(user)), true));
}

/** `POST /api/v2/license/users`: an object by user id, whose values are not documented. */
export function usersByIds(call: ApiCall): unknown {
  const { settings, organization } = call;
  const ids = new Set(stringsBody(call.body, 'body'));
  checkBatch(ids.size, settings.maximumBatch);
  const users: Record<string, unknown> = {};
  for (const id of ids) {
    const user = organization.numberOf(id);
    if (user >= 0) users[id] = shaped(call, id, licensesOfMask(organization.shown(user)));
    else if (settings.unknownIds === 'reject') throw badRequest('body', { entityId: id, entityName: 'user' });
  }
  return users;
}

function shaped(call: ApiCall, id: string, licenseIds: readonly string[]): unknown {
  switch (call.settings.postUsersShape) {
    case 'ids':
      return licenseIds;
    case 'definitions':
      return heldDefinitions(call, licenseIds, false);
    case 'object':
      return userRow(call, id, licenseIds);
    case 'objectWithDefinitions':
      return userRow(call, id, heldDefinitions(call, licenseIds, false));
  }
}

function userRow(call: ApiCall, id: string, licenses: readonly unknown[]): Readonly<Record<string, unknown>> {
  return withSelfUri(call, { id, licenses }, `/api/v2/license/users/${id}`);
}

/** Somebody joins or leaves, so that the rows of later pages move by one. */
function shiftPages({ organization, chance }: ApiCall): void {
  if (organization.userCount > 1 && chance.happens(0.5, 'pageShift leaves')) {
    organization.removeUser(organization.userIdAt(chance.bits('pageShift who') % organization.userCount));
  } else organization.addUser();
}
