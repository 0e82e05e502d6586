/** A person, as `GET /api/v2/users` tells it. Fields not named here are kept. */
export interface DirectoryUser {
  /** User id. */
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  /** `active`, `inactive` or `deleted`. */
  readonly state?: string;
}

/** One page of an organization's users. */
export interface DirectoryUserPage {
  readonly entities: readonly DirectoryUser[];
  readonly pageSize?: number;
  /** 1-based. */
  readonly pageNumber?: number;
  readonly total?: number;
  readonly pageCount?: number;
}

/** A role, by id and name. */
export interface AuthorizationRole {
  /** Role id. */
  readonly id: string;
  readonly name?: string;
}

/** One page of an organization's roles. */
export interface AuthorizationRolePage {
  readonly entities: readonly AuthorizationRole[];
  readonly pageSize?: number;
  /** 1-based. */
  readonly pageNumber?: number;
  readonly total?: number;
  readonly pageCount?: number;
}
