/** A person, as `GET /api/v2/users` tells it. Fields not named here are kept. */
export interface DirectoryUser {
  /** User id. */
  readonly id: string;
  /** As displayed; undefined where the directory has none. */
  readonly name?: string;
  /** Undefined where the directory has none. */
  readonly email?: string;
  /** `active`, `inactive` or `deleted`. */
  readonly state?: string;
}

/** The person a token belongs to. Fields not named here are kept. */
export interface UserMe {
  /** User id. */
  readonly id: string;
  /** As displayed; undefined where the directory has none. */
  readonly name?: string;
  /** Undefined where the directory has none. */
  readonly email?: string;
  /** The person's organization. */
  readonly organization?: {
    /** Organization id. */
    readonly id: string;
  };
}

/** One page of an organization's users. */
export interface DirectoryUserPage {
  /** The users of this page. */
  readonly entities: readonly DirectoryUser[];
  /** Users a page, as the server counts. */
  readonly pageSize?: number;
  /** 1-based. */
  readonly pageNumber?: number;
  /** Users altogether. */
  readonly total?: number;
  /** Pages altogether. */
  readonly pageCount?: number;
}

/** A role, by id and name. */
export interface AuthorizationRole {
  /** Role id. */
  readonly id: string;
  /** As displayed; undefined where the server gives none. */
  readonly name?: string;
}

/** One page of an organization's roles. */
export interface AuthorizationRolePage {
  /** The roles of this page. */
  readonly entities: readonly AuthorizationRole[];
  /** Roles a page, as the server counts. */
  readonly pageSize?: number;
  /** 1-based. */
  readonly pageNumber?: number;
  /** Roles altogether. */
  readonly total?: number;
  /** Pages altogether. */
  readonly pageCount?: number;
}
