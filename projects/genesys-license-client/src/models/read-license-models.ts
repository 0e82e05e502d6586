import { JsonMismatch } from '../json/json-mismatch.js';
import {
  optional,
  readBoolean,
  readId,
  readInside,
  readList,
  readObject,
  readShape,
  readString,
  type JsonRead,
} from '../json/json-readers.js';
import { readPage } from '../json/read-page.js';
import type {
  AddressableLicenseDefinition,
  LicenseDefinition,
  LicenseIdsByUser,
  LicenseOrgToggle,
  LicensePermissions,
  LicenseUpdateStatus,
  LicenseUser,
  UserLicenses,
  UserLicensesEntityListing,
} from './license-models.js';

const deepestComprises = 32;

export const readIds = readList(readId);

const readPermissions = readShape<LicensePermissions>({ ids: optional(readList(readString)) });
const readPrerequisites = readList(
  readShape<AddressableLicenseDefinition>({ id: readId, selfUri: optional(readString) }),
);

let depth = 0;

/** Counts how deep it is: whoever walks what has been read can then do so by recursion. */
const readComprises: JsonRead<readonly LicenseDefinition[]> = (value) => {
  if (depth === deepestComprises) {
    throw new JsonMismatch(`at most ${deepestComprises} levels of comprises`, value);
  }
  depth++;
  try {
    return readDefinitions(value);
  } finally {
    depth--;
  }
};

export const readDefinition = readShape<LicenseDefinition>({
  id: readId,
  description: optional(readString),
  permissions: optional(readPermissions),
  prerequisites: optional(readPrerequisites),
  comprises: optional(readComprises),
  selfUri: optional(readString),
});
export const readDefinitions = readList(readDefinition);

export const readLicenseUser = readShape<LicenseUser>({
  id: readId,
  licenses: optional(readDefinitions, []),
  selfUri: optional(readString),
});

const readListing = readPage(
  readShape<UserLicenses>({ id: readId, licenses: optional(readIds, []), selfUri: optional(readString) }),
);

/** A page without rows is believed only where it says itself that there are none: some other object must not look like an empty organization. */
export const readUserPage: JsonRead<UserLicensesEntityListing> = (value) => {
  const { entities, total } = readObject(value);
  if ((entities === undefined || entities === null) && total !== 0) {
    throw new JsonMismatch('an array', entities).inside('entities');
  }
  return readListing(value);
};

export const readUpdateStatuses = readList(
  readShape<LicenseUpdateStatus>({
    userId: optional(readString),
    licenseId: optional(readString),
    result: optional(readString),
  }),
);

export const readToggle = readShape<LicenseOrgToggle>({
  featureName: optional(readString),
  enabled: optional(readBoolean),
});

/** What fits, or the member of an object that holds it. */
function orIn<Value>(
  member: string,
  fits: (value: unknown) => boolean,
  read: JsonRead<Value>,
): JsonRead<Value> {
  return (value) => (fits(value) ? read(value) : readInside(read, readObject(value)[member], member));
}

/** Every shape a value of postLicenseUsers may have: a list of ids or definitions, or an object with such a list. */
const readHolding = orIn(
  'licenses',
  Array.isArray,
  readList(orIn('id', (value) => typeof value === 'string', readId)),
);

export const readLicenseIdsByUser: JsonRead<LicenseIdsByUser> = (value) => {
  const byUser = Object.create(null) as Record<string, readonly string[]>;
  for (const [userId, holding] of Object.entries(readObject(value))) {
    byUser[userId] = readInside(readHolding, holding, userId);
  }
  return byUser;
};
