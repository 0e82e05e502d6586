import { refusal } from '../errors/refusal.js';
import { JsonMismatch } from './json-mismatch.js';
import { readInside, type JsonRead } from './json-readers.js';

/**
 * Checks what was given by the readers of answers, which leave alone what is right: an argument of the operation, or
 * without one an option of the client.
 */
export function checked<Value>(
  name: string,
  read: JsonRead<Value>,
  value: unknown,
  operation?: string,
): Value {
  try {
    return readInside(read, value, name);
  } catch (error) {
    // The path begins with "$.".
    throw error instanceof JsonMismatch ? refusal(`${error.message.slice(2)}.`, operation) : error;
  }
}
