/** A value as a message shows it. */
export function shown(value: unknown): string {
  const text: unknown = typeof value === 'string' ? value : JSON.stringify(value);
  return typeof text === 'string' ? text : String(value);
}
