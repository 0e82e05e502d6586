/** What comes from the device may be anything: another version's, or damaged. */
export function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

export function isNumbers(value: unknown): value is Uint32Array {
  return value instanceof Uint32Array;
}
