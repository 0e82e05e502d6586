import { createLicenseClient } from 'genesys-license-client';

const client = createLicenseClient({ region: process.argv[2], accessToken: 'any' });
const ids = [];
for await (const page of client.licenseUserPages({ pageSize: 100 })) {
  ids.push(...page.entities.map(({ id }) => id));
}
const userIdsAdd = ids.slice(0, 12);
const licenseId = 'examplePremiumAppUserLicense';
const rows = await client.postLicenseOrganization({
  body: { assignments: [{ licenseId, userIdsAdd, userIdsRemove: [] }] },
});
const held = await client.postLicenseUsers({ body: userIdsAdd });
const seen = userIdsAdd.filter((id) => held[id].includes(licenseId));
console.log(`${ids.length} users, ${rows.length} given, ${seen.length} seen`);
