import { createLicenseEmulator } from 'genesys-license-emulator';
import type { LicenseDefinition, LicensedUser } from 'ngx-genesys-license';

/** The definitions of a typical organization, complete and as the API gives them: for components that take them as an input. */
export function licenseDefinitionFixtures(): readonly LicenseDefinition[] {
  const { definitions } = createLicenseEmulator({ users: 0 }).organization;
  const reference = (id: string) => ({ id, selfUri: `/api/v2/license/definitions/${id}` });
  return definitions.map(({ id, description, permissions, prerequisites, comprises }) => ({
    ...reference(id),
    ...(description === undefined ? {} : { description }),
    permissions: { ids: permissions },
    prerequisites: prerequisites.map(reference),
    comprises: comprises.map(reference),
  }));
}

/** Typical users as the store shows them: the same ones for the same count and seed, with names in many scripts. */
export function licensedUserFixtures(count = 10, seed = 1): readonly LicensedUser[] {
  const { organization } = createLicenseEmulator({ users: count, seed });
  return Array.from({ length: count }, (_, index) => {
    const id = organization.userIdAt(index);
    const user = organization.user(id);
    return {
      id,
      name: user?.name,
      email: user?.email,
      licenseIds: organization.licensesOf(id),
      cells: new Map(),
    };
  });
}
