/**
 * The models of `/api/v2/license`, as the official SDKs name them.
 *
 * Lists that the server leaves out are read as empty, other fields that are absent or `null` as `undefined`;
 * fields that these interfaces do not name are kept.
 */

/** A reference to a license, as in {@link LicenseDefinition.prerequisites}. */
export interface AddressableLicenseDefinition {
  /** License id. */
  readonly id: string;
  /** Path of the definition in the API. */
  readonly selfUri?: string;
}

/** The permissions that need a license. */
export interface LicensePermissions {
  /** Permission names such as `authorization:grant:add`. The list of definitions may leave them out. */
  readonly ids?: readonly string[];
}

/** A license the organization may use (getLicenseDefinitions, getLicenseDefinition). It carries no display name. */
export interface LicenseDefinition {
  /** License id such as `cloudCX2`. */
  readonly id: string;
  /** For people, in English; the API has no display name. */
  readonly description?: string;
  /** The by-id call always has it; the list may come without. */
  readonly permissions?: LicensePermissions;
  /** Licenses a user needs before this one. */
  readonly prerequisites?: readonly AddressableLicenseDefinition[];
  /** Licenses this one is made of, at most 32 levels deep. */
  readonly comprises?: readonly LicenseDefinition[];
  /** Path of the definition in the API. */
  readonly selfUri?: string;
}

/** A row of getLicenseUsers: license ids only. */
export interface UserLicenses {
  /** User id. */
  readonly id: string;
  /** Ids of the licenses the user holds; empty when the server sent none. */
  readonly licenses: readonly string[];
  /** Path of the user's licenses in the API. */
  readonly selfUri?: string;
}

/** The answer of getLicenseUser: whole definitions, unlike the rows of {@link UserLicensesEntityListing}. */
export interface LicenseUser {
  /** User id. */
  readonly id: string;
  /** Definitions of the licenses the user holds; empty when the server sent none. */
  readonly licenses: readonly LicenseDefinition[];
  /** Path of the user's licenses in the API. */
  readonly selfUri?: string;
}

/** One page of getLicenseUsers. The API gives no link to the next page. */
export interface UserLicensesEntityListing {
  /** The users of this page and the ids of their licenses. */
  readonly entities: readonly UserLicenses[];
  /** Rows per page; may be smaller than asked for. */
  readonly pageSize?: number;
  /** 1-based. */
  readonly pageNumber?: number;
  /** Rows over all pages. */
  readonly total?: number;
  /** Pages over all. */
  readonly pageCount?: number;
}

/**
 * What postLicenseUsers answers, brought to one shape: license ids by user id. It has no prototype, so any id is
 * a safe key. The API types its values only as "object".
 */
export type LicenseIdsByUser = Readonly<Record<string, readonly string[]>>;

/** One license and the users it is to be given to and taken from. All three fields are required by the API. */
export interface LicenseAssignmentRequest {
  /** The license to give and to take. */
  readonly licenseId: string;
  /** User ids; send `[]` for none. */
  readonly userIdsAdd: readonly string[];
  /** User ids; send `[]` for none. */
  readonly userIdsRemove: readonly string[];
}

/** The body of postLicenseOrganization. Its largest size is not documented; the server answers 413 beyond it. */
export interface LicenseBatchAssignmentRequest {
  /** One entry for each license. */
  readonly assignments: readonly LicenseAssignmentRequest[];
}

/** What became of one user and license of a batch. */
export interface LicenseUpdateStatus {
  /** The user this row is about. */
  readonly userId?: string;
  /** The license this row is about. */
  readonly licenseId?: string;
  /** An open string: no public document names its values. */
  readonly result?: string;
}

/** The answer of the two deprecated toggle operations. */
export interface LicenseOrgToggle {
  /** The feature that was asked for. */
  readonly featureName?: string;
  /** Always true: the API has deprecated toggles. */
  readonly enabled?: boolean;
}
