import fc from 'fast-check';
import { playTabs } from '../testing/play-tabs';
import { calmWorld, course, stagedCourse, world } from '../testing/tabs-course';

/** Holds several tabs against generated courses; rejects with the shrunk course where a law is broken. */
export async function checkTabLaws({
  runs,
  seed,
}: {
  readonly runs: number;
  readonly seed: number;
}): Promise<void> {
  const staged = Math.floor(runs / 3);
  await fc.assert(fc.asyncProperty(world, course, playTabs), { numRuns: runs - staged, seed });
  if (staged === 0) return;
  await fc.assert(fc.asyncProperty(calmWorld, stagedCourse, playTabs), { numRuns: staged, seed });
}
