/** Who is signed in: what is kept on the device is kept per organization and person. Ids, as the platform has them. */
export interface LicenseIdentity {
  /** The id of the organization. */
  readonly orgId: string;
  /** The id of the person who is signed in. */
  readonly userId: string;
}

/** How keeping data on the device is going. */
export interface PersistenceState {
  /**
   * - `off`: not asked for, nobody signed in yet, or on a server
   * - `restoring`: what an earlier session left is being read
   * - `on`: changes under way would survive a crash
   * - `failed`: they would not; everything else works as without persistence, and keeping is tried again
   */
  readonly status: 'off' | 'restoring' | 'on' | 'failed';
  /** Why it failed; with `on`: why users or definitions are not kept, or that unreadable records were dropped. */
  readonly error: Error | undefined;
  /** When this session last had everything it knows on the device, in ms since the epoch; undefined before. */
  readonly savedAt: number | undefined;
}
