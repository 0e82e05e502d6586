import { isStrings } from '../settings/setting-rule.js';
import { badRequest, invalidValue, overTheSizeLimit } from './error-body.js';

/** A whole number from the query; 400 naming the field when it is none or out of range. */
export function integerField(
  query: URLSearchParams,
  name: string,
  initial: number,
  least: number,
  most?: number,
): number {
  const text = query.get(name);
  if (text === null || text === '') return initial;
  const value = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value) || value < least || (most !== undefined && value > most)) {
    throw invalidValue(
      name,
      text,
      'integer',
      most === undefined ? `${least} or more` : `${least} to ${most}`,
    );
  }
  return value;
}

/** The body as a list of strings; a body that is absent is an empty list. */
export function stringsBody(body: unknown, fieldName: string): readonly string[] {
  if (body === undefined || body === null) return [];
  if (!isStrings(body)) throw badRequest(fieldName);
  return body;
}

/** 413 when there are more ids than a batch may have. */
export function checkBatch(ids: number, most: number | null): void {
  // An id with its quotes and comma takes 39 bytes.
  if (most !== null && ids > most) throw overTheSizeLimit(most * 39 + 1);
}
