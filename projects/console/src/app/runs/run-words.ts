import type { OperationState, RunProgress, RunState } from 'ngx-genesys-license';
import { grouped } from '../shared/quantity';

/** States of a run in words. */
export const runStateWords: Readonly<Record<RunState, string>> = {
  queued: 'waiting',
  running: 'being sent',
  verifying: 'being verified',
  done: 'ended',
  cancelled: 'cancelled',
};

const words: readonly (readonly [OperationState, string])[] = [
  ['failed', 'failed'],
  ['reverted', 'undone by somebody'],
  ['unresolved', 'unknown'],
  ['unconfirmed', 'unconfirmed'],
  ['queued', 'waiting'],
  ['sent', 'sent'],
  ['verifying', 'being verified'],
  ['confirmed', 'done'],
  ['unchanged', 'already so'],
  ['superseded', 'replaced'],
  ['cancelled', 'cancelled'],
];

/** "1 failed, 3 being verified, 46 done". */
export function progressWords(progress: RunProgress): string {
  return words
    .filter(([state]) => progress[state] > 0)
    .map(([state, word]) => `${grouped(progress[state])} ${word}`)
    .join(', ');
}

/** Changes that have come to an end, whichever. */
export function endedCount({ asked, queued, sent, verifying, unconfirmed }: RunProgress): number {
  return asked - queued - sent - verifying - unconfirmed;
}
