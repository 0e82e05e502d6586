import type { LicenseApiErrorFields, LicenseDefinition, RequestPriority } from 'genesys-license-client';
import type { ReadRow } from '../../core/license-ledger';

/** Tabs that speak another version do not hear each other: it is part of the channel's name. */
export const tabProtocol = 2;

/** Rows, cells and ids a message holds at most. */
const mostItems = 10_000;
const mostText = 2_000;
const mostDefinitions = 5_000;
const deepest = 32;

type Check<Type> = (value: unknown) => value is Type;

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= mostText;
const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isTexts = /* @__PURE__ */ listOf(isText);
const isRow = (value: unknown): value is ReadRow => has(value, { id: isText, licenses: isTexts });

const readShape = { asked: isNumber, rows: /* @__PURE__ */ listOf(isRow), gone: isTexts };
const isRead = (value: unknown): value is Said<typeof readShape> => has(value, readShape);

const priorities: readonly RequestPriority[] = [
  'interactive',
  'visible',
  'batch',
  'verification',
  'background',
];
const isPriority: Check<RequestPriority> = (value): value is RequestPriority =>
  (priorities as readonly unknown[]).includes(value);

const isError = (value: unknown): value is LicenseApiErrorFields =>
  has(value, {
    code: isText,
    message: isText,
    effect: (effect): effect is string => effect === 'none' || effect === 'unknown',
    status: optional(isNumber),
    correlationId: optional(isText),
    retryAfter: optional(isNumber),
    missingPermissions: optional(isTexts),
    operation: optional(isText),
  });

/** What tabs say to each other, by kind, and what each field has to be. All times are of the device's common clock, in ms. */
// Marked so that bundlers leave it out of applications whose tabs share nothing.
const shapes = /* @__PURE__ */ (() =>
  ({
    /** I have come. */
    hello: {},
    /** I am here too. */
    here: { leads: isFlag },
    /** I lead from now on, or let requests out from now on: ask me. */
    lead: {},
    /** Are you there? */
    ping: {},
    bye: {},
    /** The person has signed out. */
    signedOut: {},

    /** So many requests were sent in the last minute; what I lack of it: see `TabCircle.know`. */
    budget: { used: isNumber, missing: isNumber },
    /** May I send a request? */
    ask: { id: isText, priority: isPriority, again: isFlag },
    /** To all: that request may leave, soon after that time. */
    grant: { id: isText, priority: isPriority, at: isNumber },
    refuse: { id: isText, error: isError },
    /** It has been answered, has failed, or will not be sent. */
    answered: { id: isText },
    /** The server wants silence for so long, in ms. */
    pause: { duration: isNumber },

    /** What a read asked for at that time says. */
    read: readShape,
    /** The server called these writes a success: user, license, whether it is held. */
    written: { at: isNumber, cells: listOf(isCell) },
    definitions: { loadedAt: isNumber, definitions: listOf(isDefinition, mostDefinitions) },

    /** Read all users for me, from that page on. */
    sweep: {
      id: isNumber,
      pageNumber: isNumber,
      pageSize: optional(isNumber),
      concurrency: optional(isNumber),
    },
    /** I do not want any more. */
    unsweep: { id: isNumber },
    /** A page of a sweep. With what it says, and since when, where it was read before this tab wanted it. */
    page: {
      id: isNumber,
      number: optional(isNumber),
      pageSize: optional(isNumber),
      pageCount: optional(isNumber),
      total: optional(isNumber),
      userIds: isTexts,
      said: optional(isRead),
    },
    /** That was the last page, or the sweep has failed. */
    swept: { id: isNumber, error: optional(isError) },
  }) satisfies Readonly<Record<string, Shape>>)();

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;
type Shapes = typeof shapes;
type Said<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends (value: unknown) => value is infer Type
    ? Type
    : never;
};

export type TabMessageKind = keyof Shapes;
/** What a message of a kind says, beside who says it to whom. */
export type TabSaying<Kind extends TabMessageKind> = Said<Shapes[Kind]>;
export type TabMessage<Kind extends TabMessageKind = TabMessageKind> = {
  readonly [Each in Kind]: TabSaying<Each> & {
    readonly kind: Each;
    /** The tab that says it. */
    readonly from: string;
    /** The tab that is meant; all where undefined. */
    readonly to?: string | undefined;
  };
}[Kind];

/** Another tab may run anything: what is not a whole message is none. */
export function readTabMessage(value: unknown): TabMessage | undefined {
  if (!has(value, { kind: isText, from: isText, to: optional(isText) })) return undefined;
  const { kind } = value as { readonly kind: string };
  if (!Object.hasOwn(shapes, kind)) return undefined;
  return has(value, shapes[kind as TabMessageKind]) ? (value as TabMessage) : undefined;
}

function has(value: unknown, shape: Shape): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.entries(shape).every(([name, check]) => check(fields[name]));
}

function optional<Type>(check: Check<Type>): Check<Type | undefined> {
  return (value): value is Type | undefined => value === undefined || check(value);
}

function listOf<Type>(check: (value: unknown) => value is Type, most = mostItems): Check<readonly Type[]> {
  return (value): value is readonly Type[] =>
    Array.isArray(value) && value.length <= most && value.every((item) => check(item));
}

function isCell(value: unknown): value is readonly [string, string, boolean] {
  return Array.isArray(value) && isText(value[0]) && isText(value[1]) && isFlag(value[2]);
}

function isDefinition(value: unknown): value is LicenseDefinition {
  return isDefinitionAt(value, 0);
}

function isDefinitionAt(value: unknown, depth: number): value is LicenseDefinition {
  const isComprised: Check<LicenseDefinition> = (each): each is LicenseDefinition =>
    depth < deepest && isDefinitionAt(each, depth + 1);
  return has(value, {
    id: isText,
    description: optional(isText),
    permissions: (permissions) => permissions === undefined || has(permissions, { ids: optional(isTexts) }),
    prerequisites: (each) =>
      each === undefined || listOf((one): one is unknown => has(one, { id: isText }))(each),
    comprises: optional(listOf(isComprised)),
  });
}
