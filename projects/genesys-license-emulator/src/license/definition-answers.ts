import type { ApiCall } from '../api/api-call.js';
import { notFound } from '../api/error-body.js';
import type { EmulatedLicense } from '../organization/emulated-organization.js';

type Json = Readonly<Record<string, unknown>>;

/** `GET /api/v2/license/definitions`: a bare array, not paged. */
export function definitionList(call: ApiCall): unknown {
  return call.organization.definitions.map((license) =>
    definitionJson(call, license, call.settings.definitions === 'full'),
  );
}

/** `GET /api/v2/license/definitions/{licenseId}`: always with its permissions. */
export function definitionById(call: ApiCall): unknown {
  const { licenseId = '' } = call.parameters;
  const license = call.organization.definitions.find(({ id }) => id === licenseId);
  if (license === undefined) throw notFound(licenseId, 'licenseDefinition');
  return definitionJson(call, license, true);
}

/** The definitions of licenses that somebody holds; one that is not defined is an id and nothing else. */
export function heldDefinitions(
  call: ApiCall,
  licenseIds: readonly string[],
  withPermissions: boolean,
): readonly Json[] {
  const { definitions } = call.organization;
  return licenseIds.map((licenseId) => {
    const license = definitions.find(({ id }) => id === licenseId);
    return license === undefined
      ? withSelfUri(call, { id: licenseId }, definitionUri(licenseId))
      : definitionJson(call, license, withPermissions);
  });
}

/** Adds `selfUri`, unless the settings leave it out. */
export function withSelfUri(call: ApiCall, entity: Json, uri: string): Json {
  return call.settings.omittedFields.includes('selfUri') ? entity : { ...entity, selfUri: uri };
}

const definitionUri = (id: string): string => `/api/v2/license/definitions/${encodeURIComponent(id)}`;

function definitionJson(call: ApiCall, license: EmulatedLicense, withPermissions: boolean, level = 0): Json {
  const { omittedFields, comprisesDepth } = call.settings;
  const { organization } = call;
  const json: Record<string, unknown> = { id: license.id };
  if (license.description !== undefined && !omittedFields.includes('description'))
    json['description'] = license.description;
  if (withPermissions) json['permissions'] = { ids: license.permissions };
  if (!omittedFields.includes('prerequisites')) {
    json['prerequisites'] = license.prerequisites.map((id) => withSelfUri(call, { id }, definitionUri(id)));
  }
  if (!omittedFields.includes('comprises')) {
    json['comprises'] =
      level < comprisesDepth ? comprised().map((part) => definitionJson(call, part, false, level + 1)) : [];
  }
  return withSelfUri(call, json, definitionUri(license.id));

  function comprised(): readonly EmulatedLicense[] {
    const real = organization.definitions.filter(({ id }) => license.comprises.includes(id));
    // The real ones end after two levels; deeper ones show clients what an unbounded or cyclic answer looks like.
    return real.length === 0 && comprisesDepth > 2 && license.comprises.length === 0 && level > 0
      ? [license]
      : real;
  }
}
