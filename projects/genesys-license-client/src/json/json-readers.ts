import { JsonMismatch } from './json-mismatch.js';

/**
 * Checks a parsed JSON value and gives it its type. The value belongs to the reader, which may correct it in place:
 * copying every row would cost more than parsing it did.
 */
export type JsonRead<Value> = (value: unknown) => Value;

/** A parsed JSON object, its members yet unread. */
export type JsonObject = Record<string, unknown>;

export const readString: JsonRead<string> = (value) => {
  if (typeof value !== 'string') throw new JsonMismatch('a string', value);
  return value;
};

/** An id: a string with something in it. */
export const readId: JsonRead<string> = (value) => {
  if (typeof value !== 'string' || value === '') throw new JsonMismatch('a non-empty string', value);
  return value;
};

export const readBoolean: JsonRead<boolean> = (value) => {
  if (typeof value !== 'boolean') throw new JsonMismatch('true or false', value);
  return value;
};

/** A count or page number: a whole number from 0. */
export const readCount = wholeFrom(0);

export const readPositive = wholeFrom(1);

export const readObject: JsonRead<JsonObject> = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new JsonMismatch('an object', value);
  }
  return value as JsonObject;
};

function wholeFrom(least: number): JsonRead<number> {
  return (value) => {
    if (!Number.isSafeInteger(value) || (value as number) < least)
      throw new JsonMismatch(`a whole number from ${least}`, value);
    return value as number;
  };
}

/** A field that may be absent or `null`; both give `undefined`. */
export function optional<Value>(read: JsonRead<Value>): JsonRead<Value | undefined> {
  return (value) => (value === undefined || value === null ? undefined : read(value));
}

/** A list that may be absent or `null`; both give an empty list. */
export function orEmpty<Item>(read: JsonRead<readonly Item[]>): JsonRead<readonly Item[]> {
  return (value) => (value === undefined || value === null ? [] : read(value));
}

export function readList<Item>(read: JsonRead<Item>): JsonRead<readonly Item[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new JsonMismatch('an array', value);
    const items: unknown[] = value;
    for (let index = 0; index < items.length; index++) {
      const found = items[index];
      const item = readInside(read, found, index);
      if (item !== found) items[index] = item;
    }
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
    for (const [name, read] of readers) {
      const found = object[name];
      const member = readInside(read, found, name);
      if (member !== found) object[name] = member;
    }
    return object as Shape;
  };
}

/** Reads a member of a list or object; an error then names it. */
export function readInside<Value>(read: JsonRead<Value>, value: unknown, key: string | number): Value {
  try {
    return read(value);
  } catch (error) {
    throw error instanceof JsonMismatch ? error.inside(key) : error;
  }
}
