const characters = 7;
const highest = 127;
const base = 128;

/**
 * A number that orders keys as far as it goes: where two differ, the keys are in the same order; where they do not, the
 * keys themselves tell. Of a text its first seven characters, as long as they are ASCII; of a number the number.
 */
export function orderPrefix(key: string | number): number {
  if (typeof key === 'number') return key;
  let prefix = 0;
  let isOver = false;
  for (let index = 0; index < characters; index++) {
    const code: number = isOver || index >= key.length ? 0 : Math.min(key.charCodeAt(index), highest);
    // From the first character beyond, nothing that follows may tell.
    isOver ||= code === highest;
    prefix = prefix * base + code;
  }
  return prefix;
}
