import fc from 'fast-check';
import { crashStep, crashWorld, step, world } from './testing/engine-course';
import { playEngine } from './testing/play-engine';

/** Holds the engine against generated courses; rejects with the shrunk course where a law is broken. */
export async function checkEngineLaws({
  runs,
  seed,
}: {
  readonly runs: number;
  readonly seed: number;
}): Promise<void> {
  const crashes = Math.floor(runs / 3);
  await fc.assert(fc.asyncProperty(world, fc.array(step, { maxLength: 16 }), playEngine), {
    numRuns: runs - crashes,
    seed,
  });
  if (crashes === 0) return;
  await fc.assert(fc.asyncProperty(crashWorld, fc.array(crashStep, { maxLength: 20 }), playEngine), {
    numRuns: crashes,
    seed,
  });
}
