/** How often each of some words comes, in the order of their first: `3 × done, 1 × failed`; one for all is said once. */
export function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} × ${word}`).join('; ');
}

/** Virtual time as a person says it. */
export function duration(milliseconds: number): string {
  if (milliseconds === 0) return 'at once';
  return milliseconds < 60_000
    ? `after ${Math.round(milliseconds / 100) / 10} s`
    : `after ${Math.round(milliseconds / 6000) / 10} min`;
}

/** Said of what is shown and the server holds otherwise. */
export const otherwise = 'not as the server';
