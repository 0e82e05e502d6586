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
  readonly success: string | readonly string[];
  readonly failure: string | readonly string[];
  /** For a cell that already was as asked. */
  readonly noop: string | readonly string[];
}

/** A limit on requests per token. */
export interface EmulatedRateLimit {
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
  readonly resultWords: EmulatedResultWords;
  readonly noopRows: boolean;
  readonly missingRows: number;
  readonly doubledRows: number;
  readonly contradictoryRows: number;
  readonly reorderedRows: number;
  readonly rowFailures: number;
  readonly unknownIds: 'row' | 'reject';
  readonly prerequisites: 'ignore' | 'enforce' | 'add';
  readonly oneAddOnAtATime: boolean;
  readonly userInBothLists: 'addWins' | 'removeWins' | 'reject';
  readonly maximumBatch: number | null;
  readonly maximumBytes: number | null;

  readonly writeLag: number;
  readonly automaticAssignment: 'off' | 'removals' | 'additions' | 'both';
  readonly automaticAssignmentDelay: number;
  readonly pageShift: number;
  readonly shuffledPages: boolean;
  readonly maximumPageSize: number;
  readonly overlargePages: 'clamp' | 'reject';
  readonly omittedFields: readonly string[];
  readonly postUsersShape: 'ids' | 'definitions' | 'object' | 'objectWithDefinitions';
  readonly definitions: 'full' | 'thin';
  readonly comprisesDepth: number;
  readonly entitled: readonly string[];
  readonly undefinedLicense: boolean;

  readonly latency: number;
  readonly jitter: number;
  readonly failures: Readonly<Record<string, number>>;
  readonly effectDespiteFailure: number;
  readonly retryAfter: number;
  readonly truncatedAnswers: number;
  readonly nonJsonAnswers: number;
  readonly dropBefore: number;
  readonly dropAfter: number;
  readonly hang: number;
  readonly rateLimit: EmulatedRateLimit | null;
  readonly exposeHeaders: boolean;

  readonly permissions: readonly string[] | 'all';
  readonly scopes: readonly string[] | 'all';
  readonly tokens: Readonly<Record<string, EmulatedAccess>>;
  readonly tokenLifetime: number;
  readonly signIn: 'instant' | 'page';
}
