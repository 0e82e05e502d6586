/** Why a set of roles needs licenses. */
export interface LicenseExplanation {
  /** What all the roles together need. */
  readonly licenseIds: readonly string[];
  /** Per license, the roles each of which alone keeps it needed: without that role, and with all others, it is not inferred. */
  readonly reasons: readonly LicenseReason[];
}

export interface LicenseReason {
  readonly licenseId: string;
  /** Empty where several roles need the license, so that leaving out any one changes nothing. */
  readonly roleIds: readonly string[];
}
