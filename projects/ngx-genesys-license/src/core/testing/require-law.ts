/** Throws the law where it does not hold. */
export function requireLaw(condition: boolean, law: string): void {
  if (!condition) throw new Error(law);
}
