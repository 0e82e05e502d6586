import { addOns, licenseCatalog, licenseBit, licenseMask } from '../organization/license-catalog.js';
import type { Organization } from '../organization/organization.js';
import type { EmulatorSettings } from '../settings/emulator-settings.js';

/** How the write of one cell ended; the words for it are a setting. */
export type CellEnd = 'success' | 'failure' | 'noop';

interface LicenseNeeds {
  readonly bit: number;
  readonly needs: number;
}

const needs: readonly LicenseNeeds[] = licenseCatalog.map(({ id, prerequisites }) => ({
  bit: licenseBit(id),
  needs: licenseMask(prerequisites),
}));

/** Gives or takes one license of one user, with the side effects that the settings ask for. */
export function writeCell(
  organization: Organization,
  settings: EmulatorSettings,
  user: number,
  bit: number,
  on: boolean,
): CellEnd {
  const held = organization.stored(user);
  if (((held & bit) !== 0) === on) return 'noop';
  // A license that is not defined can be taken from those who hold it, and given to nobody.
  if (on && (bit & organization.entitled) === 0) return 'failure';
  return on ? give(organization, settings, user, bit, held) : take(organization, settings, user, bit, held);
}

function give(
  organization: Organization,
  settings: EmulatorSettings,
  user: number,
  bit: number,
  held: number,
): CellEnd {
  const missing = (needs.find((license) => license.bit === bit)?.needs ?? 0) & ~held;
  if (missing !== 0 && settings.prerequisites === 'enforce') return 'failure';
  if (missing !== 0 && settings.prerequisites === 'add')
    organization.write(user, missing & organization.entitled, true);
  if (settings.oneAddOnAtATime && (bit & addOns) !== 0) organization.write(user, addOns & ~bit, false);
  organization.write(user, bit, true);
  return 'success';
}

function take(
  organization: Organization,
  settings: EmulatorSettings,
  user: number,
  bit: number,
  held: number,
): CellEnd {
  const dependent =
    needs.reduce((mask, license) => ((license.needs & bit) !== 0 ? mask | license.bit : mask), 0) & held;
  if (dependent !== 0 && settings.prerequisites === 'enforce') return 'failure';
  if (dependent !== 0 && settings.prerequisites === 'add') organization.write(user, dependent, false);
  organization.write(user, bit, false);
  return 'success';
}
