import type { UserLicenses, UserLicensesEntityListing } from 'genesys-license-client';

/** License ids as real organizations have them. */
export const sampleLicenses: readonly string[] = [
  'cloudCX1',
  'cloudCX2',
  'cloudCX3',
  'gc1WEMupgrade',
  'gc2WEMupgrade',
  'gcSTAupgrade',
  'collaboratePro',
  'communicate',
  'wallboardUser',
  'agentAssistLicense',
  'agentAssistOmniLicense',
  'cxCloudSF',
  'cxCloudSN',
];

/** A license no sample user holds: what the benchmarks give and take. */
export const freeLicense = 'examplePremiumAppUserLicense';

export const samplePageSize = 100;

/** The id of a sample user: looks random, and tells the position. */
export function sampleUserId(index: number): string {
  const hash = scramble(index).toString(16).padStart(8, '0');
  const more = scramble(index + 0x9e3779b9)
    .toString(16)
    .padStart(8, '0');
  return `${hash}-${more.slice(0, 4)}-4${more.slice(4, 7)}-a${hash.slice(0, 3)}-${index.toString(16).padStart(12, '0')}`;
}

export function sampleUserIndex(userId: string): number {
  return Number.parseInt(userId.slice(24), 16);
}

/** Three licenses: one of three tiers and two others. */
export function sampleUserLicenses(index: number): string[] {
  const hash = scramble(index);
  const others = sampleLicenses.length - 3;
  const second = 3 + ((hash >>> 8) % others);
  const third = 3 + ((second - 2 + ((hash >>> 16) % (others - 1))) % others);
  return [hash % 3, second, third].map((license) => sampleLicenses[license] as string);
}

/** A page of GET /api/v2/license/users as the server sends it. */
export function samplePageJson(pageNumber: number, users: number, pageSize = samplePageSize): string {
  const start = (pageNumber - 1) * pageSize;
  const entities: UserLicenses[] = [];
  for (let index = start; index < Math.min(users, start + pageSize); index++) {
    const id = sampleUserId(index);
    entities.push({ id, licenses: sampleUserLicenses(index), selfUri: `/api/v2/license/users/${id}` });
  }
  const listing: UserLicensesEntityListing = {
    entities,
    pageSize,
    pageNumber,
    total: users,
    pageCount: Math.ceil(users / pageSize),
  };
  return JSON.stringify(listing);
}

/** All pages, as text. */
export function samplePages(users: number): string[] {
  return Array.from({ length: Math.ceil(users / samplePageSize) }, (_, page) =>
    samplePageJson(page + 1, users),
  );
}

/** What the server answers where every cell of a write is done. */
export function sampleAnswer(positions: readonly number[], licenseId: string): string {
  return JSON.stringify(
    positions.map((position) => ({ userId: sampleUserId(position), licenseId, result: 'success' })),
  );
}

function scramble(value: number): number {
  let hash = (value ^ 0x5bd1e995) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}
