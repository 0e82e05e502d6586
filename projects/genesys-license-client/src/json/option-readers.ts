import { longestDelay } from '../config/license-clock.js';
import { readWhat, type JsonRead } from './json-readers.js';

/**
 * What may be left out. Unlike `optional` it does not take `null`, which would have to be corrected in the caller's own
 * object; so must a fallback be, for which the object has to be one's own.
 */
export function given<Value>(read: JsonRead<Value>): JsonRead<Value | undefined>;
export function given<Value>(read: JsonRead<Value>, fallback: Value): JsonRead<Value>;
export function given<Value>(read: JsonRead<Value>, fallback?: Value): JsonRead<Value | undefined> {
  return (value) => (value === undefined ? fallback : read(value));
}

export const readFunction = readWhat<never>((value) => typeof value === 'function', 'a function');

/** Longer ones would fire at once. */
export const readTimeout = readWhat<number>(
  (value) => typeof value === 'number' && value >= 1 && value <= longestDelay,
  `milliseconds from 1 to ${longestDelay}`,
);

export const readShare = numberBelow(1);

/** Milliseconds. */
export const readDuration = numberBelow(Infinity);

function numberBelow(bound: number): JsonRead<number> {
  return readWhat(
    (value) => typeof value === 'number' && value >= 0 && value < bound,
    `a number from 0 to below ${bound}`,
  );
}
