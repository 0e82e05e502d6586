import { hash } from './hash.js';
import { inferFromPermissions } from './infer.js';
import { addOns, licenseBit, licenseCatalog, licenseMask, undefinedLicenseId } from './license-catalog.js';
import { roleCatalog, roleProfiles, type RoleKey } from './role-catalog.js';

type RoleProfile = (typeof roleProfiles)[number];

const spread: readonly RoleProfile[] = roleProfiles.flatMap((profile) =>
  Array.from({ length: profile.weight }, () => profile),
);

/** The roles of user number `index`. */
export function rolesAt(seed: number, index: number): readonly RoleKey[] {
  return profileAt(seed, index).roles;
}

/**
 * Says what a user holds before anybody wrote: what the roles infer, with a few licenses given or taken by hand.
 * Nobody holds examplePremiumAppUserLicense.
 */
export class GeneratedLicenses {
  readonly #seed: number;
  readonly #entitled: number;
  readonly #withUndefined: boolean;
  readonly #inferred = new Map<RoleProfile, number>();

  constructor(seed: number, entitled: number, withUndefined: boolean) {
    this.#seed = seed;
    this.#entitled = entitled;
    this.#withUndefined = withUndefined;
  }

  /** What automatic, role-based assignment gives user number `index`. */
  inferredAt(index: number): number {
    return this.#inferredOf(profileAt(this.#seed, index));
  }

  /** What user number `index` held at the start. */
  heldAt(index: number): number {
    const profile = profileAt(this.#seed, index);
    let held = this.#inferredOf(profile);
    if (profile.roles.length === 0) return held;
    const bits = hash(this.#seed, 401, index);
    const luck = bits % 100;
    if (luck < 6 && (held & addOns) === 0) held |= this.#givenByHand(bits >>> 8, held);
    else if (luck < 9) held = withoutOne(held, bits >>> 8);
    if (this.#withUndefined && bits % 199 === 7) held |= licenseBit(undefinedLicenseId);
    return held;
  }

  #inferredOf(profile: RoleProfile): number {
    let mask = this.#inferred.get(profile);
    if (mask === undefined) {
      const permissions = profile.roles.flatMap((role) => roleCatalog[role].permissions);
      mask = inferFromPermissions(permissions, this.#entitled);
      this.#inferred.set(profile, mask);
    }
    return mask;
  }

  #givenByHand(bits: number, held: number): number {
    const id = manual[bits % manual.length] ?? 'gcSTAupgrade';
    const needed = licenseMask(licenseCatalog.find((entry) => entry.id === id)?.prerequisites ?? []);
    return (held & needed) === needed ? licenseBit(id) & this.#entitled : 0;
  }
}

const manual = ['gcSTAupgrade', 'gc2WEMupgrade', 'gc1WEMupgrade', 'agentAssistOmniLicense'];

function profileAt(seed: number, index: number): RoleProfile {
  const profile = spread[hash(seed, 400, index) % spread.length];
  if (profile === undefined) throw new Error('genesys-license-emulator: no role profile.');
  return profile;
}

function withoutOne(mask: number, bits: number): number {
  const dropped = licenseBit(droppable[bits % droppable.length] ?? '');
  return mask & ~dropped;
}

const droppable = ['collaboratePro', 'wallboardUser', 'gc2WEMupgrade'];
