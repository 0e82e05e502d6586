/** What a token may do. */
export interface EmulatedAccess {
  /** Permissions such as `authorization:grant:add`, or `'all'`. Default: `'all'`. */
  readonly permissions?: readonly string[] | 'all';
  /** OAuth scopes such as `license` or `license:readonly`, or `'all'`. Default: `'all'`. */
  readonly scopes?: readonly string[] | 'all';
  /** `true`: the token is refused with 401. Default: `false`. */
  readonly expired?: boolean;
}

/** The words of `LicenseUpdateStatus.result`; a list is drawn from at random. Any string will do, the empty one too. */
export interface EmulatedResultWords {
  /** What `result` says for a cell that was written; one is chosen by chance. */
  readonly success: string | readonly string[];
  /** What `result` says for a cell that was refused; one is chosen by chance. */
  readonly failure: string | readonly string[];
  /** For a cell that already was as asked. */
  readonly noop: string | readonly string[];
}

/** A limit on requests per token. */
export interface EmulatedRateLimit {
  /** Requests per token within the window. */
  readonly requests: number;
  /** Milliseconds. Default: 60000. */
  readonly window: number;
  /** `rolling`: no window of that length holds more; `fixed`: a counter that starts anew. Default: `rolling`. */
  readonly kind: 'rolling' | 'fixed';
}

/**
 * How the emulated API behaves wherever nobody outside Genesys knows, or where things go wrong.
 * All options are independent of each other; what happens by chance is drawn from the seed. Rates lie between 0 and 1,
 * times are milliseconds.
 */
export interface EmulatorSettings {
  /** The words of `result` in the rows of the write; a partial object changes only the words it names. Default: `OK`, `FAILED`, `OK`. */
  readonly resultWords: EmulatedResultWords;
  /** Whether a row comes for a cell that already was as asked. Default: `true`. */
  readonly noopRows: boolean;
  /** Share of rows of the write that are left out. Default: 0. */
  readonly missingRows: number;
  /** Share of rows that come twice. Default: 0. */
  readonly doubledRows: number;
  /** Share of rows followed by one for the same cell that says the opposite. Default: 0. */
  readonly contradictoryRows: number;
  /** Share of answers of the write whose rows come in random order. Default: 0. */
  readonly reorderedRows: number;
  /** Share of cells that the write refuses with a failing row. Default: 0. */
  readonly rowFailures: number;
  /** Unknown users, licenses or roles: a failing row (reads leave them out), or 400 for the whole request. Default: `row`. */
  readonly unknownIds: 'row' | 'reject';
  /** A license whose prerequisite is not held: given anyway, refused, or given with it; likewise for taking. Default: `ignore`. */
  readonly prerequisites: 'ignore' | 'enforce' | 'add';
  /** Whether giving an add-on silently takes the other add-ons of the user. Default: `false`. */
  readonly oneAddOnAtATime: boolean;
  /** The same user in `userIdsAdd` and `userIdsRemove` of one license. Default: `addWins`. */
  readonly userInBothLists: 'addWins' | 'removeWins' | 'reject';
  /** Most ids in one POST /users or /organization; more give 413. Default: `null`, no limit. */
  readonly maximumBatch: number | null;
  /** Most bytes of a request body; more give 413. Default: `null`, no limit. */
  readonly maximumBytes: number | null;

  /** How long after a write the reads show what was before, in ms. Default: 0. */
  readonly writeLag: number;
  /** Which writes against what the roles infer are undone later. Default: `off`. */
  readonly automaticAssignment: 'off' | 'removals' | 'additions' | 'both';
  /** How long after the write that happens, in ms. Default: 5000. */
  readonly automaticAssignmentDelay: number;
  /** How often a user joins or leaves before a page of getLicenseUsers, so that rows shift. Default: 0. */
  readonly pageShift: number;
  /** Whether the rows of a page come in another order each time. Default: `false`. */
  readonly shuffledPages: boolean;
  /** Largest page of getLicenseUsers. Default: 500. */
  readonly maximumPageSize: number;
  /** A larger `pageSize`: answered with the largest page, or with 400. Default: `clamp`. */
  readonly overlargePages: 'clamp' | 'reject';
  /** Optional fields that no answer has, for example `total` or `selfUri`. Default: none. */
  readonly omittedFields: readonly string[];
  /** The values of postLicenseUsers: ids, definitions, or an object with `licenses` of either kind. Default: `ids`. */
  readonly postUsersShape: 'ids' | 'definitions' | 'object' | 'objectWithDefinitions';
  /** Whether the list of definitions has `permissions.ids`, or only the call by id. Default: `full`. */
  readonly definitions: 'full' | 'thin';
  /** Levels of `comprises`; more than the real two repeat the innermost definition. Default: 2. */
  readonly comprisesDepth: number;
  /** The licenses that the organization can hold. Default: all 14. */
  readonly entitled: readonly string[];
  /** Whether a few users hold a license that is missing from the definitions. Default: `true`. */
  readonly undefinedLicense: boolean;

  /** Time a request takes in ms, half before and half after it takes effect. Default: 0. */
  readonly latency: number;
  /** Up to so many ms are added to the latency. Default: 0. */
  readonly jitter: number;
  /** Rates of error statuses, by status or `operation:status`. Default: none. */
  readonly failures: Readonly<Record<string, number>>;
  /** Share of writes that take effect although they fail (408, 5xx) or hang. Default: 0. */
  readonly effectDespiteFailure: number;
  /** Seconds in the Retry-After of a 429 drawn from `failures`. Default: 2. */
  readonly retryAfter: number;
  /** Share of answers whose body breaks off. Default: 0. */
  readonly truncatedAnswers: number;
  /** Share of answers that are the HTML page of a proxy with status 200. Default: 0. */
  readonly nonJsonAnswers: number;
  /** Share of connections that break before the request takes effect. Default: 0. */
  readonly dropBefore: number;
  /** Share of connections that break after the request took effect. Default: 0. */
  readonly dropAfter: number;
  /** Share of requests that are never answered. Default: 0. */
  readonly hang: number;
  /** Requests allowed per token; more give 429 with Retry-After. Default: `null`, no limit. */
  readonly rateLimit: EmulatedRateLimit | null;
  /** Whether CORS exposes ININ-Correlation-Id and Retry-After to pages. Default: `true`. */
  readonly exposeHeaders: boolean;

  /** What a token that is not declared may do. Default: `all`. */
  readonly permissions: readonly string[] | 'all';
  /** The OAuth scopes of a token that is not declared. Default: `all`. */
  readonly scopes: readonly string[] | 'all';
  /** Declared tokens and client ids; given ones are added. Default: `readonly`, `nopermissions`, `expired`. */
  readonly tokens: Readonly<Record<string, EmulatedAccess>>;
  /** How long an issued access token is valid, in ms. Default: a day. */
  readonly tokenLifetime: number;
  /** Whether /oauth/authorize goes back at once or shows a page with a link. Default: `instant`. */
  readonly signIn: 'instant' | 'page';
}

/** Settings to change; words and a rate limit may be given in part. */
export interface EmulatorSettingChanges extends Partial<Omit<EmulatorSettings, 'resultWords' | 'rateLimit'>> {
  /** Words that are not given stay as they are. */
  readonly resultWords?: Partial<EmulatedResultWords>;
  /** Without `window` a minute, without `kind` rolling. */
  readonly rateLimit?: (Partial<EmulatedRateLimit> & Pick<EmulatedRateLimit, 'requests'>) | null;
}
