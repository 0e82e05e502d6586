const numbers = new Intl.NumberFormat('en');
const plural = new Intl.PluralRules('en');

/** A number as people read it: 12,345. */
export function grouped(count: number): string {
  return numbers.format(count);
}

/** "1 user", "12,345 users". */
export function quantity(count: number, one: string, other = `${one}s`): string {
  return `${grouped(count)} ${plural.select(count) === 'one' ? one : other}`;
}
