import type { LicenseApiError } from 'genesys-license-client';

/** How an inference is asked for. */
export interface InferenceOptions {
  /** Aborted: the promise rejects with its reason, and the request is given up unless somebody else waits for it. */
  readonly signal?: AbortSignal;
}

/** Why a set of roles needs licenses. */
export interface LicenseExplanation {
  /** What all the roles together need. */
  readonly licenseIds: readonly string[];
  /** Per license, the roles each of which alone keeps it needed: without that role, and with all others, it is not inferred. */
  readonly reasons: readonly LicenseReason[];
}

/** Why a license is inferred. */
export interface LicenseReason {
  /** The license. */
  readonly licenseId: string;
  /** Empty where several roles need the license, so that leaving out any one changes nothing. */
  readonly roleIds: readonly string[];
}

/**
 * What a user holds beside what the server infers from the user's roles. Compared id by id: a license that is held as
 * the prerequisite of another, or needed and part of another that is held, counts as different.
 */
export interface RoleComparison {
  /** The user. */
  readonly userId: string;
  /**
   * - `agrees`: the user holds what the roles need, nothing else
   * - `differs`: something is held without a reason, or needed and not held
   * - `unknown`: the user's roles, or what is held or needed, could not be read; `error` says why
   */
  readonly status: 'agrees' | 'differs' | 'unknown';
  /** The user's roles; undefined where they could not be read. */
  readonly roleIds: readonly string[] | undefined;
  /** License ids on view for the user that no role needs: given by hand, or left over. Empty where unknown. */
  readonly heldWithoutReason: readonly string[];
  /** License ids that the roles need and the user does not hold on view. Empty where unknown. */
  readonly neededNotHeld: readonly string[];
  /**
   * Why it is `unknown`; undefined where the server told of the user and left the roles out, as it does for who may not
   * see them.
   */
  readonly error: LicenseApiError | undefined;
}
