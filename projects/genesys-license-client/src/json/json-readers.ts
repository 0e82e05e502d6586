import { JsonMismatch } from './json-mismatch.js';

/**
 * Checks a parsed JSON value and gives it its type. The value belongs to the reader, which may correct it in place:
 * copying every row would cost more than parsing it did.
 */
export type JsonRead<Value> = (value: unknown) => Value;

/** What a text says; `undefined` where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A parsed JSON object, its members yet unread. */
export type JsonObject = Record<string, unknown>;

/** An array is one, too. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Takes what fits, and says of anything else what was expected. */
export function readWhat<Value>(fits: (value: unknown) => boolean, expected: string): JsonRead<Value> {
  return (value) => {
    if (!fits(value)) throw new JsonMismatch(expected, value);
    return value as Value;
  };
}

export const readString = readWhat<string>((value) => typeof value === 'string', 'a string');

/** An id: a string with something in it. */
export const readId = readWhat<string>(
  (value) => typeof value === 'string' && value !== '',
  'a non-empty string',
);

export const readBoolean = readWhat<boolean>((value) => typeof value === 'boolean', 'true or false');

/** A count or page number: a whole number from 0. */
export const readCount = wholeFrom(0);

export const readPositive = wholeFrom(1);

export const readObject = readWhat<JsonObject>(
  (value) => isObject(value) && !Array.isArray(value),
  'an object',
);

const readArray = readWhat<unknown[]>(Array.isArray, 'an array');

function wholeFrom(least: number): JsonRead<number> {
  return readWhat(
    (value) => Number.isSafeInteger(value) && (value as number) >= least,
    `a whole number from ${least}`,
  );
}

/** A field that may be absent or `null`; both give the fallback. */
export function optional<Value>(read: JsonRead<Value>): JsonRead<Value | undefined>;
export function optional<Value>(read: JsonRead<Value>, fallback: Value): JsonRead<Value>;
export function optional<Value>(read: JsonRead<Value>, fallback?: Value): JsonRead<Value | undefined> {
  return (value) => (value === undefined || value === null ? fallback : read(value));
}

export function readList<Item>(read: JsonRead<Item>): JsonRead<readonly Item[]> {
  return (value) => {
    const items = readArray(value);
    for (let index = 0; index < items.length; index++) readMember(items, index, read);
    return items as Item[];
  };
}

/** An object with the given fields; others are kept as they came. */
export function readShape<Shape extends object>(fields: {
  readonly [Name in keyof Shape & string]-?: JsonRead<Shape[Name]>;
}): JsonRead<Shape> {
  const readers = Object.entries<JsonRead<unknown>>(fields);
  return (value) => {
    const object = readObject(value);
    for (const [name, read] of readers) readMember(object, name, read);
    return object as Shape;
  };
}

function readMember<Key extends string | number>(
  owner: Record<Key, unknown>,
  key: Key,
  read: JsonRead<unknown>,
): void {
  const found = owner[key];
  const member = readInside(read, found, key);
  if (member !== found) owner[key] = member;
}

/** Reads a member of a list or object; an error then names it. */
export function readInside<Value>(read: JsonRead<Value>, value: unknown, key: string | number): Value {
  try {
    return read(value);
  } catch (error) {
    throw error instanceof JsonMismatch ? error.inside(key) : error;
  }
}
