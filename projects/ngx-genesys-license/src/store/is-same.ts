/** Whether two objects have the same members, one by one. */
export function isSame<Value extends object>(a: Value, b: Value | undefined): boolean {
  return b !== undefined && (Object.keys(a) as (keyof Value)[]).every((member) => a[member] === b[member]);
}
