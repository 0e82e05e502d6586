import * as sets from './permission-sets.js';

/** One license as the generated organization knows it. */
export interface LicenseEntry {
  /** As seen on live organizations (public sources); they are the API's spelling. */
  readonly id: string;
  readonly description?: string;
  /** At most one add-on per user when the setting `oneAddOnAtATime` is on. */
  readonly kind: 'base' | 'add-on';
  readonly permissions: readonly string[];
  readonly prerequisites: readonly string[];
  readonly comprises: readonly string[];
}

function license(entry: Partial<LicenseEntry> & Pick<LicenseEntry, 'id' | 'permissions'>): LicenseEntry {
  return { kind: 'base', prerequisites: [], comprises: [], ...entry };
}

/**
 * Every license id seen in public, in the order of precedence in which `infer` considers them: a license is inferred
 * when it grants an asked permission that none before it grants. Ids, the prerequisite of gc2WEMupgrade, the shared
 * permissions and most permission counts are measured; which ones a license comprises and its exact permissions are not public.
 */
export const licenseCatalog: readonly LicenseEntry[] = [
  license({ id: 'collaboratePro', description: 'Collaborate (Pro)', permissions: sets.basics }),
  license({
    id: 'communicate',
    description: 'Communicate',
    permissions: sets.telephonyUser,
    comprises: ['collaboratePro'],
  }),
  license({
    id: 'cloudCX2',
    description: 'Genesys Cloud CX 2',
    permissions: sets.cloudCx2,
    comprises: ['communicate'],
  }),
  license({
    id: 'cloudCX1',
    description: 'Genesys Cloud CX 1',
    permissions: sets.cloudCx1,
    comprises: ['communicate'],
  }),
  license({
    id: 'gc2WEMupgrade',
    kind: 'add-on',
    description: 'WEM add-on for CX 2',
    permissions: sets.wemForCx2,
    prerequisites: ['cloudCX2'],
  }),
  license({
    id: 'gc1WEMupgrade',
    kind: 'add-on',
    description: 'WEM add-on for CX 1',
    permissions: sets.wemForCx1,
    prerequisites: ['cloudCX1'],
  }),
  license({
    id: 'gcSTAupgrade',
    kind: 'add-on',
    description: 'Speech and Text Analytics upgrade add-on',
    permissions: sets.staUpgrade,
  }),
  license({
    id: 'cloudCX3',
    description: 'Genesys Cloud CX 3',
    permissions: sets.cloudCx3,
    comprises: ['communicate'],
  }),
  license({ id: 'wallboardUser', description: 'Wallboard user', permissions: sets.wallboard }),
  license({ id: 'agentAssistLicense', kind: 'add-on', permissions: sets.agentAssist }),
  license({ id: 'agentAssistOmniLicense', kind: 'add-on', permissions: sets.agentAssistOmni }),
  license({ id: 'cxCloudSF', kind: 'add-on', permissions: sets.salesforce }),
  license({ id: 'cxCloudSN', kind: 'add-on', permissions: sets.serviceNow }),
  license({
    id: 'examplePremiumAppUserLicense',
    kind: 'add-on',
    description: 'AppFoundry example premium app',
    permissions: sets.premiumApp,
  }),
];

/** Held by few users and missing from the definitions, as happens on live organizations. The id is made up. */
export const undefinedLicenseId = 'retiredPilotLicense';

/** Every id a user of the generated organization can hold; the place in this list is the license's bit in a mask. */
export const licenseIds: readonly string[] = [...licenseCatalog.map(({ id }) => id), undefinedLicenseId];

const places: ReadonlyMap<string, number> = new Map(licenseIds.map((id, place) => [id, place]));

/** The mask of one license, 0 for an id that is not known. */
export function licenseBit(id: string): number {
  const place = places.get(id);
  return place === undefined ? 0 : 1 << place;
}

/** The mask of several licenses; ids that are not known count nothing. */
export function licenseMask(ids: Iterable<string>): number {
  let mask = 0;
  for (const id of ids) mask |= licenseBit(id);
  return mask;
}

const lists = new Map<number, readonly string[]>();

/** The ids of a mask in the catalog's order. The list is shared: do not change it. */
export function licensesOfMask(mask: number): readonly string[] {
  let list = lists.get(mask);
  if (list === undefined) {
    list = Object.freeze(licenseIds.filter((_, place) => (mask & (1 << place)) !== 0));
    lists.set(mask, list);
  }
  return list;
}

/** The mask of all add-ons. */
export const addOns: number = licenseMask(
  licenseCatalog.filter(({ kind }) => kind === 'add-on').map(({ id }) => id),
);
