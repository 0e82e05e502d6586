import fc from 'fast-check';
import { options, step, type Step, type WorldOptions } from './testing/ledger-course';
import { LedgerWorld } from './testing/ledger-world';

/** A course of the world that has gone wrong once, told step by step. */
export function play(world: WorldOptions, steps: readonly Step[]): void {
  const course = new LedgerWorld(world);
  for (const next of steps) course.step(next);
  course.rest();
}

/** Holds the ledger against generated courses of the world; throws with the shrunk course where a law is broken. */
export function checkLedgerLaws({ runs, seed }: { readonly runs: number; readonly seed: number }): void {
  fc.assert(
    fc.property(options, fc.array(step, { maxLength: 120, size: 'max' }), (world, steps) =>
      play(world, steps),
    ),
    { numRuns: runs, seed },
  );
}
